#include "engine/numeric/classification.hpp"

#include "engine/numeric/resampling.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

using namespace parallax;

namespace {

/// Ten examples of two classes with ties in their scores.
Classified two_classes() {
    Classified c;
    c.truth = {0, 0, 1, 1, 0, 1, 0, 1, 1, 0};
    for (const double p : {0.1, 0.4, 0.35, 0.8, 0.4, 0.6, 0.55, 0.9, 0.4, 0.2}) {
        c.probabilities.push_back(1.0 - p);
        c.probabilities.push_back(p);
        c.predicted.push_back(p >= 0.5 ? 1 : 0);
    }
    return c;
}

Classified three_classes() {
    Classified c;
    c.classes = 3;
    c.truth = {0, 1, 2, 2, 1, 0};
    c.predicted = {0, 1, 2, 0, 1, 2};
    c.probabilities = {0.7, 0.2, 0.1, 0.3, 0.4, 0.3, 0.2, 0.2, 0.6,
                       0.5, 0.3, 0.2, 0.1, 0.8, 0.1, 0.3, 0.3, 0.4};
    return c;
}

struct Case {
    Measure measure;
    double value;
};

}  // namespace

// The same numbers come from scikit-learn 1.x: accuracy_score, f1_score(average="macro"),
// roc_auc_score(multi_class="ovr"), average_precision_score, log_loss and brier_score_loss of the
// lists above, scipy.stats.binomtest(3, 12, 0.5) and sklearn.metrics.mutual_info_score.
TEST_CASE("measures of two classes, counted by hand") {
    const Classified c = two_classes();
    const ClassificationMeasures measures(c);
    // Right: 4 of 5 negatives, 3 of 5 positives. Positives above negatives: 0.35 above 2, 0.8 above
    // 5, 0.6 above 5, 0.9 above 5, 0.4 above 2 and level with 2: 20 of 25. Precision at the scores
    // of positives: 1/1, 2/2, 3/3, then 0.4 (three examples, one positive) 4/7, 0.35 5/8.
    const std::vector<Case> cases{
        {Measure::accuracy, 0.7},
        {Measure::macro_f1, (8.0 / 11.0 + 6.0 / 9.0) / 2.0},
        {Measure::positive_f1, 6.0 / 9.0},
        {Measure::auc, 20.0 / 25.0},
        {Measure::average_precision, (1.0 + 1.0 + 1.0 + 4.0 / 7.0 + 5.0 / 8.0) / 5.0},
        {Measure::log_loss,
         -(std::log(0.9) + std::log(0.6) + std::log(0.35) + std::log(0.8) + std::log(0.6) +
           std::log(0.6) + std::log(0.45) + std::log(0.9) + std::log(0.4) + std::log(0.8)) /
             10.0},
        {Measure::brier,
         (0.01 + 0.16 + 0.4225 + 0.04 + 0.16 + 0.16 + 0.3025 + 0.01 + 0.36 + 0.04) / 10.0},
        // Bins by the predicted class's probability: 0.5–0.6 one wrong of 0.55; 0.6–0.7 five
        // (0.6, 0.65, 0.6, 0.6, 0.6), three right; 0.8–0.9 two right; 0.9–1 two right.
        {Measure::ece, (0.55 + 0.05 + 0.4 + 0.2) / 10.0},
    };
    for (const Case& one : cases) {
        CAPTURE(name_of(one.measure));
        REQUIRE(measures.measure(one.measure).has_value());
        CHECK(*measures.measure(one.measure) == Approx(one.value).epsilon(1e-12));
    }
    const std::vector<ClassMeasures> by_class = measure_classes(c);
    CHECK(by_class[1].examples == 5);
    CHECK(by_class[1].predicted == 4);
    CHECK(*by_class[1].precision == Approx(0.75));
    CHECK(*by_class[1].recall == Approx(0.6));
    CHECK(confusion_of(c) == std::vector<std::vector<std::uint64_t>>{{4, 1}, {2, 3}});
}

TEST_CASE("measures of three classes are means over the classes") {
    const Classified c = three_classes();
    const ClassificationMeasures measures(c);
    CHECK(*measures.measure(Measure::accuracy) == Approx(4.0 / 6.0));
    CHECK(*measures.measure(Measure::macro_f1) == Approx((0.5 + 1.0 + 0.5) / 3.0));
    // Class 0: positives .7 and .3 (level with .3) against .3 .2 .5 .1: 4 + 2.5 of 8; class 1: .4
    // and .8 above all; class 2: .6 and .2 against .1 .3 .1 .4: 4 + 2 of 8.
    CHECK(*measures.measure(Measure::auc) == Approx((6.5 / 8.0 + 1.0 + 6.0 / 8.0) / 3.0));
    CHECK(*measures.measure(Measure::log_loss) ==
          Approx(-(std::log(0.7) + std::log(0.4) + std::log(0.6) + std::log(0.2) + std::log(0.8) +
                   std::log(0.3)) /
                 6.0));
    CHECK(*measures.measure(Measure::brier) ==
          Approx((0.14 + 0.54 + 0.24 + 0.98 + 0.06 + 0.74) / 6.0));
}

