#include "engine/report/estimate_json.hpp"
#include "engine/report/json_parts.hpp"
#include "engine/report/line_parts.hpp"
#include "engine/report/map_text.hpp"

#include <algorithm>

namespace parallax {
namespace {

/// Measures come in order of their pull.
constexpr std::size_t most_measures_of_page = 20;

void write_point(JsonWriter& json, const PlanePoint& point) {
    json.key("x").value(point.x).key("y").value(point.y);
}

void write_place(JsonWriter& json, const MapPlace& place) {
    json.begin_object().key("outlet").value(place.outlet).key("counted").value(place.counted);
    write_point(json, place.at);
    json.key("ellipse");
    if (place.ellipse) {
        json.begin_object().key("half_length").value(place.ellipse->half_length);
        json.key("half_width").value(place.ellipse->half_width);
        json.key("angle").value(place.ellipse->angle);
        json.key("level").value(place.ellipse->level).end_object();
    } else {
        json.null();
    }
    json.end_object();
}

void write_measure(JsonWriter& json, const MapMeasure& row, const UsedTables& used,
                   const Lexicon& lexicon) {
    const DeclaredMeasure& measure = row.measure;
    const auto id_or_null = [&](std::string_view name, std::string_view id) {
        json.key(name);
        write_text_or_null(json, id);
    };
    json.begin_object().key("kind").value(name_of(measure.kind));
    id_or_null("axis", measure.axis ? std::string_view(lexicon.axis(*measure.axis).id) : "");
    id_or_null("choice",
               measure.choice ? std::string_view(lexicon.choice(*measure.choice).id) : "");
    json.key("term");
    if (measure.term) {
        json.value(std::uint64_t{used.index_of(*measure.term)});
    } else {
        json.null();
    }
    json.key("target");
    write_target(json, measure.target, lexicon);
    write_point(json, row.pull);
    json.key("outlets").begin_array();
    for (const MapCount& outlet : row.outlets) {
        json.begin_object().key("count").value(outlet.count);
        json.key("of").value(outlet.of).end_object();
    }
    json.end_array().end_object();
}

}  // namespace

std::string map_json(const Comparison& comparison, const UsedTables& used, const Lexicon& lexicon,
                     Detail detail) {
    const OutletMap& map = comparison.map;
    JsonWriter json;
    json.begin_object().key("why_not");
    write_text_or_null(json, name_of(map.why_not));
    json.key("why_not_text");
    write_text_or_null(json, describe(map.why_not));
    json.key("shares").begin_array().value(map.shares[0]).value(map.shares[1]).end_array();
    json.key("samples").value(std::uint64_t{map_samples}).key("places").begin_array();
    for (const MapPlace& place : map.places) write_place(json, place);
    json.end_array().key("left_out").begin_array();
    for (const std::uint32_t outlet : map.left_out) json.value(outlet);
    json.end_array().key("measures").begin_array();
    const std::size_t measures = detail == Detail::page
                                     ? std::min(map.measures.size(), most_measures_of_page)
                                     : map.measures.size();
    for (std::size_t m = 0; m < measures; ++m) write_measure(json, map.measures[m], used, lexicon);
    json.end_array().key("measures_in_all").value(std::uint64_t{map.measures.size()}).end_object();
    return json.take();
}

}  // namespace parallax
