#include "engine/report/estimate_json.hpp"
#include "engine/report/json_parts.hpp"
#include "engine/report/line_parts.hpp"

#include <algorithm>
#include <vector>

namespace parallax {
namespace {

/// Rows come in order of use: what a reader can choose among.
constexpr std::size_t most_rows_of_page = 8;

std::size_t count_rows(std::size_t rows, Detail detail) {
    return detail == Detail::page ? std::min(rows, most_rows_of_page) : rows;
}

void write_numbers(JsonWriter& json, std::string_view name,
                   const std::vector<std::uint64_t>& numbers) {
    json.key(name).begin_array();
    for (const std::uint64_t number : numbers) json.value(number);
    json.end_array();
}

void write_periods(JsonWriter& json, const TimeComparison& time) {
    json.key("periods").begin_array();
    for (const Period& period : time.periods) {
        json.begin_object().key("name").value(period.name);
        json.key("begin").value(period.begin).key("end").value(period.end);
        write_numbers(json, "documents", period.documents);
        write_numbers(json, "words", period.words);
        json.end_object();
    }
    json.end_array().key("events").begin_array();
    for (const EventMark& mark : time.events) {
        json.begin_object().key("event").value(mark.event);
        json.key("first_date").value(mark.first_date);
        json.key("period").value(std::uint64_t{mark.period}).end_object();
    }
    json.end_array();
}

void write_dated_apart(JsonWriter& json, const TimeComparison& time) {
    json.key("dated_apart").begin_array();
    for (const FarDocument& far : time.dated_apart) {
        json.begin_object().key("document").value(far.document);
        json.key("outlet").value(std::uint64_t{far.outlet}).key("date").value(far.date);
        json.end_object();
    }
    json.end_array();
}

void write_place(JsonWriter& json, std::size_t outlet, std::size_t period) {
    json.begin_object().key("outlet").value(std::uint64_t{outlet});
    json.key("period").value(std::uint64_t{period});
}

void write_pole(JsonWriter& json, std::string_view name, std::uint64_t hits, bool can_sum) {
    json.key(name);
    if (can_sum) {
        json.value(hits);
    } else {
        json.null();
    }
}

void write_axis(JsonWriter& json, const AxisPeriods& row, const Lexicon& lexicon) {
    const bool can_sum = can_sum_poles(lexicon.axis(row.axis), row.target);
    json.begin_object().key("axis").value(lexicon.axis(row.axis).id).key("target");
    write_target(json, row.target, lexicon);
    json.key("cells").begin_array();
    for (const PeriodHits& cell : row.cells) {
        write_place(json, cell.outlet, cell.period);
        write_pole(json, "negative", cell.negative, can_sum);
        write_pole(json, "positive", cell.positive, can_sum);
        write_rate(json, "rate", cell.rate);
        json.end_object();
    }
    json.end_array().end_object();
}

void write_choice(JsonWriter& json, const ChoicePeriods& row, const Lexicon& lexicon) {
    json.begin_object().key("choice").value(lexicon.choice(row.choice).id).key("target");
    write_target(json, row.target, lexicon);
    json.key("cells").begin_array();
    for (const PeriodLabels& cell : row.cells) {
        write_place(json, cell.outlet, cell.period);
        write_share(json, "labelling", cell.labelling);
        json.end_object();
    }
    json.end_array().end_object();
}

}  // namespace

std::string time_json(const Comparison& comparison, const Lexicon& lexicon, Detail detail) {
    const TimeComparison& time = comparison.time;
    JsonWriter json;
    json.begin_object().key("unit");
    write_text_or_null(json, time.unit ? name_of(*time.unit) : "");
    write_numbers(json, "without_date", time.without_date);
    write_dated_apart(json, time);
    write_periods(json, time);
    json.key("axes").begin_array();
    for (std::size_t i = 0; i < count_rows(time.axes.size(), detail); ++i)
        write_axis(json, time.axes[i], lexicon);
    json.end_array().key("choices").begin_array();
    for (std::size_t i = 0; i < count_rows(time.choices.size(), detail); ++i)
        write_choice(json, time.choices[i], lexicon);
    json.end_array().end_object();
    return json.take();
}

}  // namespace parallax
