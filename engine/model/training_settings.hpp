#pragma once

#include "engine/model/model.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace parallax {

/// How much wider than its family's the prior of an n-gram is.
enum class PriorWidth : std::uint8_t {
    even,   ///< all alike
    rare,   ///< by inverse document frequency, ln((1 + n) ÷ (1 + d)) + 1, over its mean
    ratio,  ///< by |ln ratio| of its frequency in the classes, as in NB-SVM (Wang & Manning 2012)
};
inline constexpr std::array all_prior_widths{PriorWidth::even, PriorWidth::rare, PriorWidth::ratio};
[[nodiscard]] std::string_view name_of(PriorWidth width);

/// What is chosen on folds, or by the user.
struct TrainingSettings {
    /// Prior standard deviation by family; 0 leaves the family out (terms keep their prior mean).
    std::array<double, all_families.size()> prior_sd{0.5, 0.3, 0.2, 1.0, 1.0, 0.5};
    PriorWidth width = PriorWidth::even;
    /// Of what words have in common by their vectors (see like_words); 0: each word is on its own.
    double vector_sd = 1.0;
    double prior_scale = 1.0;    ///< of the lexicon's weights as prior means
    double marked_weight = 0.0;  ///< how much a row of marked words counts against an example
    PriorMap prior_map = PriorMap::as_signed;
    /// Share of the absolute in the penalty of standardised deviations from the prior means, from 0
    /// (Gaussian prior) to 1; above 0 weights of which examples say little stay exactly at them.
    double l1_ratio = 0.0;
    bool balanced = false;              ///< every class counts the same in sum
    std::uint32_t min_examples = 3;     ///< n-grams met in fewer training examples are left out
    std::uint32_t max_ngrams = 50'000;  ///< so many of the largest weights are kept, the rest are 0

    friend bool operator==(const TrainingSettings&, const TrainingSettings&) = default;
};

}  // namespace parallax
