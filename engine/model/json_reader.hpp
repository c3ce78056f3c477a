#pragma once

#include "engine/core/input_error.hpp"
#include "engine/lexicon/located_json.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// Reads a JSON text that one of our programs wrote, where every field is due and no other is
/// known. Notes every fault with its place; a faulty value reads as an empty one, so that the rest
/// is read too.
class JsonReader {
public:
    /// `bytes` must outlive the reader. `lines_before` counts lines of the file ahead of them.
    JsonReader(std::string_view file, std::string_view bytes, std::size_t lines_before = 0);

    /// The text as a tree, or none after a fault of syntax.
    [[nodiscard]] std::optional<LocatedJson> parse();

    /// Whether `value` is an object with all of these fields. Notes every missing and unknown one.
    bool has_fields(const LocatedJson& value, std::string_view what,
                    std::initializer_list<const char*> fields);

    // Fields of an object for which has_fields was true.
    [[nodiscard]] std::string text(const LocatedJson& object, std::string_view field);
    [[nodiscard]] double number(const LocatedJson& object, std::string_view field);
    [[nodiscard]] std::uint64_t whole_number(
        const LocatedJson& object, std::string_view field,
        std::uint64_t most = std::numeric_limits<std::uint64_t>::max());
    [[nodiscard]] bool truth(const LocatedJson& object, std::string_view field);
    [[nodiscard]] std::span<const LocatedJson> list(const LocatedJson& object,
                                                    std::string_view field);

    // Values themselves; `what` names them in messages.
    [[nodiscard]] std::string text_of(const LocatedJson& value, std::string_view what);
    [[nodiscard]] double number_of(const LocatedJson& value, std::string_view what);
    [[nodiscard]] std::uint64_t whole_number_of(const LocatedJson& value, std::string_view what,
                                                std::uint64_t most);

    void add_fault(const LocatedJson& at, std::string message);

    [[nodiscard]] bool is_faultless() const { return faults_.empty(); }
    [[nodiscard]] std::vector<Fault> take_faults() { return std::move(faults_); }

private:
    std::string file_;
    std::string_view bytes_;
    std::size_t lines_before_ = 0;
    std::vector<Fault> faults_;
};

/// Throws InputError with all faults, if there is one.
void throw_faults(std::vector<Fault> faults);

}  // namespace parallax
