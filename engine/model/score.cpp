#include "engine/model/score.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace parallax {
namespace {

/// One score's key: axis, then target, unattached first.
using Group = std::pair<std::optional<AxisId>, std::optional<TargetId>>;

/// Places of a term in one wording.
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

void sum_up(Score& score) {
    sort_by_strength(score.contributions);
    score.logit = score.intercept;
    for (const Contribution& c : score.contributions) score.logit += c.contribution;
}

/// Platt's probability of the one score, or the softmax over the scores of all classes.
void calibrate(const Calibration& calibration, std::vector<Score>& scores) {
    if (scores.size() == 1) {
        Score& score = scores.front();
        score.probability = 1.0 / (1.0 + std::exp(-(calibration.a * score.logit + calibration.b)));
        return;
    }
    double most = -std::numeric_limits<double>::infinity();
    for (const Score& score : scores) most = std::max(most, calibration.a * score.logit);
    double sum = 0.0;
    for (const Score& score : scores) sum += std::exp(calibration.a * score.logit - most);
    for (Score& score : scores)
        score.probability = std::exp(calibration.a * score.logit - most) / sum;
}

}  // namespace

struct Scorer::Met {
    std::uint32_t feature = 0;
    Family family = Family::lexicon;
    double amount = 0.0;
    std::vector<Place> places;
};

Scorer::Scorer(const Model& model, const Lexicon& lexicon, bool by_axis_and_target)
    : id_(model.id),
      classes_(model.classes),
      intercept_(model.intercept),
      class_intercepts_(model.class_intercepts),
      calibration_(model.calibration),
      by_axis_and_target_(by_axis_and_target),
      lexicon_(&lexicon),
      reader_(model.reading, lexicon) {
    reads_text_ = !by_axis_and_target &&
                  std::any_of(model.reading.families.begin(), model.reading.families.end(),
                              [](Family family) { return family != Family::lexicon; });
    if (!by_axis_and_target) {
        for (const ModelFeature& feature : model.features) {
            const auto next = static_cast<std::uint32_t>(weights_.size());
            const auto [at, is_new] = index_by_name_.try_emplace(feature.name, next);
            if (is_new) {
                names_.push_back(at->first);
                weights_.emplace_back();
            }
            weights_[at->second].push_back({feature.class_index, feature.weight});
        }
        return;
    }
    term_weights_.resize(lexicon.terms().size() * all_wordings.size());
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
            term_weights_[weight_index(term, wording)] = {found->weight, true};
        }
    }
}

std::vector<Score> Scorer::score_axes(const FeatureVector& terms) const {
    std::map<Group, GroupCounts> groups;
    for (const FeatureCount& count : terms.counts) {
        if (!term_weights_[weight_index(count.key.term, count.key.wording)].known) continue;
        const Group group{lexicon_->term(count.key.term).axis, count.key.target};
        assert(group.first.has_value());
        if (!can_sum_poles(lexicon_->axis(*group.first), group.second)) continue;
        std::vector<Place>& places = groups[group][{count.key.term, count.key.wording}];
        places.insert(places.end(), count.places.begin(), count.places.end());
    }

    std::vector<Score> scores;
    for (auto& [group, counts] : groups) {
        Score score{.model = id_,
                    .axis = group.first,
                    .target = group.second,
                    .positive_class = lexicon_->axis(*group.first).positive,
                    .logit = intercept_,
                    .probability = std::nullopt,
                    .intercept = intercept_,
                    .contributions = {}};
        for (auto& [feature, places] : counts) {
            std::sort(places.begin(), places.end());
            const auto [term, wording] = feature;
            const double weight = term_weights_[weight_index(term, wording)].weight;
            const double value =
                static_cast<double>(places.size()) / static_cast<double>(terms.scored_sentences);
            score.contributions.push_back({feature_name(lexicon_->term(term).id, wording), value,
                                           weight, value * weight, std::move(places)});
        }
        sum_up(score);
        std::vector<Score> one{std::move(score)};
        if (calibration_) calibrate(*calibration_, one);
        scores.push_back(std::move(one.front()));
    }
    return scores;
}

void Scorer::meet_terms(const FeatureVector& terms, std::vector<Met>& met) const {
    std::map<std::uint32_t, std::vector<Place>> places_by_feature;
    for (const FeatureCount& count : terms.counts) {
        const auto found =
            index_by_name_.find(feature_name(lexicon_->term(count.key.term).id, count.key.wording));
        if (found == index_by_name_.end()) continue;
        std::vector<Place>& places = places_by_feature[found->second];
        places.insert(places.end(), count.places.begin(), count.places.end());
    }
    for (auto& [feature, places] : places_by_feature) {
        const auto amount = static_cast<double>(places.size());
        met.push_back({feature, Family::lexicon, amount, std::move(places)});
    }
}

std::vector<Score> Scorer::score_classes(std::vector<Met> met,
                                         std::span<const double> family_totals,
                                         std::uint32_t scored_sentences) const {
    const bool is_binary = class_intercepts_.empty();
    std::vector<Score> scores(is_binary ? 1 : classes_.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
        scores[i].model = id_;
        scores[i].positive_class = is_binary ? classes_.back() : classes_[i];
        scores[i].intercept = is_binary ? intercept_ : class_intercepts_[i];
    }
    for (Met& one : met) {
        std::sort(one.places.begin(), one.places.end());
        const double value =
            reader_.value(one.family, one.amount,
                          family_totals[static_cast<std::size_t>(one.family)], scored_sentences);
        const std::vector<ClassWeight>& weights = weights_[one.feature];
        for (const ClassWeight& w : weights) {
            Contribution& c = scores[w.class_index].contributions.emplace_back();
            c.feature = names_[one.feature];
            c.value = value;
            c.weight = w.weight;
            c.contribution = value * w.weight;
            if (&w == &weights.back()) {
                c.places = std::move(one.places);
            } else {
                c.places = one.places;
            }
        }
    }
    for (Score& score : scores) sum_up(score);
    if (calibration_) calibrate(*calibration_, scores);
    return scores;
}

std::vector<Score> Scorer::score(const FeatureVector& terms) const {
    if (by_axis_and_target_) return score_axes(terms);
    std::vector<Met> met;
    meet_terms(terms, met);
    const std::array<double, all_families.size()> no_totals{};
    return score_classes(std::move(met), no_totals, terms.scored_sentences);
}

std::vector<Score> Scorer::score(const FeatureVector& terms, std::span<const AnnotatedField> fields,
                                 const Vocabulary& vocabulary, FeatureMemo& memo) const {
    if (!reads_text_) return score(terms);
    std::vector<Met> met;
    if (reader_.reading().has(Family::lexicon)) meet_terms(terms, met);
    std::unordered_map<std::uint32_t, std::size_t> slots;
    std::array<double, all_families.size()> totals{};
    reader_.read(fields, vocabulary, memo,
                 [&](std::string_view name, Family family, double amount, const Place& place) {
                     totals[static_cast<std::size_t>(family)] += amount;
                     const auto found = index_by_name_.find(name);
                     if (found == index_by_name_.end()) return;
                     const auto [slot, is_new] = slots.try_emplace(found->second, met.size());
                     if (is_new) met.push_back({found->second, family, 0.0, {}});
                     met[slot->second].amount += amount;
                     met[slot->second].places.push_back(place);
                 });
    return score_classes(std::move(met), totals, terms.scored_sentences);
}

}  // namespace parallax
