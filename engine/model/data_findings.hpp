#pragma once

#include "engine/model/training_set.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace parallax {

/// Examples by class of the training set; those evenly split count under none.
[[nodiscard]] std::vector<std::pair<std::string, std::uint64_t>> count_by_class(
    const TrainingSet& set);

/// What users must know about their examples before they trust a model of them, a sentence each:
/// texts that occur twice, with different labels; classes with fewer than ten examples; labels
/// that the outlet, the topic or the group gives away (mutual information), and of two classes how
/// often a text of the second has the longer sentences (where lengths are among the features).
[[nodiscard]] std::vector<std::string> find_in_data(const TrainingSet& set);

}  // namespace parallax
