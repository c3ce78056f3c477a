#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace parallax::fuzz {

/// Makes faulty inputs of sound ones: bytes changed, cut, repeated, numbers and quoted texts put in
/// others' places, lines exchanged, one input gone on with by another. The same seed gives the same
/// inputs on every machine.
class Mutator {
public:
    /// At least one seed input; none may be empty.
    Mutator(std::vector<std::string> seeds, std::uint32_t seed);

    [[nodiscard]] std::string next();

private:
    [[nodiscard]] std::size_t draw(std::size_t below);
    void change_bytes(std::string& input);
    void move_stretch(std::string& input);
    void change_number(std::string& input);
    void change_quoted(std::string& input);
    void exchange_lines(std::string& input);
    void go_on_with_another(std::string& input);

    std::vector<std::string> seeds_;
    std::mt19937 random_;
};

}  // namespace parallax::fuzz
