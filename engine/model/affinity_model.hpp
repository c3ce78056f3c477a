#pragma once

#include "engine/model/induce_entries.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace parallax {

/// A multinomial logistic model in which each phrase speaks for the classes it was found to be
/// characteristic of, and for no other: logit of class k = intercept + Σ affinity · uses ÷ scored
/// sentences.
struct AffinityModel {
    std::vector<double> intercepts;  ///< by class: how common it is and what having no phrase tells
    /// By class: the part of the intercept that is left if all classes are as common as another.
    std::vector<double> even_intercepts;
    std::vector<double> affinities;  ///< by entry
    std::vector<double> sds;         ///< by entry: Laplace approximation from the diagonal
    double pooling_sd = 0.0;         ///< of the prior around the mean of all classes, estimated
    bool converged = false;
};

/// Fits it to the texts with used[i] != 0. The coefficients share a normal prior around 0, which is
/// the mean of all classes, and its width is estimated with them (partial pooling: Gelman & Hill
/// 2007, chapter 12; the width by expectation maximisation in the Laplace approximation): a class
/// with few texts is drawn to the mean.
[[nodiscard]] AffinityModel fit_affinities(const PhraseTexts& texts, const Candidates& candidates,
                                           std::span<const PhraseEvidence> entries,
                                           std::span<const std::uint8_t> used);

/// By text with used[i] == 0, in order: the logits of all classes.
[[nodiscard]] std::vector<std::vector<double>> predict_affinities(
    const PhraseTexts& texts, const Candidates& candidates, std::span<const PhraseEvidence> entries,
    const AffinityModel& model, std::span<const std::uint8_t> used);

}  // namespace parallax
