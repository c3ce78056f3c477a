#include "engine/numeric/intervals.hpp"

#include "tests/catch.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <rapidcheck.h>

namespace parallax {
namespace {

bool near(double found, double wanted) {
    return found == Approx(wanted).epsilon(1e-9).margin(1e-15);
}

std::vector<ClusterTotal> clusters_of(const std::vector<double>& counts,
                                      const std::vector<double>& of) {
    std::vector<ClusterTotal> clusters;
    for (std::size_t g = 0; g < counts.size(); ++g) clusters.push_back({counts[g], of[g]});
    return clusters;
}

// SciPy 1.17.1, Python 3.11:
//   def fay(c, e, level):
//       G = len(c); x = c.sum(); a = 1 - level; r = x / e.sum()
//       w = (t.ppf(1 - a / 2, G - 1) / norm.ppf(1 - a / 2)) ** 2
//       v = max(((c - r * e) ** 2).sum() * G / (G - 1), x) * w; k = v / x if x else w
//       lo = v / (2 * x) * chi2.ppf(a / 2, 2 * x * x / v) if x else 0
//       s = v + k * k; h = x + k
//       return lo / e.sum(), s / (2 * h) * chi2.ppf(1 - a / 2, 2 * h * h / s) / e.sum()
TEST_CASE("clustered rate intervals equal SciPy's") {
    struct Case {
        std::string name;
        std::vector<double> counts, words;
        double level, low, high;
    };
    const std::vector<double> eight_words = {800, 650, 1200, 400, 700, 500, 900, 610};
    const std::vector<Case> cases = {
        {"eight documents",
         {3, 0, 5, 1, 2, 0, 4, 2},
         eight_words,
         .95,
         0.001509066618220094,
         0.005193647244921154},
        {"at 90 %",
         {3, 0, 5, 1, 2, 0, 4, 2},
         eight_words,
         .90,
         0.0017381439551781225,
         0.004708136318684351},
        {"no hit", {0, 0, 0}, {500, 400, 700}, .95, 0.0, 0.01111094222518288},
        {"one hit in two", {1, 0}, {500, 700}, .95, 6.151046408500574e-94, 0.1775979395949632},
        {"all in one of four",
         {30, 0, 2, 1},
         {800, 650, 1200, 400},
         .95,
         8.832822268851827e-06,
         0.10339063039454932},
        {"no variance: Poisson's",
         {2, 2, 2, 2, 2},
         {100, 100, 100, 100, 100},
         .95,
         0.0064783288033408775,
         0.04673534951316462},
        {"many hits",
         {12000, 9000, 15000},
         {400000, 380000, 410000},
         .95,
         0.016460483585891365,
         0.05093327745015746},
        {"two very unlike",
         {1000, 0},
         {500000, 500000},
         .95,
         1.1229902391170283e-69,
         0.15713054046014124},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        const auto interval = clustered_rate_interval(clusters_of(c.counts, c.words), c.level);
        REQUIRE(interval.has_value());
        CHECK(near(interval->low, c.low));
        CHECK(near(interval->high, c.high));
        CHECK(interval->level == c.level);
    }
}

// SciPy 1.17.1, Python 3.11:
//   def korn(c, e, level):
//       G = len(c); n = e.sum(); p = c.sum() / n; a = 1 - level; m = G
//       if 0 < p < 1:
//           v = ((c - p * e) ** 2).sum() * G / (G - 1) / n ** 2
//           m = min(n, p * (1 - p) / v if v else n) * (t.ppf(1 - a / 2, max(n - 1, 1)) / t.ppf(1 -
//           a / 2, G - 1)) ** 2
//       x = p * m
//       return beta.ppf(a / 2, x, m - x + 1) if x else 0, beta.ppf(1 - a / 2, x + 1, m - x) if x <
//       m else 1
TEST_CASE("clustered share intervals equal SciPy's") {
    struct Case {
        std::string name;
        std::vector<double> counts, of;
        double level, low, high;
    };
    const std::vector<double> eight = {8, 6, 12, 4, 7, 5, 9, 6};
    const std::vector<Case> cases = {
        {"eight documents",
         {3, 0, 5, 1, 2, 0, 4, 2},
         eight,
         .95,
         0.16558457258863474,
         0.4614271722927772},
        {"at 90 %", {3, 0, 5, 1, 2, 0, 4, 2}, eight, .90, 0.1873048416917844, 0.43039258935064495},
        {"three documents",
         {1, 2, 2},
         {10, 20, 20},
         .95,
         0.0032985333292332884,
         0.42586518969467824},
        {"words by voice",
         {120, 300, 80, 410},
         {500, 700, 400, 900},
         .95,
         0.1803791648366889,
         0.5821447145240461},
        {"no variance: the exact binomial's, less certain by t",
         {5, 5, 5, 5, 5},
         {9, 9, 9, 9, 9},
         .95,
         0.33948802613509077,
         0.7572407148022666},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        const auto interval = clustered_share_interval(clusters_of(c.counts, c.of), c.level);
        REQUIRE(interval.has_value());
        CHECK(near(interval->low, c.low));
        CHECK(near(interval->high, c.high));
    }
}

TEST_CASE("no clustered interval without two clusters that say something") {
    using Clusters = std::vector<ClusterTotal>;
    CHECK_FALSE(clustered_rate_interval(Clusters{}).has_value());
    CHECK_FALSE(clustered_rate_interval(Clusters{{3, 500}}).has_value());
    CHECK_FALSE(clustered_rate_interval(Clusters{{0, 0}, {0, 0}}).has_value());
    CHECK_FALSE(clustered_rate_interval(Clusters{{3, 500}, {0, 0}}).has_value());
    CHECK(clustered_rate_interval(Clusters{{3, 500}, {0, 10}}).has_value());
    CHECK(clustered_rate_interval(Clusters{{3, 500}, {1, 100}, {0, 0}}) ==
          clustered_rate_interval(Clusters{{3, 500}, {1, 100}}));
}

TEST_CASE("a clustered interval holds its rate, and no order of clusters shows") {
    REQUIRE(
        rc::check("clusters", [](const std::vector<std::pair<std::uint8_t, std::uint16_t>>& in) {
            std::vector<ClusterTotal> clusters;
            ClusterTotal total;
            for (const auto& [count, words] : in) {
                clusters.push_back({double{1} * count, 1.0 + words});
                total.count += count;
                total.exposure += 1.0 + words;
            }
            RC_PRE(clusters.size() >= 2U);
            const Interval interval = clustered_rate_interval(clusters).value();
            const double rate = total.count / total.exposure;
            RC_ASSERT(0.0 <= interval.low);
            RC_ASSERT(interval.low <= rate);
            RC_ASSERT(rate < interval.high);
            RC_ASSERT(interval.high < std::numeric_limits<double>::infinity());
            const std::vector<ClusterTotal> reversed(clusters.rbegin(), clusters.rend());
            RC_ASSERT(clustered_rate_interval(reversed) == interval);
        }));
}

}  // namespace
}  // namespace parallax
