#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace parallax {

/// Numbers of words, sorted, each once.
using WordNumbers = std::vector<std::uint32_t>;

[[nodiscard]] std::size_t count_common(const WordNumbers& a, const WordNumbers& b);

/// A word that stands in more lists than this leads each list only to the `nearest_lists` before it
/// that hold the word too, so that time stays near the size of the lists. Copies of one list,
/// however many, are still joined, each to the one before it.
inline constexpr std::size_t most_lists_of_word = 64;
inline constexpr std::size_t nearest_lists = 8;

/// Calls `take(a, b, common)` for pairs of lists, a < b, with how many words both hold: for all
/// pairs with a word in common that stands in at most `most_lists_of_word` of them, and for those
/// that a commoner word leads to.
void find_word_pairs(std::span<const WordNumbers* const> lists,
                     const std::function<void(std::uint32_t, std::uint32_t, std::size_t)>& take);

}  // namespace parallax
