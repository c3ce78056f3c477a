#include "engine/model/score.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

namespace parallax {
namespace {

/// One score's key: axis, then target, unattached first.
using Group = std::pair<std::optional<AxisId>, std::optional<TargetId>>;

std::size_t weight_index(TermId term, Wording wording) {
    return term.index() * all_wordings.size() + static_cast<std::size_t>(wording);
}

void sort_by_strength(Score& score) {
    std::sort(score.contributions.begin(), score.contributions.end(),
              [&](const Contribution& a, const Contribution& b) {
                  const double strength_a = std::abs(a.contribution);
                  const double strength_b = std::abs(b.contribution);
                  if (strength_a != strength_b) return strength_a > strength_b;
                  return score.feature_of(a) < score.feature_of(b);
              });
}

/// Requires contributions in their order.
void add_up(Score& score) {
    score.logit = score.intercept;
    for (const Contribution& c : score.contributions) score.logit += c.contribution;
}

/// Platt's probability of the one score, or the softmax over the scores of all classes.
void calibrate(const Calibration& calibration, std::span<Score> scores) {
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

void Score::add(std::string_view feature, double value, double weight,
                std::span<const Place> where) {
    Contribution one{value, weight, value * weight, 0, 0, 0, 0};
    one.name_begin = static_cast<std::uint32_t>(names.size());
    names += feature;
    one.name_end = static_cast<std::uint32_t>(names.size());
    one.places_begin = static_cast<std::uint32_t>(places.size());
    places.insert(places.end(), where.begin(), where.end());
    one.places_end = static_cast<std::uint32_t>(places.size());
    contributions.push_back(one);
}

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
        std::vector<std::string> names;
        for (const ModelFeature& feature : model.features) {
            assert(names.empty() || names.back() <= feature.name);
            if (names.empty() || names.back() != feature.name) {
                names.push_back(feature.name);
                weights_begin_.push_back(static_cast<std::uint32_t>(weights_.size()));
            }
            weights_.push_back(feature.weight);
            weight_classes_.push_back(feature.class_index);
        }
        weights_begin_.push_back(static_cast<std::uint32_t>(weights_.size()));
        if (class_intercepts_.empty() && weights_.size() == names.size()) {
            weights_begin_.clear();
            weight_classes_.clear();
        }
        names_ = FeatureNames(names);
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
    // Counts stand in order of term, wording and target, each once: put in order of group, those of
    // one group are again in order of term and wording, each once.
    std::vector<std::pair<Group, const FeatureCount*>> by_group;
    for (const FeatureCount& count : terms.counts) {
        if (!term_weights_[weight_index(count.key.term, count.key.wording)].known) continue;
        const Group group{lexicon_->term(count.key.term).axis, count.key.target};
        assert(group.first.has_value());
        if (!can_sum_poles(lexicon_->axis(*group.first), group.second)) continue;
        by_group.emplace_back(group, &count);
    }
    std::stable_sort(by_group.begin(), by_group.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });

