#include "engine/report/difference_text.hpp"
#include "engine/report/markdown_parts.hpp"
#include "engine/report/markdown_text.hpp"
#include "engine/report/sensitivity_title.hpp"

#include <vector>

#include <fmt/format.h>

namespace parallax {

namespace {

std::string count_of(std::uint64_t number, std::string_view noun) {
    return fmt::format("{} {}{}", group_digits(number), noun, number == 1 ? "" : "s");
}

std::string introduce(const DifferenceComparison& differences) {
    std::string text =
        "Outlets are compared two by two on events that both cover, in their own wording; a "
        "difference is the first outlet less the second. ";
    if (!differences.tested) {
        text += differences.why_not + " No verdict is given.";
    } else {
        std::uint64_t tested = 0;
        for (const MeasureDifference& measure : differences.measures) tested += measure.p ? 1U : 0U;
        text += fmt::format(
            "{} tested by shuffling the outlets within events, first all outlets together, then "
            "two by two where these differ; q is p corrected for all that was tested. A verdict "
            "needs at least {} hits or opportunities of each outlet in at least {} articles and "
            "events, q up to {}, and a sign that no single entry, article or event can change.",
            tested == 1 ? "1 measure was" : fmt::format("{} measures were", tested),
            fewest_to_judge, fewest_places_to_judge, false_discovery_level);
    }
    if (differences.near_duplicates > 0) {
        text += fmt::format(" Left out here: {} that print the same story as an earlier one.",
                            count_of(differences.near_duplicates, "article"));
    }
    if (differences.documents_without_event > 0) {
        text += fmt::format(" Left out here: {} without an event.",
                            count_of(differences.documents_without_event, "article"));
    }
    return text + "\n\n";
}

std::string sentence_of(const OutletDifference& pair, const DeclaredMeasure& measure,
                        const std::vector<OutletSummary>& outlets, const Lexicon& lexicon) {
    const bool is_rate = measure.is_rate();
    std::string text = fmt::format(
        "- **{}** against **{}**, {}: {} against {}; difference {}{}",
        escape_markdown(outlets[pair.a].outlet), escape_markdown(outlets[pair.b].outlet),
        escape_markdown(measure_title(measure, lexicon)), side_text(pair.first, is_rate),
        side_text(pair.second, is_rate), difference_text(pair.estimate, is_rate),
        is_rate ? " per 1,000 words" : "");
    if (pair.interval) text += fmt::format(" (95 %: {})", interval_text(pair.interval, is_rate));
    text += fmt::format(" on {}, q {}", count_of(pair.common_events, "common event"),
                        probability_text(pair.q));
    const std::string drivers = drivers_text(pair);
    if (!drivers.empty()) text += "; " + escape_markdown(drivers);
    return text + "\n";
}

std::string list_verdicts(const Report& report, const Lexicon& lexicon) {
    std::string text;
    for (const MeasureDifference& measure : report.differences.measures) {
        for (const OutletDifference& pair : measure.pairs) {
            if (pair.is_difference())
                text += sentence_of(pair, measure.measure, report.comparison.outlets, lexicon);
        }
    }
    if (text.empty()) {
        return report.differences.tested
                   ? "Between no two outlets is there enough evidence for a difference.\n\n"
                   : "";
    }
    return text + "\n";
}

/// One row a measure: what all outlets together tell.
std::string table_of_measures(const Report& report, const Lexicon& lexicon) {
    std::vector<std::vector<std::string>> rows;
    for (const MeasureDifference& measure : report.differences.measures) {
        if (!measure.p) continue;
        std::uint64_t found = 0;
        for (const OutletDifference& pair : measure.pairs) found += pair.is_difference() ? 1U : 0U;
        rows.push_back(
            {escape_markdown(measure_title(measure.measure, lexicon)),
             fmt::format("{} of {}", group_digits(measure.count), group_digits(measure.of)),
             group_digits(measure.documents), group_digits(measure.events),
             probability_text(measure.p), probability_text(measure.q), group_digits(found)});
    }
    if (rows.empty()) return "";
    return "What was tested, all outlets together:\n\n" +
           render_markdown_table(
               {"Measure", "Count", "Articles", "Events", "p", "q", "Pairs that differ"}, rows) +
           "\n";
}

std::string describe_sensitivity(const Report& report, const Lexicon& lexicon) {
    std::string text;
    for (const Sensitivity& sensitivity : report.differences.sensitivity) {
        std::uint64_t moved = 0;
        for (const SensitivityRow& row : sensitivity.rows) moved += row.moved ? 1U : 0U;
        // Entries that move nothing would fill the page; report.json has them all.
        if (moved == 0 && sensitivity.variant == Variant::without_entry) continue;
        text += fmt::format("- {}: {} of {} moved by more than half or to the other side\n",
                            escape_markdown(sensitivity_title(sensitivity, lexicon)), moved,
                            count_of(sensitivity.rows.size(), "difference"));
    }
    return text.empty() ? "" : "The same differences counted another way:\n\n" + text + "\n";
}

std::string verdict_text(const OutletDifference& pair) {
    if (!pair.is_difference()) return fmt::format("not enough evidence: {}", shorten(pair.lacking));
    const std::string drivers = drivers_text(pair);
    return drivers.empty() ? "difference" : "difference, " + escape_markdown(drivers);
}

/// One row a pair and measure.
std::string table_of_pairs(const Report& report, const Lexicon& lexicon) {
    const std::vector<OutletSummary>& outlets = report.comparison.outlets;
    std::string text;
    for (const MeasureDifference& measure : report.differences.measures) {
        const bool is_rate = measure.measure.is_rate();
        std::vector<std::vector<std::string>> rows;
        for (const OutletDifference& pair : measure.pairs) {
            rows.push_back({fmt::format("{} − {}", escape_markdown(outlets[pair.a].outlet),
                                        escape_markdown(outlets[pair.b].outlet)),
                            side_text(pair.first, is_rate), side_text(pair.second, is_rate),
                            difference_text(pair.estimate, is_rate),
                            interval_text(pair.interval, is_rate), probability_text(pair.q),
                            magnitude_text(pair.smallest_detectable, is_rate), verdict_text(pair)});
        }
        if (rows.empty()) continue;
        text += fmt::format("### {}\n\n", escape_markdown(measure_title(measure.measure, lexicon)));
        text += is_rate ? "Hits per 1,000 words" : "Shares";
        if (measure.p) {
            text +=
                fmt::format("; all {} together: p {}, q {}", count_of(measure.outlets, "outlet"),
                            probability_text(measure.p), probability_text(measure.q));
        }
        text += ".\n\n";
        text += render_markdown_table({"Outlets", "First", "Second", "Difference", "95 %", "q",
                                       "Could show", "Verdict"},
                                      rows) +
                "\n";
    }
    return text;
}

}  // namespace

std::string markdown_differences(const Report& report, const Lexicon& lexicon) {
    return "## Differences\n\n" + introduce(report.differences) + list_verdicts(report, lexicon) +
           table_of_measures(report, lexicon) + describe_sensitivity(report, lexicon);
}

std::string render_differences_markdown(const Report& report, const Lexicon& lexicon) {
    return "# Differences between outlets\n\n" + introduce(report.differences) +
           list_verdicts(report, lexicon) + describe_sensitivity(report, lexicon) +
           table_of_pairs(report, lexicon);
}

}  // namespace parallax
