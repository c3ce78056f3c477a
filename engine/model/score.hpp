#pragma once

#include "engine/model/features.hpp"
#include "engine/model/model.hpp"

#include <optional>
#include <string>
#include <vector>

namespace parallax {

/// What one feature adds to a logit: contribution = value · weight, with every place it counts.
struct Contribution {
    std::string feature;
    double value = 0.0;
    double weight = 0.0;
    double contribution = 0.0;
    std::vector<Place> places;
};

/// One score of one unit. logit = intercept + the sum of the contributions, to 1e-9 (promise 3).
struct Score {
    std::string model;
    std::optional<AxisId> axis;      ///< none for a trained model
    std::optional<TargetId> target;  ///< none: hits of style without a target
    std::string positive_class;      ///< the class whose logit this is
    double logit = 0.0;
    std::optional<double> probability;  ///< none before calibration
    double intercept = 0.0;
    std::vector<Contribution> contributions;  ///< by |contribution| falling, then by name
};

/// A model made ready to score texts of one lexicon. Immutable; shared by threads.
class Scorer {
public:
    /// Features of the model that the lexicon does not know weigh nothing here. With
    /// `by_axis_and_target` (the lexicon model) there is one score per axis and target met,
    /// otherwise one for the model.
    Scorer(const Model& model, const Lexicon& lexicon, bool by_axis_and_target);

    /// Scores of one unit, by axis, then target, unattached first. Empty for a unit without hits
    /// when scoring by axis and target. Hits of framing about nobody known are in no score by axis
    /// and target (see can_sum_poles).
    [[nodiscard]] std::vector<Score> score(const FeatureVector& features) const;

private:
    struct Weight {
        double weight = 0.0;
        bool known = false;
    };
    std::string id_;
    std::string positive_class_;
    double intercept_ = 0.0;
    std::optional<Calibration> calibration_;
    bool by_axis_and_target_ = false;
    const Lexicon* lexicon_;       ///< not owned; outlives the scorer
    std::vector<Weight> weights_;  ///< term × wording
};

}  // namespace parallax
