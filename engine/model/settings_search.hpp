#pragma once

#include "engine/model/folds.hpp"
#include "engine/model/laid_out_rows.hpp"
#include "engine/model/training.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <Eigen/Core>

namespace parallax {

/// What settings say of rows that were held out of their fits.
struct HeldOutFit {
    Eigen::MatrixXd logits;            ///< rows × logits, in the order of the rows
    double loss = 0.0;                 ///< mean log loss
    std::vector<double> loss_of_fold;  ///< sums, so that a fold counts as its rows do
    std::vector<LogisticFit> fits;     ///< by fold
};

/// Inner folds, each laid out once for all settings that are tried on it.
class InnerFolds {
public:
    /// `start`: what the search begins with; what it leaves out stays out.
    InnerFolds(const TrainingSet& set, const Lexicon& lexicon, std::span<const std::uint32_t> rows,
               const Folds& folds, const TrainingSettings& start);

    /// Fits every fold to the end, from nothing but the settings.
    [[nodiscard]] HeldOutFit hold_out(const TrainingSettings& settings);

    /// Fits from the weights of `best` on, as closely as telling settings apart needs, and gives up
    /// after the first folds that did worse than those of `best` by more than the others are likely
    /// to make up for.
    [[nodiscard]] std::optional<HeldOutFit> hold_out_if_better(const TrainingSettings& settings,
                                                               const HeldOutFit& best);

private:
    struct Fold {
        std::vector<std::uint32_t> learned;
        std::vector<std::uint32_t> left;
        std::vector<Eigen::Index> places;  ///< of what is left, among the rows
        LaidOutRows laid_out;
        std::optional<LaidOutRows> with_made;  ///< made rows too; as soon as they count
        SparseRows left_features;
    };

    void fit_fold(Fold& fold, const TrainingSettings& settings, double relative_tolerance,
                  const LogisticFit* near, HeldOutFit& into);
    [[nodiscard]] HeldOutFit nothing_yet() const;
    void close(const TrainingSettings& settings, HeldOutFit& held_out) const;

    const TrainingSet* set_;  ///< not owned
    const Lexicon* lexicon_;  ///< not owned
    std::vector<std::uint32_t> rows_;
    TrainingSettings start_;
    std::vector<Fold> folds_;
};

/// The settings with the least mean log loss that a coordinate search finds from options.settings:
/// first how far what is believed beforehand counts, then all widths of n-grams and vectors at
/// once, the form of width, then each family's width, halved or doubled as long as that helps, and
/// the family left out; vectors alike; then the lexicon's scale, the ratio of an elastic net, and
/// how much marked words count. What the options keep stays.
[[nodiscard]] TrainingSettings search_settings(InnerFolds& folds, const TrainingSet& set,
                                               const TrainingOptions& options);

}  // namespace parallax
