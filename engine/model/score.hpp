#pragma once

#include "engine/model/feature_reader.hpp"
#include "engine/model/features.hpp"
#include "engine/model/model.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// What one feature adds to a logit: contribution = value · weight, with every place it counts.
/// Name and places are kept by its Score.
struct Contribution {
    double value = 0.0;
    double weight = 0.0;
    double contribution = 0.0;
    std::uint32_t name_begin = 0;
    std::uint32_t name_end = 0;
    std::uint32_t places_begin = 0;
    std::uint32_t places_end = 0;
};

/// One score of one unit. logit = intercept + the sum of the contributions, to 1e-9 (promise 3).
/// A sentence has hundreds of contributions, so none asks for memory of its own.
struct Score {
    std::string model;
    std::optional<AxisId> axis;      ///< none for a trained model
    std::optional<TargetId> target;  ///< none: hits of style without a target
    std::string positive_class;      ///< the class whose logit this is
    double logit = 0.0;
    std::optional<double> probability;  ///< none before calibration
    double intercept = 0.0;
    std::vector<Contribution> contributions;  ///< by |contribution| falling, then by name
    std::string names;                        ///< of their features, one after the other
    std::vector<Place> places;                ///< theirs, of each in order

    /// Requires one of this score's contributions, as places_of() does.
    [[nodiscard]] std::string_view feature_of(const Contribution& one) const {
        return std::string_view(names).substr(one.name_begin, one.name_end - one.name_begin);
    }
    [[nodiscard]] std::span<const Place> places_of(const Contribution& one) const {
        return std::span(places).subspan(one.places_begin, one.places_end - one.places_begin);
    }
    /// Adds a contribution behind the others.
    void add(std::string_view feature, double value, double weight, std::span<const Place> where);
};

/// A model made ready to score texts of one lexicon. Immutable; shared by threads.
class Scorer {
public:
    /// Terms of the model that the lexicon does not know weigh nothing here. With
    /// `by_axis_and_target` (the lexicon model) there is one score per axis and target met,
    /// otherwise one for a model of two classes and one a class for a model of more.
    Scorer(const Model& model, const Lexicon& lexicon, bool by_axis_and_target);
    Scorer(Scorer&&) noexcept = default;
    Scorer& operator=(Scorer&&) noexcept = default;
    Scorer(const Scorer&) = delete;
    Scorer& operator=(const Scorer&) = delete;
    ~Scorer() = default;

    /// Scores of one unit by its terms alone, by axis, then target, unattached first, or by class.
    /// Empty for a unit without hits when scoring by axis and target. Hits of framing about nobody
    /// known are in no score by axis and target (see can_sum_poles).
    [[nodiscard]] std::vector<Score> score(const FeatureVector& terms) const;

    /// The same with all that the model looks at in `fields`, whose terms `terms` are.
    /// `vocabulary` is that of their tokens, `memo` this scorer's and the vocabulary's.
    [[nodiscard]] std::vector<Score> score(const FeatureVector& terms,
                                           std::span<const AnnotatedField> fields,
                                           const Vocabulary& vocabulary, FeatureMemo& memo) const;

    /// Whether the model looks at anything besides terms.
    [[nodiscard]] bool reads_text() const { return reads_text_; }

private:
    struct TermWeight {
        double weight = 0.0;
        bool known = false;
    };
    /// The first weight of a feature; that of the number behind the last is their end. A model of
    /// two classes has one weight a feature.
    [[nodiscard]] std::size_t begin_of(std::uint32_t feature) const {
        return weights_begin_.empty() ? feature : weights_begin_[feature];
    }
    [[nodiscard]] std::vector<Score> score_axes(const FeatureVector& terms) const;
    void meet_terms(const FeatureVector& terms, MetFeatures& met) const;
    /// Puts what was met, with its weights, into the memo.
    void weigh(const MetFeatures& met, const FamilyTotals& totals, std::uint32_t scored_sentences,
               ScorePartMemo& memo) const;
    [[nodiscard]] std::vector<Score> score_classes(const MetFeatures& met,
                                                   const FamilyTotals& totals,
                                                   std::uint32_t scored_sentences,
                                                   ScorePartMemo& memo) const;

    std::string id_;
    std::vector<std::string> classes_;
    double intercept_ = 0.0;
    std::vector<double> class_intercepts_;
    std::optional<Calibration> calibration_;
    bool by_axis_and_target_ = false;
    bool reads_text_ = false;
    const Lexicon* lexicon_;  ///< not owned; outlives the scorer
    FeatureReader reader_;
    std::vector<TermWeight> term_weights_;  ///< by axis and target: term × wording
    FeatureNames names_;                    ///< otherwise
    std::vector<double> weights_;           ///< by number of the name, then class
    // Of a model of more than two classes; otherwise empty.
    std::vector<std::uint32_t> weight_classes_;
    std::vector<std::uint32_t> weights_begin_;  ///< of each name, and the end
};

}  // namespace parallax
