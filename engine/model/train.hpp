#pragma once

#include "engine/model/folds.hpp"
#include "engine/model/training.hpp"
#include "engine/model/training_set.hpp"

#include <cstdint>
#include <span>

namespace parallax {

/// Folds for the set's own examples (made rows have none). Copies of one text stay in one fold,
/// and with them all groups that share a text: only one fold may be left.
[[nodiscard]] Folds make_folds(const TrainingSet& set, std::span<const std::uint32_t> rows,
                               FoldKind kind, std::uint32_t wanted, std::uint64_t seed);

/// Chooses settings, validates them on folds whose settings were chosen without the held-out part,
/// then learns from all examples. Same set and options, same bits, whatever the threads. Requires
/// at least two examples of two classes.
[[nodiscard]] Training train_model(const TrainingSet& set, const Lexicon& lexicon,
                                   const TrainingOptions& options);

}  // namespace parallax
