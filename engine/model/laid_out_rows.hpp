#pragma once

#include "engine/model/training_set.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <Eigen/Core>

namespace parallax {

/// Rows to learn from, laid out once for all settings that are tried on them, for settings change
/// priors and how much made rows count, not features. The set and the lexicon must outlive it.
class LaidOutRows {
public:
    /// `rows` as for fit_examples. Families and vectors whose width `settings` have at 0 are left
    /// out for good; so are made rows where these count 0.
    LaidOutRows(const TrainingSet& set, const Lexicon& lexicon, std::span<const std::uint32_t> rows,
                const TrainingSettings& settings);

    /// The weights that fit best under `settings`, from `near` on if that is given: a fit of these
    /// rows or of rows laid out with the same columns under other settings.
    [[nodiscard]] LogisticFit fit(const TrainingSettings& settings, double relative_tolerance,
                                  const LogisticFit* near = nullptr);

    /// What a fit of the last settings says of each kept column: the part of vectors multiplied
    /// out, the smallest n-grams set to 0.
    [[nodiscard]] FittedWeights finish(LogisticFit fit, const TrainingSettings& settings,
                                       bool with_sd) const;

    /// Of the set's table, rising.
    [[nodiscard]] const std::vector<std::uint32_t>& columns() const { return columns_; }

private:
    /// What is known of a kept column whatever the settings.
    struct Column {
        Family family = Family::lexicon;
        std::uint32_t examples = 0;      ///< that hold it; made rows do not count
        std::optional<double> before{};  ///< its weight in the model trained before
        double term_weight = 0.0;        ///< of a term in the outlet's wording
        std::optional<double> term_sd{};
    };

    void choose_columns(const TrainingSettings& settings);
    void note_terms(const Lexicon& lexicon);
    void set_priors(const TrainingSettings& settings);
    [[nodiscard]] bool is_learned(const Column& column, const TrainingSettings& settings) const;
    [[nodiscard]] Eigen::VectorXd relative_widths(const TrainingSettings& settings) const;

    const TrainingSet* set_;           ///< not owned
    std::vector<std::uint32_t> used_;  ///< rows of the set, made ones last
    std::vector<std::uint32_t> columns_;
    std::vector<Column> known_;  ///< by kept column
    Eigen::MatrixXd by_logit_;   ///< kept columns × logits: class shares of their examples
    double examples_ = 0.0;      ///< used rows that are not made
    std::uint32_t min_examples_ = 0;
    LogisticProblem problem_;
    std::optional<SparseColumns> laid_out_;
};

/// The chosen rows of the set's table with the chosen columns (rising) alone, renumbered.
[[nodiscard]] SparseRows select_features(const TrainingSet& set,
                                         std::span<const std::uint32_t> rows,
                                         std::span<const std::uint32_t> columns);

}  // namespace parallax
