#include "engine/numeric/conditional_test.hpp"

#include "tests/catch.hpp"

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

namespace parallax {
namespace {

struct Stratum {
    double first;
    double first_of;
    double second;
    double second_of;
};

std::vector<StratifiedUnit> list_units(const std::vector<Stratum>& strata, bool exchanged = false) {
    std::vector<StratifiedUnit> units;
    for (std::uint32_t at = 0; at < strata.size(); ++at) {
        const Stratum& of = strata[at];
        units.push_back({at, exchanged, of.first, of.first_of});
        units.push_back({at, !exchanged, of.second, of.second_of});
    }
    return units;
}

const std::vector<Stratum> spread{{9, 400, 1, 300}, {0, 380, 4, 420}, {12, 500, 2, 450},
                                  {3, 350, 3, 390}, {7, 610, 0, 310}, {1, 300, 6, 440}};

}  // namespace

// Python 3.11, p = Fraction(1, 3), b(k) = comb(24, k)·p**k·(1−p)**(24−k):
//   2·Σ b(0 … 3) = 0.039800138682577924, 2·Σ b(14 … 24) = 0.020681347633741364
TEST_CASE("of one event the conditional test is the exact binomial one") {
    CHECK(test_conditionally(list_units({{3, 300, 21, 600}}), RatioKind::rate) ==
          Approx(0.039800138682577924).epsilon(1e-10));
    CHECK(test_conditionally(list_units({{14, 300, 10, 600}}), RatioKind::rate) ==
          Approx(0.020681347633741364).epsilon(1e-10));
    CHECK(test_conditionally(list_units({{5, 300, 5, 300}}), RatioKind::rate) == 1.0);
}

// Python 3.11 by the formulas of the header: φ 3.2041557, E 25.2996868, V 37.4363370, x 32 of 48;
// the incomplete beta function by Simpson's rule over 400,000 steps. Of shares E 5.3333333,
// n' 13, 10.1111 of them.
TEST_CASE("dispersion over events widens the conditional test, shares are drawn without return") {
    CHECK(test_conditionally(list_units(spread), RatioKind::rate) ==
          Approx(0.4030754178).epsilon(1e-8));
    CHECK(test_conditionally(list_units({{7, 12, 2, 15}}), RatioKind::share) ==
          Approx(0.0313966353).epsilon(1e-8));
}

TEST_CASE("exchanging the groups changes no bit of the conditional test") {
    for (const RatioKind kind : {RatioKind::rate, RatioKind::share}) {
        CHECK(test_conditionally(list_units(spread), kind) ==
              test_conditionally(list_units(spread, true), kind));
    }
    CHECK(test_conditionally(list_units({{3, 50, 2, 50}, {1, 50, 4, 50}}), RatioKind::rate) ==
          test_conditionally(list_units({{3, 50, 2, 50}, {1, 50, 4, 50}}, true), RatioKind::rate));
}

TEST_CASE("where nothing can differ the conditional test says so") {
    CHECK(test_conditionally({}, RatioKind::rate) == 1.0);
    CHECK(test_conditionally(list_units({{0, 300, 0, 300}}), RatioKind::rate) == 1.0);
    CHECK(test_conditionally(list_units({{3, 300, 0, 0}}), RatioKind::rate) == 1.0);
    CHECK(test_conditionally(list_units({{6, 6, 9, 9}}), RatioKind::share) == 1.0);
    CHECK(test_conditionally(list_units({{0, 1000, 40, 1000}}), RatioKind::rate) < 1e-9);
}

// The outlet of short articles has 15 hits to expect, of which few are too few less often than a
// permutation of events takes them to be.
TEST_CASE("the conditional test holds its level where one group has little exposure") {
    std::mt19937_64 random(11);
    const auto effect = [&] { return std::gamma_distribution<double>(4.0, 0.25)(random); };
    int found = 0;
    constexpr int corpora = 2000;
    for (int corpus = 0; corpus < corpora; ++corpus) {
        std::vector<Stratum> strata;
        for (int event = 0; event < 30; ++event) {
            const double story = effect();
            const auto count = [&](double mean) {
                return static_cast<double>(
                    std::poisson_distribution<long>(mean * story * effect())(random));
            };
            strata.push_back({count(2.5), 2100, count(0.5), 420});
        }
        found += test_conditionally(list_units(strata), RatioKind::rate) <= 0.01 ? 1 : 0;
    }
    CHECK(found <= 30);  // of 20 expected at most, and two standard errors
}

}  // namespace parallax
