#include "engine/report/markdown_parts.hpp"
#include "engine/report/markdown_text.hpp"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

namespace parallax {

namespace {

constexpr auto own_voice = static_cast<std::size_t>(Voice::own);

std::string share_or_dash(const ShareEstimate& estimate) {
    return estimate.share ? share_text(estimate) : "–";
}

/// "+12 points (−3 to +27)"
std::string share_difference_text(const ShareDifference& difference) {
    if (!difference.difference) {
        return fmt::format("too few ({} of {}, {} of {})", group_digits(difference.first.count),
                           group_digits(difference.first.of), group_digits(difference.second.count),
                           group_digits(difference.second.of));
    }
    std::string text = fmt::format("{:+.0f}", 100.0 * *difference.difference);
    if (difference.interval) {
        text += fmt::format(" ({:+.0f} to {:+.0f})", 100.0 * difference.interval->low,
                            100.0 * difference.interval->high);
    }
    return text;
}

/// Words of harm with their force, those used most first; the rest is in report.json.
std::string verb_table(const Comparison& comparison, const std::string& side) {
    constexpr std::size_t most_words = 12;
    std::vector<std::vector<std::string>> rows;
    for (const HarmVerbRow& verb : comparison.agency.verbs) {
        if (verb.side != side || rows.size() == most_words) continue;
        std::vector<std::string> row{escape_markdown(verb.lemma), fmt::format("{}", verb.force)};
        std::uint64_t uses = 0;
        for (const auto& outlet : verb.outlets) {
            uses += outlet[own_voice];
            row.push_back(group_digits(outlet[own_voice]));
        }
        if (uses > 0) rows.push_back(std::move(row));
    }
    if (rows.empty()) return "";
    std::vector<std::string> head{"Word", "force"};
    for (const OutletSummary& outlet : comparison.outlets) {
        head.push_back(escape_markdown(outlet.outlet));
    }
    return fmt::format("\n{}", render_markdown_table(head, rows));
}

std::string side_table(const Comparison& comparison, const HarmRow& row) {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t o = 0; o < row.outlets.size(); ++o) {
        const HarmCell& cell = row.outlets[o][own_voice];
        std::uint64_t others = 0;
        for (const HarmCell& voice : row.outlets[o]) others += voice.records;
        // Whoever gives a source for a figure passes it on: counted in the own voice alone, none
        // would.
        ShareEstimate sourced = cell.figures_attributed;
        const HarmCell& reported = row.outlets[o][static_cast<std::size_t>(Voice::reported)];
        sourced.count += reported.figures_attributed.count;
        sourced.of += reported.figures_attributed.of;
        sourced.interval.reset();
        if (sourced.of > 0)
            sourced.share = static_cast<double>(sourced.count) / static_cast<double>(sourced.of);
        const auto form = [&](HarmFormKind kind) {
            return share_or_dash(cell.forms[static_cast<std::size_t>(kind)]);
        };
        rows.push_back({escape_markdown(comparison.outlets[o].outlet), group_digits(cell.records),
                        group_digits(others - cell.records), group_digits(cell.deaths),
                        form(HarmFormKind::active), form(HarmFormKind::passive),
                        form(HarmFormKind::passive_agentless), share_or_dash(cell.agent_named),
                        share_or_dash(cell.victims_named), share_or_dash(sourced),
                        cell.mean_force ? fmt::format("{:.2f}", *cell.mean_force) : "–"});
    }
    return render_markdown_table({"Outlet", "Records", "passed on", "deaths", "active",
                                  "passive with agent", "passive without agent", "agent told",
                                  "victims named", "figures with a source", "mean force"},
                                 rows);
}

/// Whether any outlet has enough records for any of the differences.
bool holds_difference(const HarmContrast& contrast) {
    return std::any_of(contrast.outlets.begin(), contrast.outlets.end(), [](const auto& outlet) {
        const HarmContrastCell& cell = outlet[own_voice];
        return cell.agent_named.difference || cell.agentless.difference ||
               cell.victims_named.difference || cell.force_difference;
    });
}

/// "Beacon 2 and 1, Courier 0 and 3"
std::string list_records(const Comparison& comparison, const HarmContrast& contrast) {
    std::string text;
    for (std::size_t o = 0; o < contrast.outlets.size(); ++o) {
        const HarmContrastCell& cell = contrast.outlets[o][own_voice];
        text += fmt::format("{}{} {} and {}", text.empty() ? "" : ", ",
                            escape_markdown(comparison.outlets[o].outlet),
                            group_digits(cell.first_records), group_digits(cell.second_records));
    }
    return text;
}

std::string contrast_table(const Comparison& comparison, const HarmContrast& contrast) {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t o = 0; o < contrast.outlets.size(); ++o) {
        const HarmContrastCell& cell = contrast.outlets[o][own_voice];
        rows.push_back(
            {escape_markdown(comparison.outlets[o].outlet),
             fmt::format("{} / {}", group_digits(cell.first_records),
                         group_digits(cell.second_records)),
             share_difference_text(cell.agent_named), share_difference_text(cell.agentless),
             share_difference_text(cell.victims_named),
             cell.force_difference ? fmt::format("{:+.2f}", *cell.force_difference) : "too few"});
    }
    return render_markdown_table(
        {"Outlet", "Records", "agent told", "passive without agent", "victims named", "mean force"},
        rows);
}

}  // namespace

std::string markdown_agency(const Report& report, const Lexicon&) {
    const Comparison& comparison = report.comparison;
    std::string text;
    for (const HarmRow& row : comparison.agency.sides) {
        text += "### Harm done to the " + escape_markdown(row.side) + " side\n\n" +
                side_table(comparison, row) + verb_table(comparison, row.side) + "\n";
    }
    if (text.empty()) {
        return "";
    }
    for (const HarmContrast& contrast : comparison.agency.contrasts) {
        if (!holds_difference(contrast)) {
            text += fmt::format(
                "### The {0} and the {1} side compared\n\nNo difference is given: every outlet "
                "has too few records (under {2} of both sides or {3} of one). Records of the {0} "
                "and the {1} side: {4}.\n\n",
                escape_markdown(contrast.first), escape_markdown(contrast.second),
                fewest_records_of_both_sides, fewest_records_of_a_side,
                list_records(comparison, contrast));
            continue;
        }
        text += fmt::format(
                    "### {0} less {1}\n\nDifferences in percentage points; none where there "
                    "are too few records (under {2} of both sides or {3} of one).\n\n",
                    escape_markdown(contrast.first), escape_markdown(contrast.second),
                    fewest_records_of_both_sides, fewest_records_of_a_side) +
                contrast_table(comparison, contrast) + "\n";
    }
    return "## Who is harmed, and who acts\n\nActs of violence and harm told in the outlet's own "
           "voice, by the side of those affected. \"Passed on\" are records in others' voices. "
           "Figures with a source are looked for in "
           "both. Force: 1 a plain outcome, 2 an act, 3 an act that the word condemns.\n\n" +
           text;
}

}  // namespace parallax
