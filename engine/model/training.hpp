#pragma once

#include "engine/model/evaluation.hpp"
#include "engine/model/model.hpp"
#include "engine/model/training_settings.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// What a fold keeps together besides copies of one text. `stratified`: nothing.
enum class FoldKind : std::uint8_t { stratified, outlet, event, url, group };
inline constexpr std::array all_fold_kinds{FoldKind::stratified, FoldKind::outlet, FoldKind::event,
                                           FoldKind::url, FoldKind::group};
[[nodiscard]] std::string_view name_of(FoldKind kind);

/// From which probability a text is said to be of the positive class.
enum class ThresholdRule : std::uint8_t {
    half,
    f1,        ///< the one that had the best F1 of the positive class on held-out folds
    macro_f1,  ///< the best mean F1
};
inline constexpr std::array all_threshold_rules{ThresholdRule::half, ThresholdRule::f1,
                                                ThresholdRule::macro_f1};
[[nodiscard]] std::string_view name_of(ThresholdRule rule);

/// How far a training has come.
struct TrainingProgress {
    std::size_t done = 0;  ///< steps: a fold with its search, the search for all, the last fit
    std::size_t of = 0;
    double loss = 0.0;  ///< mean log loss of the inner folds of the step done last
};

struct TrainingOptions {
    std::vector<FoldKind> fold_kinds{FoldKind::stratified};  ///< the first calibrates the model
    std::uint32_t folds = 5;
    std::uint32_t inner_folds = 3;
    std::uint64_t seed = 1;
    /// Chooses prior widths and families on inner folds; else `settings` are taken as they are.
    bool tune = true;
    /// What the search leaves as `settings` have it: prior widths by family, the form of width.
    std::array<bool, all_families.size()> keeps_prior_sd{};
    bool keeps_vector_sd = false;
    bool keeps_width = false;
    bool keeps_lexicon = false;  ///< the search does not leave the lexicon's terms unlearned
    bool keeps_l1_ratio = true;  ///< false: an elastic net whose ratio is chosen too
    bool validate = true;        ///< false: no outer folds, no metrics; for experiments on a split
    ThresholdRule threshold = ThresholdRule::half;
    TrainingSettings settings;
    TextReading reading;
    std::string id = "model";
    std::string task;
    unsigned threads = 1;
    /// Called after each step, one call at a time.
    std::function<void(const TrainingProgress&)> progress = {};
};

/// What the model says of examples that it did not learn from, over all folds of one kind.
struct Validation {
    FoldKind kind = FoldKind::stratified;
    std::uint32_t folds = 0;
    std::vector<std::uint32_t> rows;  ///< of the training set: those with a majority label
    Judged model;
    Judged majority;                    ///< always the commonest class of the training folds
    std::optional<Judged> outlet_only;  ///< the commonest class of the outlet; if outlets are known
};

struct Training {
    Model model;  ///< without the hashes of its training record
    TrainingSettings settings;
    std::vector<Validation> validations;
    std::uint64_t kept_features = 0;
    std::uint64_t moved_weights = 0;  ///< that differ from their prior mean
    bool converged = true;
};

}  // namespace parallax
