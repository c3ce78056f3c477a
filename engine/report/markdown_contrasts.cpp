#include "engine/report/difference_text.hpp"
#include "engine/report/markdown_parts.hpp"
#include "engine/report/markdown_text.hpp"

#include <fmt/format.h>

namespace parallax {

std::string markdown_contrasts(const Report& report, const Lexicon& lexicon) {
    constexpr auto own = static_cast<std::size_t>(Wording::outlet);
    const Comparison& comparison = report.comparison;
    std::vector<std::vector<std::string>> rows;
    for (const TargetContrast& contrast : comparison.contrasts) {
        for (std::size_t o = 0; o < contrast.outlets.size(); ++o) {
            const ShareDifference& cell = contrast.outlets[o][own];
            if (cell.first.of == 0 || cell.second.of == 0) continue;
            rows.push_back({fmt::format("{} less {} ({})", markdown_target(contrast.first, lexicon),
                                        markdown_target(contrast.second, lexicon),
                                        escape_markdown(lexicon.axis(contrast.axis).negative)),
                            escape_markdown(comparison.outlets[o].outlet), share_text(cell.first),
                            share_text(cell.second),
                            cell.difference ? difference_text(cell.difference, false) : "too few",
                            interval_text(cell.interval, false)});
        }
    }
    if (rows.empty()) return "";
    return fmt::format(
               "## Two targets, one axis\n\nOf the hits with a pole in the outlet's own wording, "
               "the "
               "share of the negative pole about the one target less that about the other. A "
               "difference needs {} hits about each and {} about both.\n\n",
               fewest_records_of_a_side, fewest_records_of_both_sides) +
           render_markdown_table({"Contrast", "Outlet", "First", "Second", "Difference", "95 %"},
                                 rows) +
           "\n";
}

std::string markdown_affinity(const Report& report) {
    const AffinityComparison& affinity = report.affinity;
    if (affinity.lexicons.empty()) return "";
    std::vector<std::string> header{"Outlet", "Articles"};
    for (const std::string& lexicon : affinity.lexicons) header.push_back(escape_markdown(lexicon));
    std::vector<std::vector<std::string>> rows;
    for (std::size_t o = 0; o < affinity.outlets.size(); ++o) {
        const OutletAffinity& outlet = affinity.outlets[o];
        std::vector<std::string>& row = rows.emplace_back(std::vector<std::string>{
            escape_markdown(report.comparison.outlets[o].outlet), group_digits(outlet.documents)});
        for (std::size_t i = 0; i < outlet.means.size(); ++i) {
            row.push_back(outlet.means[i] ? fmt::format("{:.2f}", *outlet.means[i]) : "–");
            if (const std::optional<Interval>& interval = outlet.intervals[i])
                row.back() += fmt::format(" ({:.2f}–{:.2f})", interval->low, interval->high);
        }
    }
    return "## Whose wording it resembles\n\nHow much the wording resembles each outlet lexicon, "
           "averaged over the articles that hold one of its phrases; it enters no other "
           "number.\n\n" +
           render_markdown_table(header, rows) + "\n";
}

}  // namespace parallax
