#include "engine/profile/comparison.hpp"
#include "tests/catch.hpp"
#include "tests/profile/sample_table.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace parallax {
namespace {

/// `documents` articles of an outlet that say "terrorists", "fighters" and "brave fighters" of the
/// rebels so often each, and use hits of the axis legitimacy as the labels have it.
std::vector<DocumentRow> write_outlet(const std::string& outlet, std::size_t documents,
                                      std::uint32_t hostile, std::uint32_t plain,
                                      std::uint32_t friendly) {
    std::vector<DocumentRow> rows;
    for (std::size_t i = 0; i < documents; ++i) {
        const std::string id = outlet + std::to_string(i);
        DocumentRow row = make_sample_row(id, outlet, "event " + std::to_string(i));
        row.id = "article " + std::to_string(i);
        const std::uint32_t more = i % 3 == 0 ? 1 : 0;
        const auto label = [&](SampleTerm term, std::uint32_t count) {
            if (count == 0) return;
            row.labels.push_back({namer, rebels, TermId{term}, Wording::outlet, "word", count});
            row.terms.push_back({TermId{term}, rebels, Wording::outlet, count,
                                 term == fighters ? 0 : count, count});
        };
        label(brave_fighters, friendly);
        label(fighters, plain + more);
        label(terrorists, hostile);
        rows.push_back(row);
    }
    return rows;
}

OutletMap make_map(std::initializer_list<std::vector<DocumentRow>> outlets) {
    std::vector<DocumentRow> rows;
    for (const auto& of_outlet : outlets)
        rows.insert(rows.end(), of_outlet.begin(), of_outlet.end());
    return compare(make_table(std::move(rows), {}, 1, 3), make_sample_lexicon()).map;
}

double distance(const MapPlace& a, const MapPlace& b) {
    return std::hypot(a.at.x - b.at.x, a.at.y - b.at.y);
}

}  // namespace

TEST_CASE("outlets that choose alike lie near each other, towards what they have much of") {
    const OutletMap map =
        make_map({write_outlet("A", 12, 3, 1, 0), write_outlet("B", 12, 3, 1, 0),
                  write_outlet("C", 12, 0, 1, 3), write_outlet("D", 12, 1, 2, 1)});
    CHECK(map.why_not == NoMap::nothing);
    REQUIRE(map.places.size() == 4);
    CHECK(distance(map.places[0], map.places[1]) < 1e-9);
    CHECK(distance(map.places[0], map.places[2]) > distance(map.places[0], map.places[3]));
    for (const MapMeasure& measure : map.measures) {
        if (measure.measure.term != TermId{terrorists}) continue;
        const auto along = [&](const MapPlace& place) {
            return place.at.x * measure.pull.x + place.at.y * measure.pull.y;
        };
        CHECK(along(map.places[0]) > 0.0);
        CHECK(along(map.places[2]) < 0.0);
        CHECK(measure.outlets[0].count == 36);
        CHECK(measure.outlets[0].of == 52);
    }
    for (const MapPlace& place : map.places) {
        REQUIRE(place.ellipse.has_value());
        CHECK(place.ellipse->half_length >= place.ellipse->half_width);
        CHECK(place.counted > 0);
    }
    CHECK(map.shares[0] >= map.shares[1]);
    // Three labels of one choice and one axis, of which the negative pole is listed.
    CHECK(map.measures.size() == 4);
}

TEST_CASE("names of outlets move no place and no ellipse") {
    const OutletMap map = make_map({write_outlet("A", 12, 3, 1, 0), write_outlet("B", 11, 1, 1, 0),
                                    write_outlet("C", 10, 0, 1, 3), write_outlet("D", 3, 1, 2, 1)});
    const OutletMap renamed =
        make_map({write_outlet("Z", 12, 3, 1, 0), write_outlet("Y", 11, 1, 1, 0),
                  write_outlet("X", 10, 0, 1, 3), write_outlet("W", 3, 1, 2, 1)});
    REQUIRE(map.places.size() == 4);
    REQUIRE(renamed.places.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
        const MapPlace& same = renamed.places[3 - i];
        CHECK(distance(map.places[i], same) < 1e-9);
        REQUIRE(map.places[i].ellipse.has_value() == same.ellipse.has_value());
        if (!same.ellipse) continue;
        CHECK(map.places[i].ellipse->half_length == Approx(same.ellipse->half_length));
        CHECK(map.places[i].ellipse->half_width == Approx(same.ellipse->half_width));
    }
    CHECK_FALSE(map.places[3].ellipse.has_value());  // three documents
}

TEST_CASE("where too little is counted there is no map, and why") {
    CHECK(make_map({write_outlet("A", 12, 3, 1, 0), write_outlet("B", 12, 0, 1, 3)}).why_not ==
          NoMap::few_outlets);
    CHECK(make_map({write_outlet("A", 12, 3, 1, 0), write_outlet("B", 12, 0, 1, 3),
                    write_outlet("C", 1, 1, 0, 0)})
              .why_not == NoMap::few_counts);
    CHECK(make_map({write_outlet("A", 6, 1, 0, 0), write_outlet("B", 6, 1, 0, 0),
                    write_outlet("C", 6, 1, 0, 0)})
              .why_not == NoMap::few_measures);
    // A source's words are no choice of the outlet.
    std::vector<DocumentRow> quoting = write_outlet("C", 12, 3, 1, 0);
    for (DocumentRow& row : quoting) {
        for (LabelCount& label : row.labels) label.wording = Wording::source;
        for (TermCount& term : row.terms) term.wording = Wording::source;
    }
    CHECK(make_map({write_outlet("A", 12, 3, 1, 0), write_outlet("B", 12, 0, 1, 3), quoting})
              .why_not == NoMap::few_counts);
    const OutletMap with_few =
        make_map({write_outlet("A", 12, 3, 1, 0), write_outlet("B", 12, 0, 1, 3),
                  write_outlet("C", 12, 1, 1, 1), write_outlet("D", 1, 1, 0, 0)});
    CHECK(with_few.left_out == std::vector<std::uint32_t>{3});
}

}  // namespace parallax
