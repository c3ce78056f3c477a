#include "engine/numeric/intervals.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

namespace parallax {
namespace {

// Without promotion to long double the quantiles are faster and the same on every machine.
using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

double normal_quantile(double p) {
    return boost::math::quantile(boost::math::normal_distribution<double, Policy>(), p);
}

double chi_squared_quantile(double degrees, double p) {
    return boost::math::quantile(boost::math::chi_squared_distribution<double, Policy>(degrees), p);
}

double beta_quantile(double a, double b, double p) {
    return boost::math::quantile(boost::math::beta_distribution<double, Policy>(a, b), p);
}

/// Estimated variance of Σc, seen as a ratio of sums. The expanded square may round to just below
/// zero; the Poisson variance is its floor anyway.
double clustered_variance(const ClusterSums& sums) {
    const double rate = sums.count / sums.exposure;
    const double squares =
        sums.count_squared - 2.0 * rate * sums.count_exposure + rate * rate * sums.exposure_squared;
    const auto clusters = static_cast<double>(sums.clusters);
    return squares * clusters / (clusters - 1.0);
}

}  // namespace

double t_quantile(double degrees, double p) {
    return boost::math::quantile(boost::math::students_t_distribution<double, Policy>(degrees), p);
}

void ClusterSums::add(const ClusterTotal& cluster) {
    assert(cluster.count >= 0.0 && cluster.exposure >= 0.0);
    if (cluster.exposure == 0.0 && cluster.count == 0.0) return;
    ++clusters;
    count += cluster.count;
    exposure += cluster.exposure;
    count_squared += cluster.count * cluster.count;
    count_exposure += cluster.count * cluster.exposure;
    exposure_squared += cluster.exposure * cluster.exposure;
}

std::optional<Interval> clustered_share_interval(const ClusterSums& sums, double level) {
    assert(level > 0.0 && level < 1.0);
    assert(sums.count <= sums.exposure);
    if (sums.clusters < 2 || sums.exposure <= 0.0) return std::nullopt;
    const double upper = 0.5 + level / 2.0;
    const double lower = 0.5 - level / 2.0;
    const auto clusters = static_cast<double>(sums.clusters);
    const double n = sums.exposure;
    const double share = sums.count / n;
    double effective = clusters;
    if (sums.count > 0.0 && sums.count < n) {
        const double variance = std::max(clustered_variance(sums), 0.0) / (n * n);
        const double binomial = share * (1.0 - share);
        effective = binomial >= n * variance ? n : binomial / variance;
        const double ratio =
            t_quantile(std::max(n - 1.0, 1.0), upper) / t_quantile(clusters - 1.0, upper);
        effective *= ratio * ratio;
    }
    const double hits = share * effective;
    const double misses = effective - hits;
    return Interval{hits > 0.0 ? beta_quantile(hits, misses + 1.0, lower) : 0.0,
                    misses > 0.0 ? beta_quantile(hits + 1.0, misses, upper) : 1.0, level};
}

std::optional<Interval> clustered_rate_interval(const ClusterSums& sums, double level) {
    assert(level > 0.0 && level < 1.0);
    if (sums.clusters < 2 || sums.exposure <= 0.0) return std::nullopt;
    const double upper = 0.5 + level / 2.0;
    const double lower = 0.5 - level / 2.0;
    const double ratio =
        t_quantile(static_cast<double>(sums.clusters) - 1.0, upper) / normal_quantile(upper);
    const double widening = ratio * ratio;
    const double x = sums.count;
    if (x == 0.0) return Interval{0.0, -widening * std::log(lower) / sums.exposure, level};

    const double v = std::max(clustered_variance(sums), x) * widening;
    const double k = v / x;
    const double low = v / (2.0 * x) * chi_squared_quantile(2.0 * x * x / v, lower);
    const double spread = v + k * k;
    const double shifted = x + k;
    const double high =
        spread / (2.0 * shifted) * chi_squared_quantile(2.0 * shifted * shifted / spread, upper);
    return Interval{low / sums.exposure, high / sums.exposure, level};
}

std::optional<Interval> clustered_share_interval(std::span<const ClusterTotal> clusters,
                                                 double level) {
    ClusterSums sums;
    for (const ClusterTotal& cluster : clusters) sums.add(cluster);
    return clustered_share_interval(sums, level);
}

std::optional<Interval> clustered_rate_interval(std::span<const ClusterTotal> clusters,
                                                double level) {
    ClusterSums sums;
    for (const ClusterTotal& cluster : clusters) sums.add(cluster);
    return clustered_rate_interval(sums, level);
}

}  // namespace parallax
