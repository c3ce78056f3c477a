#pragma once

#include "tests/evaluate/targets_classifier.hpp"
#include "tests/evaluate/targets_reading.hpp"

namespace parallax::targets {

/// Features of a row; the first letter of a name is its group:
///   w words and pairs of words of the sentence
///   n words near the target, by side and distance
///   c words of the target's clause, words before and after it
///   s structure: whose subject or object the target is, voice, who speaks, other names
///   h hits attached to the target, by role, link, wording, negation; hits elsewhere
///   m the target's own name, for the ablation alone: a model with it is not symmetric
/// Elsewhere names are masked: the target is <t>, others <n>.
[[nodiscard]] NamedFeatures make_features(Reader& reader, const Row& row, const Reading& reading);

/// Sum of the weights of the axes `regard` and `evaluation` attached to the target.
[[nodiscard]] double sum_attached(const Reader& reader, const Reading& reading);

/// The same over all hits of the row, whoever they are about.
[[nodiscard]] double sum_all(const Reader& reader, const Reading& reading);

/// The same over hits attached to nobody.
[[nodiscard]] double sum_free(const Reader& reader, const Reading& reading);

/// Pronouns that the row annotates as its target, by what the engine made of them: the target,
/// another, nobody; then pronouns that it took for the target where the row annotates none.
[[nodiscard]] std::array<int, 4> count_pronouns(Reader& reader, const Row& row,
                                                const Reading& reading);

}  // namespace parallax::targets
