#include "engine/numeric/arrangements.hpp"

#include "engine/numeric/draw_below.hpp"

#include <algorithm>

namespace parallax {
namespace {

/// Units of the stratum that are in the group of its first unit.
std::size_t count_alike(std::span<const PermutedUnit> units, const Exchangeable& stratum) {
    std::size_t alike = 0;
    for (std::size_t unit = stratum.begin; unit < stratum.end; ++unit)
        alike += units[unit].group == units[stratum.begin].group ? 1U : 0U;
    return alike;
}

/// n over k, or `limit` + 1 if that is less.
std::uint64_t choose(std::uint64_t n, std::uint64_t k, std::uint64_t limit) {
    std::uint64_t ways = 1;
    k = std::min(k, n - k);
    for (std::uint64_t i = 1; i <= k; ++i) {
        ways = ways * (n - k + i) / i;
        if (ways > limit) return limit + 1;
    }
    return ways;
}

void add(GroupSums& sums, const GroupSums& other) {
    sums.above_expected += other.above_expected;
    sums.expected += other.expected;
}

double statistic_of(const GroupSums& first, const GroupSums& total) {
    const double second_expected = total.expected - first.expected;
    const double second_above = total.above_expected - first.above_expected;
    double statistic = 0.0;
    if (first.expected > 0.0)
        statistic += first.above_expected * first.above_expected / first.expected;
    // What subtraction leaves of nothing is not something.
    if (second_expected > 1e-9 * total.expected)
        statistic += second_above * second_above / second_expected;
    return statistic;
}

}  // namespace

ArrangementDraws::ArrangementDraws(std::span<const PermutedUnit> units,
                                   std::span<const std::vector<ScoredUnit>> measures,
                                   std::uint64_t seed)
    : measures_(measures.size()), random_(seed) {
    for (const PermutedUnit& unit : units) groups_.push_back(unit.group);
    std::vector<std::vector<GroupSums>> of_unit;
    for (const std::vector<ScoredUnit>& scores : measures) {
        std::vector<GroupSums>& sums = of_unit.emplace_back(units.size());
        for (const ScoredUnit& score : scores)
            add(sums[score.unit], {score.above_expected, score.expected});
    }
    std::vector<bool> is_exchanged(units.size(), false);
    std::vector<bool> is_shuffled(units.size(), false);
    for (const Exchangeable& stratum : find_exchangeable(units)) {
        const std::uint64_t ways =
            choose(stratum.end - stratum.begin, count_alike(units, stratum), most_listed);
        for (std::size_t unit = stratum.begin; unit < stratum.end; ++unit) {
            is_exchanged[unit] = true;
            is_shuffled[unit] = ways > most_listed;
        }
        if (ways > most_listed) {
            shuffled_.push_back(stratum);
        } else {
            list_stratum(units, stratum, ways, of_unit);
        }
    }
    for (std::size_t m = 0; m < measures.size(); ++m) {
        Measure& measure = measures_[m];
        GroupSums seen;
        for (const ScoredUnit& score : measures[m]) {
            const GroupSums sums{score.above_expected, score.expected};
            add(measure.total, sums);
            if (is_shuffled[score.unit]) measure.shuffled.push_back(score);
            if (groups_[score.unit] != 0) continue;
            add(seen, sums);
            if (!is_exchanged[score.unit]) add(measure.fixed, sums);
        }
        measure.seen = statistic_of(seen, measure.total);
    }
}

void ArrangementDraws::list_stratum(std::span<const PermutedUnit> units,
                                    const Exchangeable& stratum, std::size_t ways,
                                    std::span<const std::vector<GroupSums>> of_unit) {
    const bool joins = !blocks_.empty() && blocks_.back().ways * ways <= most_listed;
    if (!joins) {
        const std::size_t offset =
            blocks_.empty() ? 0 : blocks_.back().offset + blocks_.back().ways;
        blocks_.push_back({1, 0, offset});
        for (Measure& measure : measures_) measure.ways.emplace_back();
    }
    Block& block = blocks_.back();
    // Ways are told by who shares the first unit's group, whichever group that is.
    const std::uint32_t group_of_first = units[stratum.begin].group;
    std::vector<char> with_first(stratum.end - stratum.begin, 0);
    std::fill_n(with_first.rbegin(), count_alike(units, stratum), char{1});
    std::vector<std::vector<GroupSums>> listed(measures_.size());
    do {
        for (std::size_t m = 0; m < measures_.size(); ++m) {
            GroupSums sums;
            for (std::size_t at = 0; at < with_first.size(); ++at) {
                if ((with_first[at] != 0) == (group_of_first == 0))
                    add(sums, of_unit[m][stratum.begin + at]);
            }
            for (std::uint32_t before = 0; before < block.ways; ++before) {
                GroupSums both = measures_[m].ways[block.offset + before];
                add(both, sums);
                listed[m].push_back(both);
            }
        }
    } while (std::next_permutation(with_first.begin(), with_first.end()));
    for (std::size_t m = 0; m < measures_.size(); ++m) {
        std::vector<GroupSums>& of_measure = measures_[m].ways;
        of_measure.resize(block.offset);
        of_measure.insert(of_measure.end(), listed[m].begin(), listed[m].end());
    }
    block.ways *= static_cast<std::uint32_t>(ways);
}

void ArrangementDraws::draw() {
    for (Block& block : blocks_) block.drawn = draw_below(random_, block.ways);
    const std::span<std::uint32_t> groups(groups_);
    for (const Exchangeable& stratum : shuffled_)
        shuffle_values(random_, groups.subspan(stratum.begin, stratum.end - stratum.begin));
}

double ArrangementDraws::seen(std::size_t measure) const {
    return measures_[measure].seen;
}

double ArrangementDraws::drawn(std::size_t measure) const {
    const Measure& of = measures_[measure];
    GroupSums first = of.fixed;
    for (const Block& block : blocks_) add(first, of.ways[block.offset + block.drawn]);
    for (const ScoredUnit& score : of.shuffled) {
        if (groups_[score.unit] == 0) add(first, {score.above_expected, score.expected});
    }
    return statistic_of(first, of.total);
}

std::uint64_t count_arrangements(std::span<const PermutedUnit> units, std::uint64_t limit) {
    std::uint64_t ways = 1;
    for (const Exchangeable& stratum : find_exchangeable(units)) {
        const std::uint64_t of_stratum =
            choose(stratum.end - stratum.begin, count_alike(units, stratum), limit);
        if (of_stratum > limit || ways * of_stratum > limit) return limit;
        ways *= of_stratum;
    }
    return ways;
}

}  // namespace parallax
