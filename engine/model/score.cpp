#include "engine/model/score.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <utility>

namespace parallax {
namespace {

/// One score's key: axis, then target, unattached first.
using Group = std::pair<std::optional<AxisId>, std::optional<TargetId>>;

/// Places of a term in one wording, whatever the target unless scores are by target.
using GroupCounts = std::map<std::pair<TermId, Wording>, std::vector<Place>>;

std::size_t weight_index(TermId term, Wording wording) {
    return term.index() * all_wordings.size() + static_cast<std::size_t>(wording);
}

void sort_by_strength(std::vector<Contribution>& contributions) {
    std::sort(contributions.begin(), contributions.end(),
              [](const Contribution& a, const Contribution& b) {
                  const double strength_a = std::abs(a.contribution);
                  const double strength_b = std::abs(b.contribution);
                  if (strength_a != strength_b) return strength_a > strength_b;
                  return a.feature < b.feature;
              });
}

double calibrate(const Calibration& calibration, double logit) {
    return 1.0 / (1.0 + std::exp(-(calibration.a * logit + calibration.b)));
}

}  // namespace

Scorer::Scorer(const Model& model, const Lexicon& lexicon, bool by_axis_and_target)
    : id_(model.id),
      positive_class_(model.classes.back()),
      intercept_(model.intercept),
      calibration_(model.calibration),
      by_axis_and_target_(by_axis_and_target),
      lexicon_(&lexicon),
      weights_(lexicon.terms().size() * all_wordings.size()) {
    const auto is_before = [](const ModelFeature& feature, const std::string& name) {
        return feature.name < name;
    };
    for (std::size_t i = 0; i < lexicon.terms().size(); ++i) {
        const TermId term{static_cast<std::uint32_t>(i)};
        for (const Wording wording : all_wordings) {
            const std::string name = feature_name(lexicon.term(term).id, wording);
            const auto found =
                std::lower_bound(model.features.begin(), model.features.end(), name, is_before);
            if (found == model.features.end() || found->name != name) continue;
            weights_[weight_index(term, wording)] = {found->weight, true};
        }
    }
}

std::vector<Score> Scorer::score(const FeatureVector& features) const {
    std::map<Group, GroupCounts> groups;
    if (!by_axis_and_target_) groups[Group{}];
    for (const FeatureCount& count : features.counts) {
        if (!weights_[weight_index(count.key.term, count.key.wording)].known) continue;
        Group group;
        if (by_axis_and_target_) {
            group = {lexicon_->term(count.key.term).axis, count.key.target};
            assert(group.first.has_value());
            if (!can_sum_poles(lexicon_->axis(*group.first), group.second)) continue;
        }
        std::vector<Place>& places = groups[group][{count.key.term, count.key.wording}];
        places.insert(places.end(), count.places.begin(), count.places.end());
    }

    std::vector<Score> scores;
    for (auto& [group, counts] : groups) {
        Score score{
            .model = id_,
            .axis = group.first,
            .target = group.second,
            .positive_class = group.first ? lexicon_->axis(*group.first).positive : positive_class_,
            .logit = intercept_,
            .probability = std::nullopt,
            .intercept = intercept_,
            .contributions = {}};
        for (auto& [feature, places] : counts) {
            std::sort(places.begin(), places.end());
            const auto [term, wording] = feature;
            const double weight = weights_[weight_index(term, wording)].weight;
            const double value =
                static_cast<double>(places.size()) / static_cast<double>(features.scored_sentences);
            score.contributions.push_back({feature_name(lexicon_->term(term).id, wording), value,
                                           weight, value * weight, std::move(places)});
        }
        sort_by_strength(score.contributions);
        for (const Contribution& c : score.contributions) score.logit += c.contribution;
        if (calibration_) score.probability = calibrate(*calibration_, score.logit);
        scores.push_back(std::move(score));
    }
    return scores;
}

}  // namespace parallax
