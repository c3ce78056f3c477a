#include "engine/model/score.hpp"

#include "tests/catch.hpp"
#include "tests/model/sample_lexicon.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <rapidcheck.h>

namespace parallax {
namespace {

FeatureCount count_at(std::uint32_t term, Wording wording, std::optional<TargetId> target,
                      std::vector<std::uint32_t> offsets) {
    FeatureCount count{{TermId{term}, wording, target}, {}};
    for (const std::uint32_t at : offsets) count.places.push_back({Field::text, {at, at + 1}});
    return count;
}

FeatureVector sample_vector() {
    return {{count_at(brave_fighters, Wording::outlet, TargetId{1}, {3}),
             count_at(extremely, Wording::outlet, std::nullopt, {7}),
             count_at(resisted, Wording::outlet, std::nullopt, {5}),
             count_at(terrorists, Wording::outlet, std::nullopt, {9}),
             count_at(terrorists, Wording::outlet, TargetId{1}, {10, 20}),
             count_at(terrorists, Wording::source, TargetId{1}, {30})},
            4};
}

std::vector<Place> places_of(const Score& score, std::size_t contribution) {
    const auto places = score.places_of(score.contributions[contribution]);
    return {places.begin(), places.end()};
}

TEST_CASE("the lexicon model scores by axis and target") {
    const Lexicon lexicon = make_sample_lexicon();
    const Scorer scorer(make_lexicon_model(lexicon), lexicon, true);
    CHECK(scorer.score({{}, 7}).empty());

    const std::vector<Score> scores = scorer.score(sample_vector());
    // "resisted" and one of the "terrorists" are about nobody known: they may be said against
    // either side, and are in no score. A word of style tells of the writer.
    REQUIRE(scores.size() == 2);
    CHECK(scores[0].axis == AxisId{1});
    CHECK(scores[0].target == TargetId{1});
    CHECK(scores[0].logit == -1.0 + 0.375);
    CHECK_FALSE(scores[0].probability.has_value());
    CHECK(scores[0].positive_class == "legitimising");
    CHECK(scores[0].model == "lexicon");
    CHECK(scores[1].axis == AxisId{2});
    CHECK_FALSE(scores[1].target.has_value());
    CHECK(scores[1].positive_class == "loud");
    CHECK(scores[1].logit == 0.125);

    const std::vector<Contribution>& listed = scores[0].contributions;
    REQUIRE(listed.size() == 3);
    CHECK(scores[0].feature_of(listed[0]) == "terrorists@outlet");
    CHECK(listed[0].value == 0.5);
    CHECK(listed[0].weight == -2.0);
    CHECK(listed[0].contribution == -1.0);
    CHECK(scores[0].places_of(listed[0]).size() == 2);
    CHECK(scores[0].feature_of(listed[1]) == "brave fighters@outlet");
    // A source's words count nothing, and the reader sees that they do.
    CHECK(scores[0].feature_of(listed[2]) == "terrorists@source");
    CHECK(listed[2].value == 0.25);
    CHECK(listed[2].contribution == 0.0);
}

TEST_CASE("a trained model gives one score over all targets, calibrated") {
    const Lexicon lexicon = make_sample_lexicon();
    Model model;
    model.id = "trained";
    model.classes = {"neutral", "biased"};
    model.intercept = -0.5;
    model.features = {{"gone@outlet", 100.0, 0.0, 0.0}, {"terrorists@outlet", 2.0, 0.0, 0.0}};
    model.calibration = Calibration{2.0, 0.25};
    const Scorer scorer(model, lexicon, false);

    const std::vector<Score> scores = scorer.score(sample_vector());
    REQUIRE(scores.size() == 1);
    CHECK_FALSE(scores[0].axis.has_value());
    CHECK(scores[0].positive_class == "biased");
    REQUIRE(scores[0].contributions.size() == 1);
    CHECK(scores[0].contributions[0].value == 0.75);
    CHECK(places_of(scores[0], 0) == std::vector<Place>{{Field::text, {9, 10}},
                                                        {Field::text, {10, 11}},
                                                        {Field::text, {20, 21}}});
    CHECK(scores[0].logit == 1.0);
    REQUIRE(scores[0].probability.has_value());
    CHECK(*scores[0].probability == Approx(1.0 / (1.0 + std::exp(-2.25))));

    const std::vector<Score> empty = scorer.score({{}, 3});
    REQUIRE(empty.size() == 1);
    CHECK(empty[0].logit == -0.5);
}

/// Some features with some places, by key.
FeatureVector any_vector() {
    const auto places = *rc::gen::container<std::vector<std::tuple<unsigned, unsigned, unsigned>>>(
        rc::gen::tuple(rc::gen::inRange(0U, unsigned{sample_term_count}), rc::gen::inRange(0U, 4U),
                       rc::gen::inRange(0U, 3U)));
    std::map<FeatureKey, std::vector<Place>> counts;
    const Lexicon lexicon = make_sample_lexicon();
    std::uint32_t at = 0;
    for (const auto& [term, wording, target] : places) {
        if (!lexicon.term(TermId{term}).axis) continue;
        FeatureKey key{TermId{term}, static_cast<Wording>(wording), std::nullopt};
        if (target > 0) key.target = TargetId{target - 1};
        counts[key].push_back({Field::text, {at, at + 1}});
        ++at;
    }
    FeatureVector vector;
    vector.scored_sentences = *rc::gen::inRange(1U, 50U);
    for (const auto& [key, found] : counts) vector.counts.push_back({key, found});
    return vector;
}

Model any_model_of(const Lexicon& lexicon) {
    Model model = make_lexicon_model(lexicon);
    model.intercept = *rc::gen::inRange(-100, 100) / 7.0;
    for (ModelFeature& feature : model.features)
        feature.weight = *rc::gen::inRange(-5000, 5000) / 97.0;
    return model;
}

TEST_CASE(
    "a logit is its intercept and the sum of its contributions, every hit that may be summed "
    "in one of them") {
    REQUIRE(rc::check("additive", [](bool by_axis_and_target) {
        const Lexicon lexicon = make_sample_lexicon();
        const Scorer scorer(any_model_of(lexicon), lexicon, by_axis_and_target);
        const FeatureVector vector = any_vector();
        std::size_t places_met = 0;
        for (const Score& score : scorer.score(vector)) {
            double sum = score.intercept;
            for (auto c = score.contributions.rbegin(); c != score.contributions.rend(); ++c) {
                sum += c->value * c->weight;
                places_met += score.places_of(*c).size();
            }
            RC_ASSERT(std::abs(score.logit - sum) <= 1e-9);
            RC_ASSERT(std::is_sorted(score.contributions.begin(), score.contributions.end(),
                                     [&](const Contribution& a, const Contribution& b) {
                                         return std::abs(a.contribution) != std::abs(b.contribution)
                                                    ? std::abs(a.contribution) >
                                                          std::abs(b.contribution)
                                                    : score.feature_of(a) < score.feature_of(b);
                                     }));
        }
        std::size_t places = 0;
        for (const FeatureCount& count : vector.counts) {
            const Axis& axis = lexicon.axis(*lexicon.term(count.key.term).axis);
            if (by_axis_and_target && !can_sum_poles(axis, count.key.target)) continue;
            places += count.places.size();
        }
        RC_ASSERT(places_met == places);
    }));
}

TEST_CASE("the order of features changes no bit of a score") {
    REQUIRE(rc::check("order", [](bool by_axis_and_target) {
        const Lexicon lexicon = make_sample_lexicon();
        const Scorer scorer(any_model_of(lexicon), lexicon, by_axis_and_target);
        const FeatureVector vector = any_vector();
        FeatureVector reversed = vector;
        std::reverse(reversed.counts.begin(), reversed.counts.end());
        const std::vector<Score> a = scorer.score(vector);
        const std::vector<Score> b = scorer.score(reversed);
        RC_ASSERT(a.size() == b.size());
        for (std::size_t i = 0; i < a.size(); ++i) {
            RC_ASSERT(a[i].logit == b[i].logit);
            RC_ASSERT(a[i].axis == b[i].axis);
            RC_ASSERT(a[i].target == b[i].target);
            RC_ASSERT(a[i].contributions.size() == b[i].contributions.size());
            for (std::size_t c = 0; c < a[i].contributions.size(); ++c) {
                RC_ASSERT(a[i].feature_of(a[i].contributions[c]) ==
                          b[i].feature_of(b[i].contributions[c]));
                RC_ASSERT(places_of(a[i], c) == places_of(b[i], c));
            }
        }
    }));
}

}  // namespace
}  // namespace parallax
