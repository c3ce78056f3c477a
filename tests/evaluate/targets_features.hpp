#pragma once

#include "tests/evaluate/targets_classifier.hpp"
#include "tests/evaluate/targets_reading.hpp"

#include <string>
#include <string_view>

namespace parallax::targets {

/// Features of a row; the first letter of a name is its group:
///   w words and pairs of words of the sentence
///   n words near the target, by side and distance
///   c words of the target's clause, words before and after it
///   s structure: whose subject or object the target is, voice, who speaks, other names
///   h hits attached to the target, by role, link, wording, negation; hits elsewhere
///   l words of lists by others (VADER, Liu, MPQA) near the target, where those lists are at hand
///   m the target's own name, for the ablation alone: a model with it is not symmetric
/// Elsewhere names are masked: the target is <t>, others <n>.
/// A word without its inflection, roughly: enough to bring forms together.
[[nodiscard]] std::string stem(std::string_view word);

[[nodiscard]] NamedFeatures make_features(Reader& reader, const Row& row, const Reading& reading);

}  // namespace parallax::targets
