#include "engine/numeric/permutation.hpp"

#include "engine/numeric/arrangements.hpp"
#include "engine/numeric/draw_below.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <random>

namespace parallax {
namespace {

/// Sums of the same numbers in another order differ in their last bits: equal draws must count.
constexpr double as_strong = 1.0 - 1e-9;

/// Of each unit how likely each group is to be its, over all arrangements: the group's share of the
/// units of the stratum. Units × groups.
std::vector<double> share_groups(std::span<const PermutedUnit> units, std::size_t groups) {
    std::vector<double> shares(units.size() * groups);
    for (std::size_t begin = 0; begin < units.size();) {
        std::size_t end = begin;
        std::vector<double> counts(groups);
        for (; end < units.size() && units[end].stratum == units[begin].stratum; ++end)
            counts[units[end].group] += 1.0;
        for (std::size_t unit = begin; unit < end; ++unit) {
            for (std::size_t group = 0; group < groups; ++group)
                shares[unit * groups + group] = counts[group] / static_cast<double>(end - begin);
        }
        begin = end;
    }
    return shares;
}

/// What is expected of each group on the mean of all arrangements.
std::vector<double> expect_groups(std::span<const ScoredUnit> scores,
                                  std::span<const double> shares, std::size_t groups) {
    std::vector<double> expected(groups);
    for (const ScoredUnit& score : scores) {
        for (std::size_t group = 0; group < groups; ++group)
            expected[group] += score.expected * shares[score.unit * groups + group];
    }
    return expected;
}

double statistic_of(std::span<const ScoredUnit> scores, std::span<const std::uint32_t> groups,
                    std::span<const double> expected, std::vector<double>& above) {
    std::fill(above.begin(), above.end(), 0.0);
    for (const ScoredUnit& score : scores) above[groups[score.unit]] += score.above_expected;
    double statistic = 0.0;
    for (std::size_t group = 0; group < above.size(); ++group) {
        if (expected[group] > 0.0) statistic += above[group] * above[group] / expected[group];
    }
    return statistic;
}

/// Counts draws at least as strong as what was seen, until a test has enough of them.
class RunningTests {
public:
    template <class Statistic>
    RunningTests(std::size_t measures, const PermutationOptions& options,
                 std::vector<PermutationTest>& tests, const Statistic& seen)
        : options_(options), tests_(tests) {
        for (std::size_t m = 0; m < measures; ++m) running_.push_back({m, seen(m) * as_strong, 0});
    }

    [[nodiscard]] bool wants_more() const { return !running_.empty() && done_ < options_.draws; }

    /// `statistic(m)` of one draw.
    template <class Statistic>
    void take(const Statistic& statistic) {
        ++done_;
        bool ended = done_ == options_.draws;
        for (Running& test : running_) {
            if (statistic(test.measure) < test.least) continue;
            ++test.as_strong;
            ended = ended || test.as_strong >= options_.enough;
        }
        if (!ended) return;
        std::erase_if(running_, [&](const Running& test) {
            if (test.as_strong < options_.enough && done_ < options_.draws) return false;
            tests_[test.measure] = {
                static_cast<double>(test.as_strong + 1) / static_cast<double>(done_ + 1), done_};
            return true;
        });
    }

private:
    struct Running {
        std::size_t measure = 0;
        double least = 0.0;  ///< that counts as as strong
        std::uint64_t as_strong = 0;
    };

    const PermutationOptions& options_;
    std::vector<PermutationTest>& tests_;
    std::vector<Running> running_;
    std::uint64_t done_ = 0;
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
            shuffle_values(random, std::span<std::uint32_t>(groups).subspan(
                                       stratum.begin, stratum.end - stratum.begin));
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
    std::vector<PermutationTest> tests(measures.size());
    if (groups == 2) {
        // Arrangements take about 128 bytes a unit and measure, the draws depend on units and seed
        // alone: a portion of the measures at a time changes nothing and needs a quarter of a
        // gigabyte.
        const std::size_t at_once = std::max<std::size_t>(
            1, (std::size_t{1} << 21) / std::max<std::size_t>(1, units.size()));
        for (std::size_t first = 0; first < measures.size(); first += at_once) {
            const auto some = measures.subspan(first, std::min(at_once, measures.size() - first));
            std::vector<PermutationTest> found(some.size());
            ArrangementDraws arrangements(units, some, options.seed);
            RunningTests running(some.size(), options, found,
                                 [&](std::size_t m) { return arrangements.seen(m); });
            while (running.wants_more()) {
                arrangements.draw();
                running.take([&](std::size_t m) { return arrangements.drawn(m); });
            }
            std::copy(found.begin(), found.end(),
                      tests.begin() + static_cast<std::ptrdiff_t>(first));
        }
        return tests;
    }
    std::vector<std::uint32_t> seen_groups;
    for (const PermutedUnit& unit : units) seen_groups.push_back(unit.group);
    const std::vector<double> shares = share_groups(units, groups);
    std::vector<std::vector<double>> expected;
    for (const std::vector<ScoredUnit>& scores : measures)
        expected.push_back(expect_groups(scores, shares, groups));
    std::vector<double> above(groups);
    RunningTests running(measures.size(), options, tests, [&](std::size_t m) {
        return statistic_of(measures[m], seen_groups, expected[m], above);
    });
    permute_within_strata(units, options.draws, options.seed,
                          [&](std::span<const std::uint32_t> drawn) {
                              running.take([&](std::size_t m) {
                                  return statistic_of(measures[m], drawn, expected[m], above);
                              });
                              return running.wants_more();
                          });
    return tests;
}

}  // namespace parallax
