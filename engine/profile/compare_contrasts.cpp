#include "engine/profile/compare_parts.hpp"
#include "engine/profile/contrast_comparison.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace parallax {
namespace {

using AxisAndTarget = std::pair<AxisId, TargetId>;

/// Negative hits of hits with a pole, by outlet and wording.
using Poles = std::vector<std::array<ClusterTotals, wording_count>>;

std::map<AxisAndTarget, Poles> sum_poles(const ProfileTable& table, const Lexicon& lexicon,
                                         const OutletIndex& index) {
    std::map<AxisAndTarget, Poles> sums;
    for (const std::uint32_t at : index.rows) {
        for (const AxisCount& count : table.rows[at].axes) {
            if (!count.target || lexicon.axis(count.axis).kind != LexiconKind::framing) continue;
            if (count.negative + count.positive == 0) continue;
            Poles& poles = sums[{count.axis, *count.target}];
            poles.resize(index.names.size());
            ClusterTotal& total = poles[index.outlets[at]][static_cast<std::size_t>(count.wording)]
                                       [index.clusters[at]];
            total.count += static_cast<double>(count.negative);
            total.exposure += static_cast<double>(count.negative + count.positive);
        }
    }
    return sums;
}

ContrastCells contrast_outlet(const Poles& first, const Poles& second, std::size_t outlet) {
    ContrastCells cells;
    for (std::size_t w = 0; w < wording_count; ++w) {
        cells[w] = subtract(estimate_clustered_share(first[outlet][w]),
                            estimate_clustered_share(second[outlet][w]));
    }
    return cells;
}

/// Hits in own wording on both targets.
std::uint64_t own_hits(const TargetContrast& contrast) {
    constexpr auto own = static_cast<std::size_t>(Wording::outlet);
    std::uint64_t hits = 0;
    for (const ContrastCells& outlet : contrast.outlets)
        hits += outlet[own].first.of + outlet[own].second.of;
    return hits;
}

using Sides = std::map<std::string, std::vector<TargetId>>;
using Kinds = std::map<std::string, Sides>;
using Opposites = std::vector<std::pair<TargetId, TargetId>>;

void pair_up(const std::vector<TargetId>& firsts, const std::vector<TargetId>& seconds,
             Opposites& opposites) {
    for (const TargetId first : firsts) {
        for (const TargetId second : seconds) opposites.emplace_back(first, second);
    }
}

/// The armed groups of one side, where the other has none, with the powers of the other.
void pair_with_powers(const Kinds& kinds, const Sides::value_type& groups, Opposites& opposites) {
    for (const char* const kind : {"army", "government", "state"}) {
        const auto powers = kinds.find(kind);
        if (powers == kinds.end()) continue;
        for (const auto& [side, of_side] : powers->second) {
            if (side < groups.first) pair_up(of_side, groups.second, opposites);
            if (groups.first < side) pair_up(groups.second, of_side, opposites);
        }
    }
}

}  // namespace

std::vector<std::pair<TargetId, TargetId>> find_opposites(const Lexicon& lexicon) {
    std::map<std::string, Kinds> lexicons;
    std::map<std::string, std::set<std::string>> sides;
    for (std::size_t t = 0; t < lexicon.targets().size(); ++t) {
        const Target& target = lexicon.targets()[t];
        if (target.kind.empty() || target.side.empty()) continue;
        lexicons[target.lexicon][target.kind][target.side].push_back(
            TargetId{static_cast<std::uint32_t>(t)});
        sides[target.lexicon].insert(target.side);
    }
    std::vector<std::pair<TargetId, TargetId>> opposites;
    for (const auto& [name, kinds] : lexicons) {
        for (const auto& [kind, of_kind] : kinds) {
            if (of_kind.size() == 2)
                pair_up(of_kind.begin()->second, of_kind.rbegin()->second, opposites);
        }
        const auto groups = kinds.find("armed-group");
        if (groups != kinds.end() && groups->second.size() == 1 && sides[name].size() == 2)
            pair_with_powers(kinds, *groups->second.begin(), opposites);
    }
    std::sort(opposites.begin(), opposites.end());
    return opposites;
}

std::vector<TargetContrast> compare_contrasts(const ProfileTable& table, const Lexicon& lexicon,
                                              const OutletIndex& index) {
    const std::map<AxisAndTarget, Poles> sums = sum_poles(table, lexicon, index);
    const auto find = [&](AxisId axis, TargetId target) {
        const auto found = sums.find({axis, target});
        return found == sums.end() ? nullptr : &found->second;
    };
    std::vector<TargetContrast> contrasts;
    for (const auto& [first, second] : find_opposites(lexicon)) {
        for (std::size_t a = 0; a < lexicon.axes().size(); ++a) {
            const AxisId axis{static_cast<std::uint32_t>(a)};
            const Poles* const of_first = find(axis, first);
            const Poles* const of_second = find(axis, second);
            if (of_first == nullptr || of_second == nullptr) continue;
            TargetContrast& contrast =
                contrasts.emplace_back(TargetContrast{axis, first, second, {}});
            for (std::size_t o = 0; o < index.names.size(); ++o)
                contrast.outlets.push_back(contrast_outlet(*of_first, *of_second, o));
        }
    }
    std::stable_sort(
        contrasts.begin(), contrasts.end(),
        [](const TargetContrast& a, const TargetContrast& b) { return own_hits(a) > own_hits(b); });
    return contrasts;
}

}  // namespace parallax
