#include "engine/report/csv_row.hpp"
#include "engine/report/fact_text.hpp"
#include "engine/report/report.hpp"

#include <numeric>

namespace parallax {

namespace {

std::string list_dates(const CoveringOutlet& outlet) {
    std::string text;
    for (const CoveringDocument& document : outlet.documents) {
        if (document.date.empty()) continue;
        text += text.empty() ? "" : "; ";
        text += document.date;
    }
    return text;
}

std::uint64_t count_words(const CoveringOutlet& outlet) {
    return std::accumulate(
        outlet.documents.begin(), outlet.documents.end(), std::uint64_t{0},
        [](std::uint64_t sum, const CoveringDocument& document) { return sum + document.words; });
}

/// The first sentence that is kept where the outlet gives the fact.
std::string_view first_sentence(const FactCell& cell) {
    for (const ShownFactPlace& place : cell.places) {
        if (!place.text.empty()) return place.text;
    }
    return "";
}

}  // namespace

std::string render_facts_csv(const Report& report, const Lexicon& lexicon) {
    const Comparison& comparison = report.comparison;
    std::string csv =
        "event,first_date,last_date,facts_not_listed,kind,fact,independent,outlet,documents,words,"
        "dates,status,only_here,places,sentence\n";
    for (const EventCoverage& event : comparison.coverage.events) {
        for (const EventFact& fact : event.facts) {
            for (std::size_t o = 0; o < fact.outlets.size(); ++o) {
                const auto& covering = event.outlets[o];
                const auto& cell = fact.outlets[o];
                if (!covering || !cell) continue;
                CsvRow row;
                row.text(event.event).text(event.first_date).text(event.last_date);
                row.number(event.facts_left_out).text(name_of(fact.kind));
                row.text(describe_fact(fact, lexicon)).number(std::uint64_t{fact.independent});
                row.text(comparison.outlets[o].outlet);
                row.number(std::uint64_t{covering->documents.size()});
                row.number(count_words(*covering)).text(list_dates(*covering));
                row.text(name_of(cell->status)).text(fact.only_here == o ? "yes" : "no");
                row.number(cell->count).text(first_sentence(*cell));
                csv += row.take();
            }
        }
    }
    return csv;
}

}  // namespace parallax
