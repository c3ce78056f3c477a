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

}  // namespace

ArrangementDraws::ArrangementDraws(std::span<const PermutedUnit> units,
                                   std::span<const std::vector<ScoredUnit>> measures,
                                   std::uint64_t seed)
    : measures_(measures.size()), random_(seed) {
    for (const PermutedUnit& unit : units) groups_.push_back(unit.group);
    std::vector<std::vector<double>> of_unit;
    for (const std::vector<ScoredUnit>& scores : measures) {
        std::vector<double>& above = of_unit.emplace_back(units.size());
        for (const ScoredUnit& score : scores) above[score.unit] += score.above_expected;
    }
    // A stratum of one group adds nothing: what its units have above what is expected adds up to 0.
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
        double above = 0.0;
        for (const ScoredUnit& score : measures[m]) {
            if (is_shuffled[score.unit]) measure.shuffled.push_back(score);
            if (groups_[score.unit] == 0 && is_exchanged[score.unit]) above += score.above_expected;
        }
        measure.seen = above * above;
    }
}

void ArrangementDraws::list_stratum(std::span<const PermutedUnit> units,
                                    const Exchangeable& stratum, std::size_t ways,
                                    std::span<const std::vector<double>> of_unit) {
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
    std::vector<std::vector<double>> listed(measures_.size());
    do {
        for (std::size_t m = 0; m < measures_.size(); ++m) {
            double above = 0.0;
            for (std::size_t at = 0; at < with_first.size(); ++at) {
                if ((with_first[at] != 0) == (group_of_first == 0))
                    above += of_unit[m][stratum.begin + at];
            }
            for (std::uint32_t before = 0; before < block.ways; ++before)
                listed[m].push_back(measures_[m].ways[block.offset + before] + above);
        }
    } while (std::next_permutation(with_first.begin(), with_first.end()));
    for (std::size_t m = 0; m < measures_.size(); ++m) {
        std::vector<double>& of_measure = measures_[m].ways;
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
    double above = 0.0;
    for (const Block& block : blocks_) above += of.ways[block.offset + block.drawn];
    for (const ScoredUnit& score : of.shuffled) {
        if (groups_[score.unit] == 0) above += score.above_expected;
    }
    return above * above;
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
