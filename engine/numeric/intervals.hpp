#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace parallax {

/// A confidence interval; low <= high.
struct Interval {
    double low = 0.0;
    double high = 0.0;
    double level = 0.95;

    friend bool operator==(const Interval&, const Interval&) = default;
};

/// What one cluster (a document, or an event) adds to a rate. Both are >= 0.
struct ClusterTotal {
    double count = 0.0;     ///< hits
    double exposure = 0.0;  ///< words
};

/// The sums over clusters on which the interval of a rate depends. Sums of whole numbers below 2^53
/// are exact, so that no order of clusters shows. Clusters without hits may be added together: they
/// only bring their number, exposure and squared exposure.
struct ClusterSums {
    std::uint64_t clusters = 0;
    double count = 0.0;             ///< Σ c
    double exposure = 0.0;          ///< Σ e
    double count_squared = 0.0;     ///< Σ c²
    double count_exposure = 0.0;    ///< Σ c·e
    double exposure_squared = 0.0;  ///< Σ e²

    /// A cluster with neither exposure nor hits says nothing and is passed over.
    void add(const ClusterTotal& cluster);
};

/// Interval of a share whose counted things stand in clusters, sums.count of sums.exposure: the
/// exact binomial bounds (Clopper & Pearson 1934) for the effective sample size (Korn & Graubard
/// 1998),
///   n' = min(n, p(1−p) ÷ v) · (t_{n−1} ÷ t_{G−1})²,  v = G ÷ (G−1) · Σ(c − p·e)² ÷ n²
/// At a share of 0 or 1 nothing tells how far the things of one cluster go together: each cluster
/// counts as one (n' = G). None with fewer than two clusters or no exposure. Requires
/// count <= exposure in every cluster, 0 < level < 1.
[[nodiscard]] std::optional<Interval> clustered_share_interval(const ClusterSums& sums,
                                                               double level = 0.95);
[[nodiscard]] std::optional<Interval> clustered_share_interval(
    std::span<const ClusterTotal> clusters, double level = 0.95);

/// Interval of the rate Σcount ÷ Σexposure, per unit of exposure: gamma interval of Fay and Feuer
/// (1997) with the clustered variance of the total in place of the Poisson one, widened by the t
/// quantile of G−1 degrees of freedom. With x hits in G clusters, r = Σc ÷ Σe:
///   w = (t_{G−1} ÷ z)²
///   v = max(G ÷ (G−1) · Σ(c − r·e)², x) · w,  k = v ÷ x, at x = 0 their limits v = 0, k = w
///   low  = v ÷ 2x · χ²_{2x²÷v}(α÷2), at x = 0: 0
///   high = (v + k²) ÷ 2(x + k) · χ²_{2(x+k)²÷(v+k²)}(1 − α÷2), at x = 0: −w·ln(α÷2)
/// both divided by Σe. None with fewer than two clusters or no exposure. Requires 0 < level < 1.
[[nodiscard]] std::optional<Interval> clustered_rate_interval(const ClusterSums& sums,
                                                              double level = 0.95);
[[nodiscard]] std::optional<Interval> clustered_rate_interval(
    std::span<const ClusterTotal> clusters, double level = 0.95);

/// Quantile of Student's t distribution.
[[nodiscard]] double t_quantile(double degrees, double p);

}  // namespace parallax
