#include "engine/report/csv_row.hpp"
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
        "surfaces_a,surfaces_b\n";
    for (std::size_t a = 0; a < outlets.size(); ++a) {
        for (std::size_t b = a + 1; b < outlets.size(); ++b) {
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
                csv += row.take();
            }
        }
    }
    return csv;
}

}  // namespace parallax
