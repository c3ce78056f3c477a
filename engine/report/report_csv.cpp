#include "engine/report/csv_row.hpp"
#include "engine/report/difference_text.hpp"
#include "engine/report/measures.hpp"
#include "engine/report/report.hpp"

namespace parallax {

namespace {

void append_labels(CsvRow& row, const MeasureRow& measure) {
    row.text(measure.kind).text(measure.measure).text(measure.label).text(measure.target);
    row.text(measure.wording).text(measure.unit);
}

void append_cell(CsvRow& row, const MeasureCell& cell) {
    row.number(cell.count).number(cell.of).number(cell.value);
    if (cell.interval) {
        row.number(std::optional(cell.interval->low)).number(std::optional(cell.interval->high));
    } else {
        row.empty(2);
    }
}

void append_axis_counts(CsvRow& row, const MeasureCell& measure) {
    const AxisCell* const cell = measure.axis;
    if (cell == nullptr) {
        row.empty(5);
    } else if (measure.poles) {
        row.number(cell->negative).number(cell->positive).number(cell->flagged);
        row.number(cell->documents).number(std::optional(cell->sum));
    } else {
        row.empty(2).number(cell->flagged).number(cell->documents).empty();
    }
}

void append_side(CsvRow& row, const DifferenceSide& side) {
    row.number(side.count).number(side.of).number(side.value).empty(2);
}

std::string_view observation_of(const OutletDifference& pair) {
    if (!pair.clustered_by) return "";
    return *pair.clustered_by == Observation::stratum ? "event" : "document";
}

void append_pair(CsvRow& row, const OutletDifference& pair, const DeclaredMeasure& measure) {
    append_side(row, pair.first);
    append_side(row, pair.second);
    row.number(pair.estimate).empty(2).text("common events");
    row.text(measure.axis ? (measure.positive ? "positive" : "negative") : "");
    row.number(pair.common_events);
    row.number(pair.interval ? std::optional(pair.interval->low) : std::nullopt);
    row.number(pair.interval ? std::optional(pair.interval->high) : std::nullopt);
    row.text(observation_of(pair)).number(pair.effect).number(pair.p).number(pair.q);
    row.text(name_of_verdict(pair.is_difference()));
    row.text(name_of(pair.lacking)).text(drivers_text(pair)).number(pair.smallest_detectable);
}

/// The declared measures of one pair of outlets: what is tested, on common events.
void append_declared(std::string& csv, const Report& report, const Lexicon& lexicon, std::size_t a,
                     std::size_t b) {
    const std::vector<OutletSummary>& outlets = report.comparison.outlets;
    for (const MeasureDifference& difference : report.differences.measures) {
        const DeclaredMeasure& measure = difference.measure;
        for (const OutletDifference& pair : difference.pairs) {
            if (pair.a != a || pair.b != b) continue;
            CsvRow row;
            row.text(outlets[a].outlet).text(outlets[b].outlet);
            row.number(outlets[a].documents).number(outlets[b].documents);
            row.text(name_of(measure.kind));
            row.text(measure.axis ? lexicon.axis(*measure.axis).id
                                  : lexicon.choice(*measure.choice).id);
            row.text(measure.term ? lexicon.term(*measure.term).id : "");
            row.text(measure.target ? lexicon.target(*measure.target).id : "unattached");
            row.text(name_of(Wording::outlet));
            row.text(measure.is_rate() ? "hits per 1000 words" : "share");
            append_pair(row, pair, measure);
            csv += row.take();
        }
    }
}

}  // namespace

std::string render_profiles_csv(const Report& report, const Lexicon& lexicon) {
    const Comparison& comparison = report.comparison;
    const std::vector<MeasureRow> measures = list_measures(comparison, lexicon);
    std::string csv =
        "outlet,documents,kind,measure,label,target,wording,unit,count,of,value,low,high,level,"
        "negative,positive,flagged,documents_with_hits,sum,surfaces\n";
    for (std::size_t outlet = 0; outlet < comparison.outlets.size(); ++outlet) {
        for (const MeasureRow& measure : measures) {
            const MeasureCell& cell = measure.outlets[outlet];
            CsvRow row;
            row.text(comparison.outlets[outlet].outlet);
            row.number(comparison.outlets[outlet].documents);
            append_labels(row, measure);
            append_cell(row, cell);
            row.number(cell.interval ? std::optional(cell.interval->level) : std::nullopt);
            append_axis_counts(row, cell);
            row.text(cell.surfaces);
            csv += row.take();
        }
    }
    return csv;
}

std::string render_differences_csv(const Report& report, const Lexicon& lexicon) {
    const std::vector<OutletSummary>& outlets = report.comparison.outlets;
    const std::vector<MeasureRow> measures = list_measures(report.comparison, lexicon);
    std::string csv =
        "outlet_a,outlet_b,documents_a,documents_b,kind,measure,label,target,wording,unit,"
        "count_a,of_a,value_a,low_a,high_a,count_b,of_b,value_b,low_b,high_b,difference,"
        "surfaces_a,surfaces_b,basis,pole,common_events,low,high,clustered_by,log2_ratio,p,q,"
        "verdict,reason,driven_by,smallest_detectable\n";
    for (std::size_t a = 0; a < outlets.size(); ++a) {
        for (std::size_t b = a + 1; b < outlets.size(); ++b) {
            append_declared(csv, report, lexicon, a, b);
            for (const MeasureRow& measure : measures) {
                const MeasureCell& left = measure.outlets[a];
                const MeasureCell& right = measure.outlets[b];
                if (left.count == 0 && right.count == 0) {
                    continue;
                }
                CsvRow row;
                row.text(outlets[a].outlet).text(outlets[b].outlet);
                row.number(outlets[a].documents).number(outlets[b].documents);
                append_labels(row, measure);
                append_cell(row, left);
                append_cell(row, right);
                row.number(left.value && right.value ? std::optional(*left.value - *right.value)
                                                     : std::nullopt);
                row.text(left.surfaces).text(right.surfaces);
                row.text("all articles").empty(12);
                csv += row.take();
            }
        }
    }
    return csv;
}

}  // namespace parallax
