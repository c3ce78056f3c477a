#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace parallax {

/// Words of names, and which of them are the same by is_same_word(); found without comparing each
/// word with each, so that the work grows with the number of words.
class AlikeWords {
public:
    /// The word's number; the same for the same word.
    std::uint32_t add(const std::string& word);

    /// How many different words were added; their numbers are those below it.
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }

    /// Numbers of the words added so far that are the same as this one, itself among them.
    [[nodiscard]] std::vector<std::uint32_t> list_alike(std::uint32_t word) const;

private:
    std::vector<std::string> words_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_key_;  ///< list_alike_keys()
};

}  // namespace parallax
