#include "engine/report/compliance_rows.hpp"
#include "engine/report/markdown_parts.hpp"
#include "engine/report/markdown_text.hpp"

#include <string_view>

#include <fmt/format.h>

namespace parallax {
namespace {

std::string cell_text(const ComplianceCell& cell) {
    std::string text = share_text(cell.breaches);
    if (const auto& interval = cell.breaches.interval) {
        text += fmt::format(", {:.0f} to {:.0f} %", 100.0 * interval->low, 100.0 * interval->high);
    }
    return text;
}

std::string rates(const Report& report, const Compliance& compliance) {
    std::vector<std::string> header{"Outlet", "Articles"};
    for (const ComplianceRow& row : compliance.rows) {
        header.push_back(row.rule ? escape_markdown(compliance.style.rules[*row.rule].id)
                                  : "all rules");
    }
    std::vector<std::vector<std::string>> rows;
    for (std::size_t o = 0; o < report.comparison.outlets.size(); ++o) {
        const OutletSummary& outlet = report.comparison.outlets[o];
        std::vector<std::string> cells{escape_markdown(outlet.outlet),
                                       group_digits(outlet.documents)};
        for (const ComplianceRow& row : compliance.rows) cells.push_back(cell_text(row.outlets[o]));
        rows.push_back(std::move(cells));
    }
    return render_markdown_table(header, rows);
}

std::string rules(const HouseStyle& style) {
    std::string text;
    for (const StyleRule& rule : style.rules) {
        text += fmt::format("- **{}**: {} ({})\n", escape_markdown(rule.id),
                            escape_markdown(rule.message), escape_markdown(rule.reference));
    }
    return text;
}

std::string breaches(const Report& report, const Compliance& compliance) {
    std::string text;
    std::string_view outlet;
    for (const BreachRow& row : list_breaches(report, compliance)) {
        if (text.empty() || row.document->outlet != outlet) {
            outlet = row.document->outlet;
            text += fmt::format("\n#### {}\n\n", escape_markdown(outlet));
        }
        const StyleUse& use = row.breach->use;
        text += fmt::format("- {}, “{}” ({}, {}", escape_markdown(row.rule->id),
                            escape_markdown(row.breach->surface), name_of(use.voice),
                            name_of(use.wording));
        if (!row.breach->speaker.empty()) {
            text += fmt::format(", speaker {}", escape_markdown(row.breach->speaker));
        }
        text += fmt::format("): {} [", escape_markdown(row.breach->sentence));
        if (!row.document->date.empty()) text += escape_markdown(row.document->date) + ", ";
        text += fmt::format("{}, {} {}-{}]\n", escape_markdown(name_document(*row.document)),
                            name_of(row.breach->field), use.span.begin, use.span.end);
    }
    return text;
}

}  // namespace

std::string markdown_compliance(const Report& report) {
    if (report.compliance.empty()) return "";
    std::string text =
        "## House style\n\nBreaches of how many uses of a rule's words; a use is a breach where "
        "the rule does not let the words stand in that voice or wording. All articles are held to "
        "the same rules, whether or not they are the outlet's own.\n\n";
    for (const Compliance& compliance : report.compliance) {
        text += fmt::format("### {}\n\n", escape_markdown(compliance.style.title));
        text += rules(compliance.style) + "\n" + rates(report, compliance) + "\n";
        if (compliance.undated > 0) {
            text += fmt::format("{} {} no date: rules that have ended were not applied there.\n\n",
                                group_digits(compliance.undated),
                                compliance.undated == 1 ? "article has" : "articles have");
        }
        const std::string list = breaches(report, compliance);
        text += list.empty() ? "No breach was found.\n\n" : list.substr(1) + "\n";
    }
    return text;
}

}  // namespace parallax
