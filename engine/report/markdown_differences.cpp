#include "engine/report/difference_text.hpp"
#include "engine/report/markdown_parts.hpp"
#include "engine/report/markdown_text.hpp"
#include "engine/report/sensitivity_title.hpp"

#include <vector>

#include <fmt/format.h>

namespace parallax {

namespace {

std::string introduce(const DifferenceComparison& differences) {
    std::string text;
    if (!differences.tested) {
        text = "No difference is tested and none is ranked. " + differences.why_not +
               " What each article does stands in the sections below, side by side: its label "
               "choices, its framing of each target, its sources, what it tells and does not tell.";
    } else {
        text =
            "Outlets are compared two by two on events that both cover, in their own wording; a "
            "difference is the first outlet less the second. ";
        std::uint64_t tested = 0;
        for (const MeasureDifference& measure : differences.measures) tested += measure.p ? 1U : 0U;
        text += fmt::format(
            "{1} tested by shuffling the outlets within events and by how likely so uneven a count "
            "is, given how much each wrote (the larger p counts), first all outlets together, then "
            "two by two where these differ; q is p corrected for all that was tested. A verdict "
            "needs at least {0} opportunities of each outlet in a share, in a rate at least {0} "
            "hits "
            "of each if both used the words alike, in at least {2} articles and events, q up to "
            "{3}, and a sign that no single entry, article or event can change.",
            fewest_to_judge,
            tested == 1 ? "1 measure was" : fmt::format("{} measures were", tested),
            fewest_places_to_judge, false_discovery_level);
    }
    if (differences.near_duplicates > 0) {
        text += fmt::format(" Left out here: {} that print the same story as an earlier one.",
                            count_grouped(differences.near_duplicates, "article"));
    }
    if (differences.documents_without_event > 0) {
        text += fmt::format(" Left out here: {} without an event.",
                            count_grouped(differences.documents_without_event, "article"));
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
    text += fmt::format(" on {}, q {}", count_grouped(pair.common_events, "common event"),
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

std::string verdict_counted_so(const SensitivityRow& row) {
    if (!row.lacking) return "";
    if (*row.lacking != Lacking::nothing)
        return fmt::format("not enough evidence: {}", shorten(*row.lacking));
    return row.was_difference ? "difference" : "difference, only so";
}

/// One row a verdict, as it is and as it is counted another way.
std::string table_of_sensitivity(const Report& report, const Lexicon& lexicon) {
    constexpr std::size_t most_rows = 200;
    const DifferenceComparison& differences = report.differences;
    const std::vector<OutletSummary>& outlets = report.comparison.outlets;
    std::vector<std::vector<std::string>> rows;
    std::size_t left_out = 0;
    for (const Sensitivity& sensitivity : differences.sensitivity) {
        // Entries that move nothing would fill the page; report.json has them all.
        const bool all = sensitivity.variant != Variant::without_entry;
        for (const SensitivityRow& row : sensitivity.rows) {
            if (!all && !row.moved) continue;
            if (rows.size() == most_rows) {
                ++left_out;
                continue;
            }
            const DeclaredMeasure& measure = differences.measures[row.measure].measure;
            const bool is_rate = measure.is_rate();
            rows.push_back({escape_markdown(sensitivity_title(sensitivity, lexicon)),
                            escape_markdown(measure_title(measure, lexicon)),
                            fmt::format("{} − {}", escape_markdown(outlets[row.a].outlet),
                                        escape_markdown(outlets[row.b].outlet)),
                            difference_text(row.headline, is_rate),
                            difference_text(row.estimate, is_rate),
                            interval_text(row.interval, is_rate), probability_text(row.q),
                            row.same_sign ? "same" : "changes", row.moved ? "yes" : "no",
                            verdict_counted_so(row)});
        }
    }
    if (rows.empty()) return "";
    std::string text = render_markdown_table({"Counted", "Measure", "Outlets", "Above", "So",
                                              "95 %", "q", "Sign", "Moved by half", "Verdict so"},
                                             rows);
    if (left_out > 0) text += fmt::format("\nreport.json has {} more.\n", left_out);
    return text + "\n";
}

/// How many verdicts stay under one way of counting, and how many come to them.
std::string summarise_sensitivity(const Sensitivity& sensitivity) {
    std::uint64_t verdicts = 0;
    std::uint64_t stay = 0;
    std::uint64_t come = 0;
    std::uint64_t signs = 0;
    std::uint64_t moved = 0;
    for (const SensitivityRow& row : sensitivity.rows) {
        const bool is = row.lacking == Lacking::nothing;
        verdicts += row.was_difference ? 1U : 0U;
        stay += row.was_difference && is ? 1U : 0U;
        come += !row.was_difference && is ? 1U : 0U;
        signs += row.was_difference && row.same_sign ? 1U : 0U;
        moved += row.was_difference && row.moved ? 1U : 0U;
    }
    if (sensitivity.variant == Variant::without_entry) {
        return fmt::format("{} of {} moved by more than half or to the other side", moved,
                           count_grouped(verdicts, "difference"));
    }
    std::string text = verdicts == 0
                           ? "there was no difference to lose"
                           : fmt::format(
                                 "{} of {} stay differences, {} keep their sign, {} moved by "
                                 "more than half or to the other side",
                                 stay, count_grouped(verdicts, "difference"), signs, moved);
    text += fmt::format("; {} more", come);
    return text +
           fmt::format(" ({} counted otherwise)", count_grouped(sensitivity.documents, "article"));
}

std::string describe_sensitivity(const Report& report, const Lexicon& lexicon) {
    std::string text;
    for (const Sensitivity& sensitivity : report.differences.sensitivity) {
        const bool of_entry = sensitivity.variant == Variant::without_entry;
        if (of_entry && std::none_of(sensitivity.rows.begin(), sensitivity.rows.end(),
                                     [](const SensitivityRow& row) { return row.moved; })) {
            continue;
        }
        text += fmt::format("- {}: {}\n", escape_markdown(sensitivity_title(sensitivity, lexicon)),
                            sensitivity.why_not.empty()
                                ? summarise_sensitivity(sensitivity)
                                : "not counted. " + escape_markdown(sensitivity.why_not));
    }
    if (text.empty()) return "";
    return "The same differences counted another way:\n\n" + text + "\n" +
           table_of_sensitivity(report, lexicon);
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
            text += fmt::format("; all {} together: p {}, q {}",
                                count_grouped(measure.outlets, "outlet"),
                                probability_text(measure.p), probability_text(measure.q));
            if (measure.pairs_not_tested > 0) {
                text += fmt::format("; {} tested, {} not: too little for a verdict",
                                    count_grouped(measure.pairs_tested, "pair"),
                                    group_digits(measure.pairs_not_tested));
            }
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
