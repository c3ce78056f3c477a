#include "engine/profile/agency_comparison.hpp"
#include "engine/profile/compare_parts.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

/// Records of one cluster (a document, or an event), or of all.
struct HarmTally {
    std::array<std::uint64_t, harm_form_count> forms{};
    std::array<std::uint64_t, 3> forces{};
    std::array<std::uint64_t, all_figure_uses.size()> figures{};
    std::uint64_t records = 0;
    std::uint64_t deaths = 0;
    std::uint64_t agent_named = 0;
    std::uint64_t victims_named = 0;

    void add(const HarmCount& count) {
        records += count.count;
        forms[static_cast<std::size_t>(count.form)] += count.count;
        forces[std::size_t{count.force} - 1] += count.count;
        figures[static_cast<std::size_t>(count.figure)] += count.count;
        if (count.kind == HarmKind::death) deaths += count.count;
        if (count.agent_named) agent_named += count.count;
        if (count.victims_named) victims_named += count.count;
    }
};

/// Counts of one outlet, target or side, and voice.
struct Sums {
    HarmTally all;
    std::map<std::uint32_t, HarmTally> clusters;
    std::uint64_t flagged = 0;
    std::uint64_t documents = 0;
    std::size_t last_row = 0;  ///< 1 + the row that was counted among the documents last

    /// Rows come in order, so that each counts among the documents once.
    void add(const HarmCount& count, std::size_t row, std::uint32_t cluster) {
        if (count.flagged) {
            flagged += count.count;
            return;
        }
        if (last_row != row + 1) ++documents;
        last_row = row + 1;
        all.add(count);
        clusters[cluster].add(count);
    }

    /// The share of what `count` says of a tally in what `of` says.
    template <class Count, class Of>
    [[nodiscard]] ShareEstimate share(Count count, Of of) const {
        ClusterTotals totals;
        for (const auto& [cluster, tally] : clusters) {
            totals[cluster] = {static_cast<double>(count(tally)), static_cast<double>(of(tally))};
        }
        return estimate_clustered_share(totals);
    }
    template <class Count>
    [[nodiscard]] ShareEstimate share(Count count) const {
        return share(count, [](const HarmTally& tally) { return tally.records; });
    }
};

using VoiceSums = std::array<Sums, all_voices.size()>;
using OutletSums = std::vector<VoiceSums>;

struct TargetOrder {
    bool operator()(std::optional<TargetId> a, std::optional<TargetId> b) const {
        return is_before(a, b);
    }
};

HarmCell make_cell(const Sums& sums) {
    HarmCell cell;
    cell.records = sums.all.records;
    cell.deaths = sums.all.deaths;
    cell.flagged = sums.flagged;
    cell.documents = sums.documents;
    for (std::size_t form = 0; form < harm_form_count; ++form) {
        cell.forms[form] = sums.share([&](const HarmTally& tally) { return tally.forms[form]; });
    }
    std::uint64_t total_force = 0;
    for (std::size_t force = 0; force < sums.all.forces.size(); ++force) {
        cell.forces[force] =
            sums.share([&](const HarmTally& tally) { return tally.forces[force]; });
        total_force += sums.all.forces[force] * (force + 1);
    }
    if (cell.records > 0) {
        cell.mean_force = static_cast<double>(total_force) / static_cast<double>(cell.records);
    }
    cell.agent_named = sums.share([](const HarmTally& tally) { return tally.agent_named; });
    cell.victims_named = sums.share([](const HarmTally& tally) { return tally.victims_named; });
    constexpr auto attributed = static_cast<std::size_t>(FigureUse::attributed);
    constexpr auto bare = static_cast<std::size_t>(FigureUse::bare);
    cell.figures_attributed = sums.share(
        [](const HarmTally& tally) { return tally.figures[attributed]; },
        [](const HarmTally& tally) { return tally.figures[attributed] + tally.figures[bare]; });
    return cell;
}

std::vector<HarmCells> make_cells(const OutletSums& sums, const OutletIndex& index) {
    std::vector<HarmCells> outlets(index.names.size());
    for (std::size_t o = 0; o < outlets.size(); ++o) {
        for (std::size_t v = 0; v < all_voices.size(); ++v) {
            outlets[o][v] = make_cell(sums[o][v]);
        }
    }
    return outlets;
}

/// The cell of the outlet and the count's voice.
Sums& cell_of(OutletSums& sums, const OutletIndex& index, std::size_t row, const HarmCount& count) {
    sums.resize(index.names.size());
    return sums[index.outlets[row]][static_cast<std::size_t>(count.voice)];
}

HarmContrastCell contrast(const HarmCell& first, const HarmCell& second) {
    constexpr auto agentless = static_cast<std::size_t>(HarmFormKind::passive_agentless);
    HarmContrastCell cell;
    cell.first_records = first.records;
    cell.second_records = second.records;
    cell.agent_named = subtract(first.agent_named, second.agent_named);
    cell.agentless = subtract(first.forms[agentless], second.forms[agentless]);
    cell.victims_named = subtract(first.victims_named, second.victims_named);
    cell.figures_attributed = subtract(first.figures_attributed, second.figures_attributed);
    cell.first_force = first.mean_force;
    cell.second_force = second.mean_force;
    if (are_enough(first.records, second.records)) {
        cell.force_difference = *first.mean_force - *second.mean_force;
    }
    return cell;
}

