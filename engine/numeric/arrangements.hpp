#pragma once

#include "engine/numeric/permutation.hpp"

#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <vector>

namespace parallax {

/// Draws arrangements of two groups within strata for several measures at once. What a stratum's
/// units can add to the first group is listed once for each way of giving its groups to its units;
/// strata are taken together into blocks of at most `most_listed` such ways. A draw is then one
/// number a block, the same for all measures, and a measure's sums one look-up a block. Strata of
/// more ways are shuffled unit by unit. Exchanging the names of the groups changes no statistic.
class ArrangementDraws {
public:
    static constexpr std::size_t most_listed = 256;

    /// Requires units in order of stratum, groups 0 and 1, and scores of these units.
    ArrangementDraws(std::span<const PermutedUnit> units,
                     std::span<const std::vector<ScoredUnit>> measures, std::uint64_t seed);

    /// Draws anew, every arrangement as likely.
    void draw();

    /// The square of what the first group has above what is expected (that of the second is the
    /// same), as the groups are, and as they were drawn last.
    [[nodiscard]] double seen(std::size_t measure) const;
    [[nodiscard]] double drawn(std::size_t measure) const;

private:
    struct Block {
        std::uint32_t ways = 1;
        std::uint32_t drawn = 0;
        std::size_t offset = 0;  ///< of its sums in a measure's list
    };
    struct Measure {
        std::vector<double> ways;  ///< sums above expected of the first group, by block and way
        std::vector<ScoredUnit> shuffled;  ///< those of strata that are shuffled
        double seen = 0.0;
    };

    void list_stratum(std::span<const PermutedUnit> units, const Exchangeable& stratum,
                      std::size_t ways, std::span<const std::vector<double>> of_unit);

    std::vector<Measure> measures_;
    std::vector<Block> blocks_;
    std::vector<Exchangeable> shuffled_;
    std::vector<std::uint32_t> groups_;  ///< by unit; drawn only of shuffled strata
    std::mt19937_64 random_;
};

/// In how many ways the groups of units can be given to units within strata, at most `limit`: one
/// in so many is the smallest p that a permutation test could find. Requires units in order of
/// stratum, groups 0 and 1.
[[nodiscard]] std::uint64_t count_arrangements(std::span<const PermutedUnit> units,
                                               std::uint64_t limit);

}  // namespace parallax
