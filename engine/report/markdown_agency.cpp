#include "engine/report/markdown_parts.hpp"
#include "engine/report/markdown_text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace parallax {

namespace {

constexpr auto own_voice = static_cast<std::size_t>(Voice::own);

/// "3 of 7 (43 %)"
std::string share_text(const ShareEstimate& estimate) {
    if (!estimate.share) {
        return "–";
    }
    return fmt::format("{} of {} ({:.0f} %)", group_digits(estimate.count),
                       group_digits(estimate.of), 100.0 * *estimate.share);
}

/// "+12 points (−3 to +27)"
std::string difference_text(const ShareDifference& difference) {
    if (!difference.difference) {
        return "–";
    }
    std::string text = fmt::format("{:+.0f}", 100.0 * *difference.difference);
    if (difference.interval) {
        text += fmt::format(" ({:+.0f} to {:+.0f})", 100.0 * difference.interval->low,
                            100.0 * difference.interval->high);
    }
    return text;
}

bool has_records(const HarmRow& row) {
    return std::any_of(row.outlets.begin(), row.outlets.end(),
                       [](const HarmCells& outlet) { return outlet[own_voice].records > 0; });
}

std::string side_table(const Comparison& comparison, const HarmRow& row) {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t o = 0; o < row.outlets.size(); ++o) {
        const HarmCell& cell = row.outlets[o][own_voice];
        if (cell.records == 0) {
            continue;
        }
        const auto form = [&](HarmFormKind kind) {
            return share_text(cell.forms[static_cast<std::size_t>(kind)]);
        };
        rows.push_back({escape_markdown(comparison.outlets[o].outlet), group_digits(cell.records),
                        group_digits(cell.deaths), form(HarmFormKind::active),
                        form(HarmFormKind::passive), form(HarmFormKind::passive_agentless),
                        share_text(cell.agent_named), share_text(cell.victims_named),
                        share_text(cell.figures_attributed),
                        cell.mean_force ? fmt::format("{:.2f}", *cell.mean_force) : "–"});
    }
    return render_markdown_table(
        {"Outlet", "Records", "deaths", "active", "passive by", "passive without agent",
         "agent told", "victims named", "figures with a source", "mean force"},
        rows);
}

std::string contrast_table(const Comparison& comparison, const HarmContrast& contrast) {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t o = 0; o < contrast.outlets.size(); ++o) {
        const HarmContrastCell& cell = contrast.outlets[o][own_voice];
        if (cell.first_records + cell.second_records == 0) {
            continue;
        }
        rows.push_back(
            {escape_markdown(comparison.outlets[o].outlet),
             fmt::format("{} / {}", group_digits(cell.first_records),
                         group_digits(cell.second_records)),
             difference_text(cell.agent_named), difference_text(cell.agentless),
             difference_text(cell.victims_named), difference_text(cell.figures_attributed),
             cell.force_difference ? fmt::format("{:+.2f}", *cell.force_difference) : "–"});
    }
    return render_markdown_table({"Outlet", "Records", "agent told", "passive without agent",
                                  "victims named", "figures with a source", "mean force"},
                                 rows);
}

}  // namespace

std::string markdown_agency(const Report& report, const Lexicon&) {
    const Comparison& comparison = report.comparison;
    std::string text;
    for (const HarmRow& row : comparison.agency.sides) {
        if (!has_records(row)) {
            continue;
        }
        text += "### Harm done to the " + escape_markdown(row.side) + " side\n\n" +
                side_table(comparison, row) + "\n";
    }
    if (text.empty()) {
        return "";
    }
    for (const HarmContrast& contrast : comparison.agency.contrasts) {
        text += fmt::format(
                    "### {0} less {1}\n\nDifferences in points of a per cent; a dash where "
                    "one side has no records.\n\n",
                    escape_markdown(contrast.first), escape_markdown(contrast.second)) +
                contrast_table(comparison, contrast) + "\n";
    }
    return "## Who is harmed, and who acts\n\nActs of violence and harm told in the outlet's own "
           "voice, by the side of those affected.\n\n" +
           text;
}

}  // namespace parallax
