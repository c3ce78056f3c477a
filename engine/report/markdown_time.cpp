#include "engine/report/markdown_parts.hpp"
#include "engine/report/markdown_text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace parallax {
namespace {

constexpr std::size_t most_rows = 3;
constexpr std::size_t most_events = 3;
constexpr std::size_t most_documents = 5;

std::string events_of(const TimeComparison& time, std::size_t period) {
    std::string text;
    std::size_t events = 0;
    for (const EventMark& mark : time.events) {
        if (mark.period != period) continue;
        if (++events > most_events) continue;
        text.append(text.empty() ? "" : ", ").append(escape_markdown(mark.event));
    }
    if (events > most_events) text += fmt::format(" and {} more", events - most_events);
    return text;
}

std::string cell_of(const TimeComparison& time, const AxisPeriods& row, std::size_t outlet,
                    std::size_t period) {
    const std::uint64_t words = time.periods[period].words[outlet];
    if (words == 0) return "–";
    const auto found = std::find_if(
        row.cells.begin(), row.cells.end(),
        [&](const PeriodHits& cell) { return cell.outlet == outlet && cell.period == period; });
    const std::uint64_t hits = found == row.cells.end() ? 0 : found->rate.count;
    return fmt::format("{} in {} words", group_digits(hits), group_digits(words));
}

std::string table_of(const Comparison& comparison, const AxisPeriods& row) {
    const TimeComparison& time = comparison.time;
    std::vector<std::string> header{"Period"};
    for (const OutletSummary& outlet : comparison.outlets)
        header.push_back(escape_markdown(outlet.outlet));
    header.emplace_back("Begins");
    std::vector<std::vector<std::string>> rows;
    for (std::size_t p = 0; p < time.periods.size(); ++p) {
        std::vector<std::string>& line =
            rows.emplace_back(std::vector<std::string>{time.periods[p].name});
        for (std::size_t o = 0; o < comparison.outlets.size(); ++o)
            line.push_back(cell_of(time, row, o, p));
        line.push_back(events_of(time, p));
    }
    return render_markdown_table(header, rows);
}

/// By what a reader knows an article: its title, else its first words, else its id.
std::string name_document(const Comparison& comparison, const FarDocument& far) {
    const auto row = std::find_if(
        comparison.documents.begin(), comparison.documents.end(), [&](const DocumentRow& document) {
            return document.id == far.document &&
                   document.outlet == comparison.outlets[far.outlet].outlet;
        });
    if (row == comparison.documents.end()) return escape_markdown(far.document);
    if (!row->title.empty()) return "“" + escape_markdown(row->title) + "”";
    return row->opening.empty() ? escape_markdown(row->id)
                                : "“" + escape_markdown(row->opening) + "”";
}

/// Those whose dates stand apart, and that therefore stand in no period; nothing if there are none.
std::string list_dated_apart(const Comparison& comparison) {
    const std::vector<FarDocument>& far = comparison.time.dated_apart;
    if (far.empty()) return "";
    const bool one = far.size() == 1;
    std::string text =
        fmt::format("{} dated far from the others{}; {} right?",
                    one ? "1 article is" : group_digits(far.size()) + " articles are",
                    !comparison.time.unit ? ""
                    : one                 ? " and stands in no period"
                                          : " and stand in no period",
                    one ? "is its date" : "are their dates");
    for (std::size_t i = 0; i < std::min(far.size(), most_documents); ++i) {
        text += fmt::format("{} {} ({}, {})", i == 0 ? "" : ",", name_document(comparison, far[i]),
                            escape_markdown(comparison.outlets[far[i].outlet].outlet), far[i].date);
    }
    if (far.size() > most_documents)
        text +=
            fmt::format(" and {} more, in report.json", group_digits(far.size() - most_documents));
    return text + ".\n\n";
}

}  // namespace

std::string markdown_time(const Report& report, const Lexicon& lexicon) {
    const TimeComparison& time = report.comparison.time;
    if (!time.unit) {
        const std::string far = list_dated_apart(report.comparison);
        if (far.empty()) return "";
        return "## Over time\n\nThe dates of all other articles span less than two weeks: nothing "
               "can be told by week.\n\n" +
               far;
    }
    std::string text = fmt::format(
        "## Over time\n\nHits in the outlets' own wording by {}, of what is met most; report.json "
        "has the rest with intervals, and the labels.\n\n",
        name_of(*time.unit));
    text += list_dated_apart(report.comparison);
    for (std::size_t i = 0; i < std::min(time.axes.size(), most_rows); ++i) {
        const AxisPeriods& row = time.axes[i];
        text += fmt::format("### {}, {}\n\n", markdown_target(row.target, lexicon),
                            escape_markdown(lexicon.axis(row.axis).id)) +
                table_of(report.comparison, row) + "\n";
    }
    return text;
}

}  // namespace parallax
