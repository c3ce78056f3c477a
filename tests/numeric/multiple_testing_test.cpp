#include "engine/numeric/multiple_testing.hpp"

#include "tests/catch.hpp"

#include <algorithm>
#include <vector>

#include <rapidcheck.h>

namespace parallax {
namespace {

// SciPy 1.17.1: scipy.stats.false_discovery_control(p)
TEST_CASE("Benjamini-Hochberg q values equal SciPy's") {
    struct Case {
        std::vector<double> p;
        std::vector<double> q;
    };
    const std::vector<Case> cases = {
        {{0.012, 0.001, 0.04, 0.039, 0.5, 0.04, 0.0001},
         {0.028, 0.0035, 0.04666666666666667, 0.04666666666666667, 0.5, 0.04666666666666667,
          0.0007}},
        {{1.0}, {1.0}},
        {{0.2, 0.1, 0.3}, {0.3, 0.3, 0.3}},
        {{0.05, 0.05, 0.05}, {0.05, 0.05, 0.05}},
        {{0.9, 0.01, 0.8}, {0.9, 0.03, 0.9}},
        {{}, {}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.p);
        const std::vector<double> q = adjust_benjamini_hochberg(c.p);
        REQUIRE(q.size() == c.q.size());
        for (std::size_t i = 0; i < q.size(); ++i) CHECK(q[i] == Approx(c.q[i]).epsilon(1e-12));
    }
}

TEST_CASE("q values are never below p, keep its order, and do not see how tests are listed") {
    CHECK(rc::check([] {
        const auto thousandths = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 1001));
        std::vector<double> p;
        for (const int one : thousandths) p.push_back(one / 1000.0);
        const std::vector<double> q = adjust_benjamini_hochberg(p);
        for (std::size_t i = 0; i < p.size(); ++i) {
            RC_ASSERT(q[i] >= p[i] && q[i] <= 1.0);
            for (std::size_t j = 0; j < p.size(); ++j) RC_ASSERT(p[i] > p[j] || q[i] <= q[j]);
        }
        std::vector<double> reversed =
            adjust_benjamini_hochberg(std::vector<double>(p.rbegin(), p.rend()));
        std::reverse(reversed.begin(), reversed.end());
        RC_ASSERT(reversed == q);
    }));
}

TEST_CASE("Tests of an opened family pay for the choice of families") {
    const std::vector<double> p = {0.004, 0.02, 0.9};
    CHECK(adjust_in_selected_family(p, 5, 5) == adjust_benjamini_hochberg(p));
    const std::vector<double> q = adjust_in_selected_family(p, 1, 4);
    CHECK(q[0] == Approx(0.048));
    CHECK(q[1] == Approx(0.12));
    CHECK(q[2] == 1.0);
}

// SciPy 1.17.1: np.minimum(1, scipy.stats.false_discovery_control(p) * families / opened), which is
// the level opened / families of Benjamini & Bogomolov (2014) inside each opened family
TEST_CASE("q values in an opened family equal SciPy's at the level that is left for it") {
    const std::vector<double> five =
        adjust_in_selected_family(std::vector<double>{.0004, .03, .011, .2, .011}, 3, 12);
    const std::vector<double> wanted = {0.008, 0.15, 0.07333333333333333, 0.8, 0.07333333333333333};
    for (std::size_t i = 0; i < five.size(); ++i)
        CHECK(five[i] == Approx(wanted[i]).epsilon(1e-12));
    const std::vector<double> three =
        adjust_in_selected_family(std::vector<double>{.02, .6, .04}, 5, 7);
    CHECK(three[0] == Approx(0.084).epsilon(1e-12));
    CHECK(three[1] == Approx(0.84).epsilon(1e-12));
    CHECK(three[2] == Approx(0.084).epsilon(1e-12));
}

}  // namespace
}  // namespace parallax
