#include "engine/numeric/arrangements.hpp"
#include "engine/numeric/divergence.hpp"
#include "engine/numeric/permutation.hpp"
#include "engine/numeric/stratified_difference.hpp"
#include "tests/catch.hpp"

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

namespace parallax {
namespace {

// Python 3.11 with NumPy, per event w = nA·nB/(nA+nB), d = xA/nA − xB/nB, D = Σwd/Σw,
//   V = Σ w²(d−D)²/(1−w/Σw)/(Σw)²,
//   floor = (Σw²/nA·(ΣxA+.5)/ΣnA + Σw²/nB·(ΣxB+.5)/ΣnB)/(Σw)²,
//   se = sqrt(max(V, floor)), q = scipy.stats.t.ppf(.975, (Σw)²/Σw² − 1)   (SciPy 1.17.1)
TEST_CASE("a difference over nine events equals NumPy's and SciPy's") {
    const std::vector<double> xa = {4, 0, 3, 6, 2, 5, 1, 3, 2};
    const std::vector<double> na = {400, 350, 500, 420, 380, 610, 300, 450, 390};
    const std::vector<double> xb = {1, 1, 0, 2, 3, 1, 0, 2, 1};
    const std::vector<double> nb = {380, 420, 450, 390, 500, 350, 410, 440, 300};
    std::vector<StratifiedUnit> units;
    for (std::uint32_t event = 0; event < xa.size(); ++event) {
        units.push_back({event, false, xa[event], na[event]});
        units.push_back({event, true, xb[event], nb[event]});
    }
    const auto difference = weigh_difference(units);
    REQUIRE(difference);
    CHECK(difference->strata == 9);
    CHECK(difference->estimate() == Approx(0.0036295621131254893).epsilon(1e-12));
    const auto error = estimate_error(units, *difference, RatioKind::rate);
    REQUIRE(error);
    CHECK(error->observation == Observation::stratum);
    CHECK(error->standard_error == Approx(0.0016584143168199262).epsilon(1e-10));
    CHECK(error->interval.low == Approx(-0.00020341364348718883).epsilon(1e-8));
    CHECK(error->interval.high == Approx(0.007462537869738167).epsilon(1e-10));
}

// The same for shares, with the variances of the four cells added: of a cell of m units
//   Σ(c − r·n)²·m/(m−1)/(Σn)²; floor with p(1−p), p = (Σx+.5)/(Σn+1); 4 degrees of freedom.
TEST_CASE("with several articles on few events the article is the observation") {
    const std::vector<StratifiedUnit> units = {
        {0, false, 3, 10}, {0, false, 1, 8}, {0, true, 0, 6},  {0, true, 1, 9},
        {1, false, 4, 7},  {1, false, 6, 9}, {1, true, 2, 11}, {1, true, 3, 5}};
    const auto difference = weigh_difference(units);
    REQUIRE(difference);
    CHECK(difference->estimate() == Approx(0.23314606741573035).epsilon(1e-12));
    const auto error = estimate_error(units, *difference, RatioKind::share);
    REQUIRE(error);
    CHECK(error->observation == Observation::unit);
    CHECK(error->standard_error == Approx(0.11128530842259947).epsilon(1e-10));
    CHECK(error->interval.low == Approx(-0.07583148243462273).epsilon(1e-8));
    CHECK(error->interval.high == Approx(0.5421236172660835).epsilon(1e-10));
}

TEST_CASE("where nothing can be compared there is no difference, where little, no interval") {
    CHECK_FALSE(weigh_difference(std::vector<StratifiedUnit>{}));
    CHECK_FALSE(weigh_difference(std::vector<StratifiedUnit>{{0, false, 1, 9}, {1, true, 1, 9}}));
    CHECK_FALSE(weigh_difference(std::vector<StratifiedUnit>{{0, false, 1, 9}, {0, true, 0, 0}}));
    const std::vector<StratifiedUnit> once = {{0, false, 1, 10}, {0, true, 3, 10}};
    const auto difference = weigh_difference(once);
    REQUIRE(difference);
    CHECK(difference->estimate() == Approx(-0.2));
    CHECK_FALSE(estimate_error(once, *difference, RatioKind::rate));
    const std::vector<StratifiedUnit> nothing = {
        {0, false, 0, 10}, {0, true, 0, 10}, {1, false, 0, 10}, {1, true, 0, 10}};
    CHECK_FALSE(estimate_error(nothing, *weigh_difference(nothing), RatioKind::rate));
}

// scipy.stats.permutation_test((a, b), lambda x, y: np.mean(x − y), permutation_type='samples',
//     n_resamples=np.inf)  ->  0.0625; with one article of 100 words an outlet and event, whose
// weights are equal, the test of two outlets is that of pairs
TEST_CASE("a permutation test of pairs comes to SciPy's exact p value") {
    const std::vector<double> a = {5, 3, 6, 2, 7, 4, 8, 3};
    const std::vector<double> b = {2, 3, 1, 2, 3, 1, 4, 4};
    std::vector<PermutedUnit> units;
    std::vector<double> counts;
    for (std::uint32_t event = 0; event < a.size(); ++event) {
        units.push_back({event, 0});
        units.push_back({event, 1});
        counts.push_back(a[event]);
        counts.push_back(b[event]);
    }
    const std::vector<double> words(units.size(), 100.0);
    const std::vector<std::vector<ScoredUnit>> measures = {score_units(units, counts, words)};
    PermutationOptions options;
    options.draws = 200'000;
    options.enough = options.draws + 1;
    const auto tests = test_groups(units, 2, measures, options);
    CHECK(tests[0].draws == options.draws);
    CHECK(tests[0].p == Approx(0.0625).margin(0.002));

    SECTION("another measure beside it changes nothing, the seed is all that does") {
        std::vector<std::vector<ScoredUnit>> more = measures;
        more.insert(more.begin(), score_units(units, words, words));
        options.draws = 5000;
        const auto alone = test_groups(units, 2, measures, options);
        const auto together = test_groups(units, 2, more, options);
        CHECK(together[1].p == alone[0].p);
        CHECK(together[0].p == 1.0);
        options.seed = 2;
        CHECK(test_groups(units, 2, measures, options)[0].p != alone[0].p);
    }
    SECTION("it stops when it cannot become small") {
        options.enough = 50;
        const auto early = test_groups(units, 2, measures, options);
        CHECK(early[0].draws < 2000);
        CHECK(early[0].p == Approx(51.0 / static_cast<double>(early[0].draws + 1)));
    }
}

// Python 3.11 with itertools: every arrangement of the groups within strata, statistic
//   sum over groups of (sum of x − r·n)² / mean over all arrangements of the sum of r·n, r = the
//   stratum's rate; share of arrangements whose statistic is at least what was seen
TEST_CASE("permutation tests come to the p value of all arrangements") {
    struct Case {
        std::size_t groups;
        std::vector<std::vector<std::uint32_t>> group;  // by stratum
        std::vector<std::vector<double>> count, words;
        double p;
        std::uint64_t ways;  // of two groups
    };
    const std::vector<Case> cases = {
        {2,
         {{0, 0, 1, 1, 1}, {0, 0, 1, 1}, {0, 1, 1}},
         {{4, 2, 0, 3, 1}, {3, 1, 1, 2}, {2, 0, 3}},
         {{400, 300, 350, 500, 420}, {380, 410, 300, 450}, {500, 350, 390}},
         39.0 / 180.0,
         180},
        {3,
         {{0, 1, 2}, {0, 1, 2}, {0, 1, 2}, {0, 1, 2}},
         {{5, 1, 2}, {3, 0, 1}, {6, 2, 2}, {4, 1, 3}},
         {{500, 400, 450}, {300, 350, 320}, {600, 500, 400}, {420, 380, 500}},
         6.0 / 1296.0,
         0},
    };
    for (const Case& c : cases) {
        std::vector<PermutedUnit> units;
        std::vector<double> counts;
        std::vector<double> words;
        for (std::uint32_t stratum = 0; stratum < c.group.size(); ++stratum) {
            for (std::size_t i = 0; i < c.group[stratum].size(); ++i) {
                units.push_back({stratum, c.group[stratum][i]});
                counts.push_back(c.count[stratum][i]);
                words.push_back(c.words[stratum][i]);
            }
        }
        const std::vector<std::vector<ScoredUnit>> measures = {score_units(units, counts, words)};
        PermutationOptions options;
        options.draws = 200'000;
        options.enough = options.draws + 1;
        const double p = test_groups(units, c.groups, measures, options)[0].p;
        CHECK(p == Approx(c.p).margin(4.0 * std::sqrt(c.p * (1.0 - c.p) / 200'000.0)));
        if (c.groups != 2) continue;
        CHECK(count_arrangements(units, 1000) == c.ways);
        CHECK(count_arrangements(units, 100) == 100);
        for (PermutedUnit& unit : units) unit.group = 1 - unit.group;
        CHECK(test_groups(units, 2, measures, options)[0].p == p);
    }
}

// An event of so many articles that its arrangements are not listed is shuffled.
TEST_CASE("one large stratum is tested as well as many small ones") {
    std::vector<PermutedUnit> units;
    std::vector<double> counts;
    for (std::uint32_t i = 0; i < 30; ++i) {
        units.push_back({0, i % 2});
        counts.push_back(i % 2 == 0 ? 3.0 : 1.0 + (i % 3 == 0 ? 1.0 : 0.0));
    }
    const std::vector<double> words(units.size(), 100.0);
    PermutationOptions options;
    options.draws = 20'000;
    const std::vector<std::vector<ScoredUnit>> measures = {score_units(units, counts, words),
                                                           score_units(units, words, words)};
    const auto tests = test_groups(units, 2, measures, options);
    CHECK(tests[0].p < 0.001);
    CHECK(tests[1].p == 1.0);
}

TEST_CASE("of outlets that do not differ at most one test in twenty says they do") {
    std::mt19937_64 random(5);
    std::poisson_distribution<int> hits(2.0);
    constexpr int corpora = 1000;
    int small = 0;
    for (int corpus = 0; corpus < corpora; ++corpus) {
        std::vector<PermutedUnit> units;
        std::vector<double> counts;
        std::vector<double> words;
        for (std::uint32_t event = 0; event < 8; ++event) {
            for (std::uint32_t outlet = 0; outlet < 3; ++outlet) {
                units.push_back({event, outlet});
                counts.push_back(hits(random));
                words.push_back(300.0 + 100.0 * static_cast<double>(random() % 4));
            }
        }
        PermutationOptions options;
        options.draws = 199;
        options.seed = static_cast<std::uint64_t>(corpus);
        const std::vector<std::vector<ScoredUnit>> measures = {score_units(units, counts, words)};
        if (test_groups(units, 3, measures, options)[0].p <= 0.05) ++small;
    }
    CHECK(small <= 50 + 2 * 7);  // two standard errors of a share of .05
    CHECK(small >= 20);          // and it does find some: it is not idle
}

TEST_CASE("an outlet of articles five times as long is no oftener said to differ") {
    std::mt19937_64 random(11);
    std::gamma_distribution<double> effect(4.0, 0.25);
    constexpr int corpora = 1000;
    for (const std::uint32_t outlets : {2U, 3U}) {
        int small = 0;
        for (int corpus = 0; corpus < corpora; ++corpus) {
            std::vector<PermutedUnit> units;
            std::vector<double> counts;
            std::vector<double> words;
            for (std::uint32_t event = 0; event < 20; ++event) {
                const double story = effect(random);
                for (std::uint32_t outlet = 0; outlet < outlets; ++outlet) {
                    units.push_back({event, outlet});
                    words.push_back(outlet == 0 ? 2000.0 : 400.0);
                    const double mean = 0.002 * words.back() * story * effect(random);
                    counts.push_back(std::poisson_distribution<int>(mean)(random));
                }
            }
            PermutationOptions options;
            options.draws = 199;
            options.seed = static_cast<std::uint64_t>(corpus);
            const std::vector<std::vector<ScoredUnit>> measures = {
                score_units(units, counts, words)};
            if (test_groups(units, outlets, measures, options)[0].p <= 0.05) ++small;
        }
        INFO(outlets << " outlets: " << small);
        CHECK(small <= 50 + 3 * 7);  // three standard errors of a share of .05
        CHECK(small >= 20);
    }
}

// scipy.spatial.distance.jensenshannon(p, q, base=2)**2; .5*abs(p/12 − q/14).sum()
TEST_CASE("divergences equal SciPy's, are 0 for equal and 1 for disjoint labels") {
    const std::vector<double> p = {8, 1, 3, 0};
    const std::vector<double> q = {2, 5, 3, 4};
    CHECK(jensen_shannon(p, q) == Approx(0.3426131523924534).epsilon(1e-10));
    CHECK(total_variation(p, q) == Approx(0.5595238095238095).epsilon(1e-12));
    CHECK(jensen_shannon(p, p) == 0.0);
    const std::vector<double> other = {0, 0, 0, 7};
    CHECK(jensen_shannon(p, other) == Approx(1.0));
    CHECK(total_variation(p, other) == Approx(1.0));
}

}  // namespace
}  // namespace parallax
