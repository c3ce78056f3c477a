#include "engine/report/markdown_parts.hpp"
#include "engine/report/markdown_text.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

#include <fmt/format.h>

namespace parallax {

namespace {

constexpr std::size_t outlet_wording = static_cast<std::size_t>(Wording::outlet);

bool has_hits(const AxisRow& row) {
    return std::any_of(row.outlets.begin(), row.outlets.end(), [](const auto& outlet) {
        return std::any_of(outlet.begin(), outlet.end(),
                           [](const AxisCell& cell) { return cell.hits + cell.flagged > 0; });
    });
}

/// "7 (−5 +2)"; "7" where poles are not summed.
std::string poles(const AxisCell& cell, bool summed) {
    if (cell.hits == 0 || !summed) {
        return group_digits(cell.hits);
    }
    return fmt::format("{} (−{} +{})", group_digits(cell.hits), group_digits(cell.negative),
                       group_digits(cell.positive));
}

std::string interval_text(const std::optional<Interval>& interval) {
    return interval ? fmt::format(" ({:.1f}–{:.1f})", interval->low, interval->high) : "";
}

std::string rate_text(const RateEstimate& rate) {
    if (!rate.per_thousand) {
        return fmt::format("{} in {}", group_digits(rate.count), group_digits(rate.words));
    }
    return fmt::format("{} in {} = {:.1f}{}", group_digits(rate.count), group_digits(rate.words),
                       *rate.per_thousand, interval_text(rate.interval));
}

std::string axis_table(const AxisRow& row, bool summed, const std::vector<OutletSummary>& outlets) {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t outlet = 0; outlet < outlets.size(); ++outlet) {
        const auto& cells = row.outlets[outlet];
        std::uint64_t flagged = 0;
        for (const AxisCell& cell : cells) {
            flagged += cell.flagged;
        }
        std::vector<std::string> line{escape_markdown(outlets[outlet].outlet),
                                      poles(cells[outlet_wording], summed),
                                      rate_text(cells[outlet_wording].rate)};
        for (const Wording wording : {Wording::source, Wording::uncertain, Wording::scare}) {
            line.push_back(poles(cells[static_cast<std::size_t>(wording)], summed));
        }
        line.push_back(group_digits(flagged));
        rows.push_back(std::move(line));
    }
    return render_markdown_table({"Outlet", "Outlet's wording", "per 1,000 words", "Sources'",
                                  "Uncertain", "Scare quotes", "Set aside"},
                                 rows);
}

/// "“terror group”", "“terror group” 2, “terrorist organization” 1:"
std::string surfaces_text(const std::vector<SurfaceUse>& surfaces) {
    std::string text;
    for (const SurfaceUse& use : surfaces) {
        text += fmt::format("{}“{}”", text.empty() ? "" : ", ", escape_markdown(use.surface));
        if (surfaces.size() > 1) {
            text += fmt::format(" {}", group_digits(use.count));
        }
    }
    return surfaces.size() > 1 ? text + ":" : text;
}

std::string labels_text(const ChoiceRow& row, const ChoiceCell& cell) {
    std::vector<std::size_t> order(row.terms.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
        return cell.labels[left].count > cell.labels[right].count;
    });
    std::string text;
    for (const std::size_t at : order) {
        if (cell.labels[at].count == 0) {
            break;
        }
        text += text.empty() ? "" : "; ";
        text += surfaces_text(cell.surfaces[at]) + " " + share_text(cell.labels[at]);
    }
    return text;
}

std::string choice_lines(const ChoiceRow& row, std::size_t outlet, const std::string& name) {
    constexpr std::array<std::string_view, wording_count> headings{
        "own wording", "passed on from sources", "uncertain wording", "in scare quotes"};
    std::string lines;
    for (const Wording wording : all_wordings) {
        const auto at = static_cast<std::size_t>(wording);
        const ChoiceCell& cell = row.outlets[outlet][at];
        const std::string labels = labels_text(row, cell);
        if (wording != Wording::outlet && labels.empty()) {
            continue;
        }
        lines += lines.empty() ? "- **" + name + "**: " : "  - ";
        lines += std::string(headings[at]) + ": ";
        // Deeds have labels but no mentions of which they could be a share.
        const bool mentioned = row.target && cell.labelling.of > 0;
        if (mentioned) {
            lines += share_text(cell.labelling) + " mentions labelled";
            lines += labels.empty() ? "" : ": ";
        }
        lines += labels.empty() && !mentioned ? "no label" : labels;
        lines += '\n';
    }
    return lines;
}

}  // namespace

std::string markdown_axes(const Report& report, const Lexicon& lexicon, LexiconKind kind,
                          std::string_view heading) {
    const Comparison& comparison = report.comparison;
    std::optional<AxisId> current;
    std::string text;
    for (const AxisRow& row : comparison.axes) {
        const Axis& axis = lexicon.axis(row.axis);
        if (axis.kind != kind || !has_hits(row)) {
            continue;
        }
        if (text.empty()) {
            text += fmt::format(
                "## {}\n\nHits, of which to the negative (−) and the positive (+) "
                "pole. Rates are the outlet's wording, with all words of the "
                "outlet as denominator{}.\n\n",
                heading, comparison.one_document_each ? "" : " and a 95 % interval");
        }
        if (current != row.axis) {
            text += fmt::format("### {}: − {}, + {}\n\n{}\n\n", escape_markdown(axis.id),
                                escape_markdown(axis.negative), escape_markdown(axis.positive),
                                escape_markdown(axis.about));
            current = row.axis;
        }
        text += fmt::format("#### {}, about {}\n\n{}\n", escape_markdown(axis.id),
                            markdown_target(row.target, lexicon),
                            axis_table(row, can_sum_poles(axis, row.target), comparison.outlets));
    }
    return text;
}

std::string markdown_choices(const Report& report, const Lexicon& lexicon) {
    const Comparison& comparison = report.comparison;
    if (comparison.choices.empty()) {
        return "";
    }
    std::string text =
        "## Label choices\n\nHow often a noun phrase that refers to the target labels it, and with "
        "which label, of all labels, in the outlet's own spelling.\n\n";
    for (const ChoiceRow& row : comparison.choices) {
        const Choice& choice = lexicon.choice(row.choice);
        text += fmt::format("### {}, about {}\n\n{}\n\n", escape_markdown(choice.id),
                            markdown_target(row.target, lexicon), escape_markdown(choice.about));
        for (std::size_t outlet = 0; outlet < comparison.outlets.size(); ++outlet) {
            text += choice_lines(row, outlet, escape_markdown(comparison.outlets[outlet].outlet));
        }
        text += '\n';
    }
    return text;
}

}  // namespace parallax
