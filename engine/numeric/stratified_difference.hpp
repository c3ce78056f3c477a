#pragma once

#include "engine/numeric/intervals.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace parallax {

/// What one document of one of two groups adds in one stratum (event). count and exposure >= 0.
struct StratifiedUnit {
    std::uint32_t stratum = 0;
    bool second = false;  ///< of the second group
    double count = 0.0;
    double exposure = 0.0;
};

/// What is compared: a rate may exceed 1 and its counts vary as Poisson counts at least, a share is
/// a part of what is counted.
enum class RatioKind : std::uint8_t { rate, share };

/// How far two groups differ within the strata that both are in.
struct StratifiedDifference {
    std::size_t strata = 0;  ///< in which both groups have exposure
    double weighted = 0.0;   ///< Σ w·(r_A − r_B)
    double weight = 0.0;     ///< Σ w > 0

    [[nodiscard]] double estimate() const { return weighted / weight; }
};

/// Difference of rates or shares, first group less second, over strata that both are in,
///   Δ = Σ w_e·(r_Ae − r_Be) ÷ Σ w_e,  w_e = n_A·n_B ÷ (n_A + n_B)
/// (Mantel & Haenszel 1959; Greenland & Robins 1985). None if no stratum has exposure of both.
/// Requires units in order of stratum.
[[nodiscard]] std::optional<StratifiedDifference> weigh_difference(
    std::span<const StratifiedUnit> units);

/// What counts as one observation.
enum class Observation : std::uint8_t { stratum, unit };

/// How sure a difference is.
struct DifferenceError {
    double standard_error = 0.0;
    Interval interval;  ///< contains the estimate
    Observation observation = Observation::stratum;
};

/// From this many strata on each is one observation; below, each unit, if no cell has fewer than
/// two.
inline constexpr std::size_t fewest_strata_as_observations = 8;

/// Interval Δ ± t·SE. With strata as observations
///   SE² = Σ w_e²·(d_e − Δ)² ÷ (1 − w_e ÷ W) ÷ W²   (residuals inflated by their leverage:
///   MacKinnon & White 1985), degrees of freedom W² ÷ Σ w_e² − 1 (number of equally heavy strata),
/// with units as observations the variances of the cells' ratios are added. SE² is not below what
/// independent Poisson counts (rates) or draws (shares) would have, with half a count added to each
/// group. None with one stratum of one unit a group, and where nothing is counted at all. `units`
/// and `difference` belong together.
[[nodiscard]] std::optional<DifferenceError> estimate_error(std::span<const StratifiedUnit> units,
                                                            const StratifiedDifference& difference,
                                                            RatioKind kind, double level = 0.95);

/// log₂((x_A + ½) ÷ (n_A + ½)) − log₂((x_B + ½) ÷ (n_B + ½)) of the sums.
[[nodiscard]] double log_ratio(double count_a, double exposure_a, double count_b,
                               double exposure_b);

/// How many standard errors a true difference must have so that a test at 5 % finds it with a
/// probability of 80 % (1.96 + 0.84; Bloom 1995).
inline constexpr double detectable_errors = 2.8;

}  // namespace parallax
