#include "engine/report/map_text.hpp"
#include "engine/report/markdown_parts.hpp"
#include "engine/report/markdown_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace parallax {
namespace {

constexpr std::size_t most_measures = 20;

std::string table_of_places(const Comparison& comparison) {
    const OutletMap& map = comparison.map;
    std::vector<std::vector<std::string>> rows;
    for (const MapPlace& place : map.places) {
        rows.push_back(
            {escape_markdown(comparison.outlets[place.outlet].outlet), group_digits(place.counted),
             fmt::format("{:.2f}", place.at.x), fmt::format("{:.2f}", place.at.y),
             place.ellipse ? fmt::format("{:.2f} by {:.2f} at {:.0f}°", place.ellipse->half_length,
                                         place.ellipse->half_width,
                                         place.ellipse->angle * 180.0 / std::acos(-1.0))
                           : "–"});
    }
    return render_markdown_table({"Outlet", "Labels and hits", "x", "y", "95 % ellipse"}, rows);
}

std::string table_of_measures(const Comparison& comparison, const Lexicon& lexicon) {
    const OutletMap& map = comparison.map;
    std::vector<std::string> header{"Pulls", "x", "y"};
    for (const MapPlace& place : map.places)
        header.push_back(escape_markdown(comparison.outlets[place.outlet].outlet));
    std::vector<std::vector<std::string>> rows;
    for (std::size_t m = 0; m < std::min(map.measures.size(), most_measures); ++m) {
        const MapMeasure& measure = map.measures[m];
        std::vector<std::string>& row = rows.emplace_back(std::vector<std::string>{
            escape_markdown(map_measure_title(measure.measure, lexicon)),
            fmt::format("{:.2f}", measure.pull.x), fmt::format("{:.2f}", measure.pull.y)});
        for (const MapCount& outlet : measure.outlets) {
            row.push_back(
                fmt::format("{} of {}", group_digits(outlet.count), group_digits(outlet.of)));
        }
    }
    return render_markdown_table(header, rows);
}

}  // namespace

std::string markdown_map(const Report& report, const Lexicon& lexicon) {
    const Comparison& comparison = report.comparison;
    const OutletMap& map = comparison.map;
    std::string text = "## Map of outlets\n\n";
    if (map.why_not != NoMap::nothing) return text + describe(map.why_not) + "\n\n";
    text += fmt::format(
        "Outlets lie near each other if they choose the same labels and poles in their own "
        "wording. Along x and y lie {:.0f} % and {:.0f} % of the differences in {} measures.{}\n\n",
        100.0 * map.shares[0], 100.0 * map.shares[1], group_digits(map.measures.size()),
        comparison.one_document_each ? " It describes these articles only." : "");
    text += table_of_places(comparison) + "\n";
    if (!map.left_out.empty()) {
        text +=
            fmt::format("Too little is counted of {} more.\n\n", group_digits(map.left_out.size()));
    }
    text +=
        "What pulls outlets which way, the strongest first: an outlet lies in the direction of "
        "what it has much of.\n\n";
    return text + table_of_measures(comparison, lexicon) + "\n";
}

}  // namespace parallax