    std::vector<Score> scores;
    for (auto at = by_group.begin(); at != by_group.end();) {
        const Group group = at->first;
        Score score{.model = id_,
                    .axis = group.first,
                    .target = group.second,
                    .positive_class = lexicon_->axis(*group.first).positive,
                    .logit = intercept_,
                    .probability = std::nullopt,
                    .intercept = intercept_,
                    .contributions = {},
                    .names = {},
                    .places = {}};
        for (; at != by_group.end() && at->first == group; ++at) {
            const FeatureCount& count = *at->second;
            const double weight =
                term_weights_[weight_index(count.key.term, count.key.wording)].weight;
            const double value = terms.value(count);
            score.add(feature_name(lexicon_->term(count.key.term).id, count.key.wording), value,
                      weight, count.places);
        }
        sort_by_strength(score);
        add_up(score);
        if (calibration_) calibrate(*calibration_, {&score, 1});
        scores.push_back(std::move(score));
    }
    return scores;
}

void Scorer::meet_terms(const FeatureVector& terms, MetFeatures& met) const {
    for (const FeatureCount& count : terms.counts) {
        const std::uint32_t feature =
            names_.find(feature_name(lexicon_->term(count.key.term).id, count.key.wording));
        if (feature == FeatureNames::unknown) continue;
        for (const Place& place : count.places) met.meet(feature, Family::lexicon, 1.0, place);
    }
}

void Scorer::weigh(const MetFeatures& met, const FamilyTotals& totals,
                   std::uint32_t scored_sentences, ScorePartMemo& memo) const {
    const std::span<const MetFeatures::Met> all = met.met();
    FamilyTotals divisors{};
    for (const Family family : all_families) {
        const auto at = static_cast<std::size_t>(family);
        divisors[at] = reader_.divisor(family, totals[at], scored_sentences);
    }
    memo.of_class.resize(class_intercepts_.empty() ? 1 : classes_.size());
    for (std::vector<ScorePart>& parts : memo.of_class) parts.clear();
    // Features of a text lie anywhere in the tables: memory is asked for them ahead of their turn.
    constexpr std::size_t ahead = 12;
    for (std::uint32_t m = 0; m < all.size(); ++m) {
        const MetFeatures::Met& one = all[m];
        if (m + ahead < all.size()) __builtin_prefetch(&weights_[begin_of(all[m + ahead].feature)]);
        const double value =
            reader_.grown(one.family, one.amount) / divisors[static_cast<std::size_t>(one.family)];
        names_.fetch(one.feature);
        for (std::size_t at = begin_of(one.feature); at < begin_of(one.feature + 1); ++at) {
            const double weight = weights_[at];
            const std::size_t of = weight_classes_.empty() ? 0 : weight_classes_[at];
            memo.of_class[of].push_back({std::abs(value * weight), value, weight, one.feature, m});
        }
    }
}

std::vector<Score> Scorer::score_classes(const MetFeatures& met, const FamilyTotals& totals,
                                         std::uint32_t scored_sentences,
                                         ScorePartMemo& memo) const {
    weigh(met, totals, scored_sentences, memo);
    const bool is_binary = class_intercepts_.empty();
    std::vector<Score> scores(memo.of_class.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const std::span<const ScorePart> parts = memo.of_class[i];
        order_by_strength(parts, memo.order);
        Score& score = scores[i];
        score.model = id_;
        score.positive_class = is_binary ? classes_.back() : classes_[i];
        score.intercept = is_binary ? intercept_ : class_intercepts_[i];
        score.contributions.reserve(parts.size());
        std::size_t bytes = 0;
        std::size_t places = 0;
        for (const ScorePart& part : parts) {
            bytes += names_.name(part.number).size();
            places += met.places(met.met()[part.met]).size();
        }
        score.names.reserve(bytes);
        score.places.reserve(places);
        for (const std::uint64_t at : memo.order) {
            const ScorePart& part = parts[at];
            score.add(names_.name(part.number), part.value, part.weight,
                      met.places(met.met()[part.met]));
        }
        add_up(score);
    }
    if (calibration_) calibrate(*calibration_, scores);
    return scores;
}

std::vector<Score> Scorer::score(const FeatureVector& terms) const {
    if (by_axis_and_target_) return score_axes(terms);
    MetFeatures met;
    met.start(names_.size());
    meet_terms(terms, met);
    met.close();
    ScorePartMemo memo;
    return score_classes(met, {}, terms.scored_sentences, memo);
}

std::vector<Score> Scorer::score(const FeatureVector& terms, std::span<const AnnotatedField> fields,
                                 const Vocabulary& vocabulary, FeatureMemo& memo) const {
    if (!reads_text_) return score(terms);
    MetFeatures& met = memo.met;
    met.start(names_.size());
    if (reader_.reading().has(Family::lexicon)) meet_terms(terms, met);
    const FamilyTotals totals =
        reader_.read_known(fields, vocabulary, memo, names_,
                           [&](std::uint32_t feature, Family family, double amount,
                               const Place& place) { met.meet(feature, family, amount, place); });
    met.close();
    return score_classes(met, totals, terms.scored_sentences, memo.parts);
}

}  // namespace parallax
