#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

namespace parallax {

/// What a word tells of what a text is about.
struct WeightedWord {
    std::uint32_t word = 0;  ///< index into PhraseTexts::words
    double weight = 0.0;
};

/// Divides weights by the root of the sum of their squares; none of a text without a weight.
inline void scale_to_unit(std::vector<WeightedWord>& text) {
    double squares = 0.0;
    for (const WeightedWord& one : text) squares += one.weight * one.weight;
    for (WeightedWord& one : text) one.weight /= std::sqrt(squares);
}

}  // namespace parallax
