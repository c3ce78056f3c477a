#include "engine/numeric/permutation.hpp"

#include <algorithm>
#include <cassert>
#include <random>

namespace parallax {
namespace {

/// Sums of the same numbers in another order differ in their last bits: equal draws must count.
constexpr double as_strong = 1.0 - 1e-9;

/// A number below `limit`, every one as likely (Lemire 2019); the standard leaves its distributions
/// to each library.
std::uint32_t draw_below(std::mt19937_64& random, std::uint32_t limit) {
    const std::uint32_t threshold = (0U - limit) % limit;
    for (;;) {
        const std::uint64_t product = (random() >> 32U) * limit;
        if (static_cast<std::uint32_t>(product) >= threshold)
            return static_cast<std::uint32_t>(product >> 32U);
    }
}

/// Sums of one measure by group.
struct GroupSums {
    double above_expected = 0.0;
    double expected = 0.0;
};

double statistic_of(std::span<const ScoredUnit> scores, std::span<const std::uint32_t> groups,
                    std::vector<GroupSums>& sums) {
    std::fill(sums.begin(), sums.end(), GroupSums{});
    for (const ScoredUnit& score : scores) {
        GroupSums& sum = sums[groups[score.unit]];
        sum.above_expected += score.above_expected;
        sum.expected += score.expected;
    }
    double statistic = 0.0;
    for (const GroupSums& sum : sums) {
        if (sum.expected > 0.0) statistic += sum.above_expected * sum.above_expected / sum.expected;
    }
    return statistic;
}

struct Running {
    std::size_t measure = 0;
    double seen = 0.0;
    std::uint64_t as_strong = 0;
};

}  // namespace

std::vector<Exchangeable> find_exchangeable(std::span<const PermutedUnit> units) {
    std::vector<Exchangeable> found;
    for (std::size_t begin = 0; begin < units.size();) {
        std::size_t end = begin + 1;
        bool differ = false;
        for (; end < units.size() && units[end].stratum == units[begin].stratum; ++end)
            differ = differ || units[end].group != units[begin].group;
        assert(end == units.size() || units[end].stratum > units[begin].stratum);
        if (differ) found.push_back({begin, end});
        begin = end;
    }
    return found;
}

void permute_within_strata(std::span<const PermutedUnit> units, std::uint64_t draws,
                           std::uint64_t seed,
                           const std::function<bool(std::span<const std::uint32_t>)>& take) {
    const std::vector<Exchangeable> strata = find_exchangeable(units);
    std::vector<std::uint32_t> groups;
    groups.reserve(units.size());
    for (const PermutedUnit& unit : units) groups.push_back(unit.group);
    std::mt19937_64 random(seed);
    for (std::uint64_t draw = 0; draw < draws; ++draw) {
        for (const Exchangeable& stratum : strata) {
            for (std::size_t left = stratum.end - stratum.begin; left > 1; --left) {
                const std::size_t other = draw_below(random, static_cast<std::uint32_t>(left));
                std::swap(groups[stratum.begin + left - 1], groups[stratum.begin + other]);
            }
        }
        if (!take(groups)) return;
    }
}

std::vector<ScoredUnit> score_units(std::span<const PermutedUnit> units,
                                    std::span<const double> count,
                                    std::span<const double> exposure) {
    assert(count.size() == units.size() && exposure.size() == units.size());
    std::vector<ScoredUnit> scores;
    for (std::size_t begin = 0; begin < units.size();) {
        std::size_t end = begin;
        double counted = 0.0;
        double exposed = 0.0;
        for (; end < units.size() && units[end].stratum == units[begin].stratum; ++end) {
            counted += count[end];
            exposed += exposure[end];
        }
        for (std::size_t unit = begin; unit < end && counted > 0.0 && exposed > 0.0; ++unit) {
            const double expected = exposure[unit] * counted / exposed;
            if (expected > 0.0 || count[unit] > 0.0)
                scores.push_back(
                    {static_cast<std::uint32_t>(unit), count[unit] - expected, expected});
        }
        begin = end;
    }
    return scores;
}

std::vector<PermutationTest> test_groups(std::span<const PermutedUnit> units, std::size_t groups,
                                         std::span<const std::vector<ScoredUnit>> measures,
                                         const PermutationOptions& options) {
    std::vector<std::uint32_t> seen_groups;
    for (const PermutedUnit& unit : units) seen_groups.push_back(unit.group);
    std::vector<GroupSums> sums(groups);
    std::vector<Running> running;
    for (std::size_t measure = 0; measure < measures.size(); ++measure)
        running.push_back({measure, statistic_of(measures[measure], seen_groups, sums), 0});

    std::vector<PermutationTest> tests(measures.size());
    std::uint64_t done = 0;
    const auto finish = [&](const Running& test) {
        tests[test.measure] = {
            static_cast<double>(test.as_strong + 1) / static_cast<double>(done + 1), done};
    };
    permute_within_strata(
        units, options.draws, options.seed, [&](std::span<const std::uint32_t> drawn) {
            ++done;
            for (Running& test : running) {
                const double statistic = statistic_of(measures[test.measure], drawn, sums);
                if (statistic >= test.seen * as_strong) ++test.as_strong;
            }
            std::erase_if(running, [&](const Running& test) {
                if (test.as_strong < options.enough) return false;
                finish(test);
                return true;
            });
            return !running.empty();
        });
    for (const Running& test : running) finish(test);
    return tests;
}

}  // namespace parallax
