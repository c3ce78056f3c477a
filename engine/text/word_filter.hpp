#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace parallax {

/// Tells of most words that they are not in a list, by first byte and length, without going to
/// memory for the list itself: nearly all words of a text are in none.
class WordFilter {
public:
    void add(std::string_view word) { lengths_[first_byte(word)] |= bit_of(word); }

    /// False only for words that were not added.
    [[nodiscard]] bool may_hold(std::string_view word) const {
        return (lengths_[first_byte(word)] & bit_of(word)) != 0;
    }

private:
    static std::size_t first_byte(std::string_view word) {
        return word.empty() ? 0 : static_cast<unsigned char>(word.front());
    }
    static std::uint32_t bit_of(std::string_view word) {
        return std::uint32_t{1} << std::min<std::size_t>(word.size(), 31);
    }

    std::array<std::uint32_t, 256> lengths_{};  ///< by first byte: bit n for words of n bytes
};

}  // namespace parallax
