#pragma once

#include "engine/model/train.hpp"

#include <span>
#include <string>
#include <vector>

namespace parallax {

/// Settings, and the calibration and threshold that go with them, all from held-out inner folds of
/// the examples they are for.
struct ChosenSettings {
    TrainingSettings settings;
    Calibration calibration;
    double threshold = 0.5;
    double loss = 0.0;  ///< mean log loss on the inner folds, before calibration
};

/// Settings that search_settings finds on inner folds, with calibration and threshold learned from
/// what was held out there. Without options.tune only these two are learned. Where the rows make
/// one group of the kind, inner folds are stratified.
[[nodiscard]] ChosenSettings choose_settings(const TrainingSet& set, const Lexicon& lexicon,
                                             std::span<const std::uint32_t> rows, FoldKind kind,
                                             const TrainingOptions& options);

/// rows × classes
[[nodiscard]] Eigen::MatrixXd calibrated_probabilities(const Eigen::MatrixXd& logits,
                                                       const Calibration& calibration);

/// The class with the largest probability; of two classes the second from `threshold` on.
[[nodiscard]] std::uint32_t decide(const std::vector<double>& probabilities, double threshold);

/// What a fold of this kind keeps together; the example's own key where it has no such name.
[[nodiscard]] std::string group_of(const LabelledExample& example, FoldKind kind);

}  // namespace parallax