/// The sides that each lexicon has people on, where they are exactly two.
std::set<std::pair<std::string, std::string>> find_wars(const Lexicon& lexicon) {
    std::map<std::string, std::set<std::string>> sides;
    for (const Target& target : lexicon.targets()) {
        if (target.kind == "people" && !target.side.empty()) {
            sides[target.lexicon].insert(target.side);
        }
    }
    std::set<std::pair<std::string, std::string>> wars;
    for (const auto& [id, names] : sides) {
        if (names.size() == 2) wars.emplace(*names.begin(), *names.rbegin());
    }
    return wars;
}

/// Words of harm by side.
std::vector<HarmVerbRow> compare_verbs(const ProfileTable& table, const Lexicon& lexicon,
                                       const OutletIndex& index) {
    std::map<std::tuple<std::string, std::string, HarmKind, std::uint8_t>, HarmVerbRow> verbs;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (const HarmCount& count : table.rows[row].harms) {
            if (count.flagged || !count.target) continue;
            const std::string& side = lexicon.target(*count.target).side;
            if (side.empty()) continue;
            HarmVerbRow& verb = verbs[{side, count.lemma, count.kind, count.force}];
            if (verb.outlets.empty()) {
                verb = {side, count.lemma, count.kind, count.force, {}};
                verb.outlets.resize(index.names.size());
            }
            verb.outlets[index.outlets[row]][static_cast<std::size_t>(count.voice)] += count.count;
        }
    }
    std::vector<HarmVerbRow> rows;
    for (auto& [key, row] : verbs) rows.push_back(std::move(row));
    const auto own_uses = [](const HarmVerbRow& row) {
        std::uint64_t uses = 0;
        for (const auto& outlet : row.outlets) uses += outlet[static_cast<std::size_t>(Voice::own)];
        return uses;
    };
    std::stable_sort(rows.begin(), rows.end(), [&](const HarmVerbRow& a, const HarmVerbRow& b) {
        return a.side != b.side ? a.side < b.side : own_uses(a) > own_uses(b);
    });
    return rows;
}

}  // namespace

ShareDifference subtract(const ShareEstimate& first, const ShareEstimate& second) {
    ShareDifference result{first, second, std::nullopt, std::nullopt};
    if (!first.share || !second.share || !are_enough(first.of, second.of)) return result;
    const double difference = *first.share - *second.share;
    result.difference = difference;
    if (!first.interval || !second.interval) return result;
    const auto distance = [](double a, double b) { return std::sqrt(a * a + b * b); };
    result.interval = Interval{difference - distance(*first.share - first.interval->low,
                                                     second.interval->high - *second.share),
                               difference + distance(first.interval->high - *first.share,
                                                     *second.share - second.interval->low),
                               first.interval->level};
    return result;
}

AgencyComparison compare_agency(const ProfileTable& table, const Lexicon& lexicon,
                                const OutletIndex& index) {
    std::map<std::optional<TargetId>, OutletSums, TargetOrder> by_target;
    std::map<std::string, OutletSums> by_side;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (const HarmCount& count : table.rows[row].harms) {
            cell_of(by_target[count.target], index, row, count)
                .add(count, row, index.clusters[row]);
            if (!count.target) continue;
            const std::string& side = lexicon.target(*count.target).side;
            if (side.empty()) continue;
            cell_of(by_side[side], index, row, count).add(count, row, index.clusters[row]);
        }
    }
    const std::set<std::pair<std::string, std::string>> wars = find_wars(lexicon);
    for (const auto& [first, second] : wars) {
        if (by_side.count(first) + by_side.count(second) == 0) continue;
        by_side[first].resize(index.names.size());
        by_side[second].resize(index.names.size());
    }
    AgencyComparison comparison;
    for (const auto& [target, sums] : by_target) {
        comparison.targets.push_back({target, {}, make_cells(sums, index)});
    }
    for (const auto& [side, sums] : by_side) {
        comparison.sides.push_back({std::nullopt, side, make_cells(sums, index)});
    }
    comparison.verbs = compare_verbs(table, lexicon, index);
    for (const auto& [first, second] : wars) {
        const auto a = by_side.find(first);
        const auto b = by_side.find(second);
        if (a == by_side.end() || b == by_side.end()) continue;
        const auto first_cells = make_cells(a->second, index);
        const auto second_cells = make_cells(b->second, index);
        HarmContrast row{first, second, {}};
        row.outlets.resize(index.names.size());
        for (std::size_t o = 0; o < row.outlets.size(); ++o) {
            for (std::size_t v = 0; v < all_voices.size(); ++v) {
                row.outlets[o][v] = contrast(first_cells[o][v], second_cells[o][v]);
            }
        }
        comparison.contrasts.push_back(std::move(row));
    }
    return comparison;
}

}  // namespace parallax
