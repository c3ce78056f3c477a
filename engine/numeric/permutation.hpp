#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace parallax {

/// One document, or whatever is shuffled: whose it is, and among which others it may be exchanged.
struct PermutedUnit {
    std::uint32_t stratum = 0;  ///< an event
    std::uint32_t group = 0;    ///< an outlet, 0 … groups−1
};

/// Units [begin, end) of one stratum in which several groups stand: all others never change.
struct Exchangeable {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Requires units in order of stratum.
[[nodiscard]] std::vector<Exchangeable> find_exchangeable(std::span<const PermutedUnit> units);

/// Gives the groups of each stratum's units to its units in a new order, every order as likely
/// (Fisher & Yates 1938), `draws` times, and calls `take` with the group of every unit; it returns
/// false to stop. Same seed, same draws on every machine. Requires units in order of stratum.
void permute_within_strata(std::span<const PermutedUnit> units, std::uint64_t draws,
                           std::uint64_t seed,
                           const std::function<bool(std::span<const std::uint32_t>)>& take);

/// What one unit says about a measure when groups do not matter: with x of n counted in the unit
/// and r the rate of its whole stratum, x − r·n and r·n.
struct ScoredUnit {
    std::uint32_t unit = 0;
    double above_expected = 0.0;
    double expected = 0.0;
};

/// Scores of the units of one measure. `count` and `exposure` have a number for each unit; units of
/// strata without a count say nothing and are left out.
[[nodiscard]] std::vector<ScoredUnit> score_units(std::span<const PermutedUnit> units,
                                                  std::span<const double> count,
                                                  std::span<const double> exposure);

/// Result of a permutation test.
struct PermutationTest {
    double p = 1.0;  ///< (b + 1) ÷ (draws + 1), b draws at least as strong as what was seen
    std::uint64_t draws = 0;  ///< done
};

/// How often to draw.
struct PermutationOptions {
    std::uint64_t draws = 9999;
    std::uint64_t seed = 0;
    /// A test ends early when this many draws were at least as strong: it will not be small, and p
    /// stays valid (Besag & Clifford 1991).
    std::uint64_t enough = 200;
};

/// Tests for each measure that groups within strata do not differ, by shuffling the groups of units
/// within strata. Statistic: Σ over groups of (Σ above expected)² ÷ e, after the score statistic of
/// stratified rates (Mantel & Haenszel 1959; Breslow & Day 1987); of two groups the square of the
/// difference weighted by n_A·n_B ÷ (n_A + n_B). e is Σ expected of a group on the mean of all
/// arrangements: a number that no draw changes. With the Σ expected of each arrangement in its
/// place, an outlet of longer articles would make what is seen stronger than what is drawn without
/// any difference of rates. All measures see the same draws,
/// and no measure's p depends on which others there are. Of two groups the arrangements of a
/// stratum are listed once (arrangements.hpp), so that a draw costs one number for several strata.
/// Requires units in order of stratum, groups below `groups`.
[[nodiscard]] std::vector<PermutationTest> test_groups(
    std::span<const PermutedUnit> units, std::size_t groups,
    std::span<const std::vector<ScoredUnit>> measures, const PermutationOptions& options);

}  // namespace parallax