TEST_CASE("what cannot be computed is absent") {
    Classified c = two_classes();
    std::fill(c.truth.begin(), c.truth.end(), 0U);
    const ClassificationMeasures of_one_class(c);
    CHECK_FALSE(of_one_class.measure(Measure::auc).has_value());
    CHECK_FALSE(of_one_class.measure(Measure::average_precision).has_value());
    c.probabilities.clear();
    const ClassificationMeasures without(c);
    CHECK_FALSE(without.measure(Measure::log_loss).has_value());
    CHECK(without.measure(Measure::accuracy).has_value());
    const std::vector<ClassMeasures> by_class = measure_classes(c);
    CHECK_FALSE(by_class[1].recall.has_value());
}

TEST_CASE("counts weigh examples as copies do") {
    const Classified once = two_classes();
    std::vector<std::uint32_t> counts{2, 0, 1, 3, 1, 1, 0, 2, 1, 1};
    Classified copied;
    for (std::size_t i = 0; i < once.size(); ++i) {
        for (std::uint32_t k = 0; k < counts[i]; ++k) {
            copied.truth.push_back(once.truth[i]);
            copied.predicted.push_back(once.predicted[i]);
            copied.probabilities.push_back(once.probability(i, 0));
            copied.probabilities.push_back(once.probability(i, 1));
        }
    }
    const ClassificationMeasures weighed(once);
    const ClassificationMeasures plain(copied);
    for (const Measure measure : all_measures) {
        CAPTURE(name_of(measure));
        CHECK(*weighed.measure(measure, counts) == Approx(*plain.measure(measure)).epsilon(1e-12));
    }
}

TEST_CASE("groups are drawn whole, the same for one seed") {
    const std::vector<std::uint32_t> group{0, 0, 1, 2, 2, 2};
    std::vector<std::vector<std::uint32_t>> first;
    resample_groups(group, 3, 50, 5, [&](const auto& counts) { first.push_back(counts); });
    std::vector<std::vector<std::uint32_t>> second;
    resample_groups(group, 3, 50, 5, [&](const auto& counts) { second.push_back(counts); });
    CHECK(first == second);
    CHECK(first.size() == 50);
    for (const std::vector<std::uint32_t>& counts : first) {
        CHECK(counts[0] == counts[1]);
        CHECK(counts[3] == counts[4]);
        CHECK(counts[4] == counts[5]);
        CHECK(counts[0] + counts[2] + counts[3] == 3);
    }
}

TEST_CASE("McNemar's exact test is the two-sided binomial one") {
    CHECK(mcnemar_p_value(0, 0) == 1.0);
    // 2 · (1 + 12 + 66 + 220) ÷ 2¹²
    CHECK(mcnemar_p_value(3, 9) == Approx(2.0 * 299.0 / 4096.0));
    CHECK(mcnemar_p_value(9, 3) == mcnemar_p_value(3, 9));
    CHECK(mcnemar_p_value(5, 5) == 1.0);
    CHECK(mcnemar_p_value(0, 10) == Approx(2.0 / 1024.0));
}

TEST_CASE("percentiles are linear between values, of few values none") {
    std::vector<double> values;
    for (int i = 0; i <= 40; ++i) values.push_back(40.0 - i);
    const std::optional<Interval> interval = percentile_interval(values, 0.9);
    REQUIRE(interval.has_value());
    CHECK(interval->low == Approx(2.0));
    CHECK(interval->high == Approx(38.0));
    CHECK_FALSE(percentile_interval({1.0, 2.0}).has_value());
    // 3 of 100 at or below 0, one added to each side.
    std::vector<double> differences(97, 1.0);
    differences.insert(differences.end(), {-1.0, 0.0, -0.5});
    CHECK(bootstrap_p_value(differences) == Approx(2.0 * 4.0 / 101.0));
}

TEST_CASE("mutual information of what says all, something and nothing") {
    const std::vector<std::uint32_t> a{0, 0, 1, 1};
    const std::vector<std::uint32_t> other{0, 1, 0, 1};
    CHECK(mutual_information(a, 2, a, 2).nats == Approx(std::log(2.0)));
    CHECK(mutual_information(a, 2, a, 2).share == Approx(1.0));
    CHECK(mutual_information(a, 2, other, 2).nats == Approx(0.0).margin(1e-12));
    const std::vector<std::uint32_t> three{0, 0, 1, 1, 2, 2};
    const std::vector<std::uint32_t> two{0, 0, 0, 1, 1, 1};
    // ln 2 − (1/3)·ln 2: only the middle pair leaves it open.
    CHECK(mutual_information(three, 3, two, 2).nats == Approx(2.0 / 3.0 * std::log(2.0)));
}
