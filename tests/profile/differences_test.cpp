#include "engine/profile/difference_comparison.hpp"
#include "tests/catch.hpp"
#include "tests/profile/sample_table.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace parallax {
namespace {

/// One article of each outlet on each of twelve events; Apex delegitimises the rebels five times an
/// article with two entries in turn, Borough once, and only from the second event on.
std::vector<DocumentRow> make_planted_rows() {
    std::vector<DocumentRow> rows;
    for (int event = 0; event < 12; ++event) {
        const std::string name = "event " + std::to_string(10 + event);
        for (const std::string outlet : {"Apex", "Borough"}) {
            DocumentRow row = make_sample_row(outlet + name, outlet, name, 500);
            const bool loud = outlet == "Apex";
            row.terms = {{TermId{brave_fighters}, rebels, Wording::outlet, 1, 1}};
            if (loud || event > 0) {
                const std::uint32_t uses = loud ? 5 : 1;
                row.terms.push_back({TermId{terrorists}, rebels, Wording::outlet, uses, uses});
            }
            row.terms.push_back({TermId{terrorists}, rebels, Wording::source, 9, 9});
            row.opportunities = {{rebels, OpportunityKind::bare, Wording::outlet, 4}};
            row.labels = {{ChoiceId{1}, rebels, TermId{fighters}, Wording::outlet, "fighters", 2}};
            if (loud)
                row.labels.push_back(
                    {ChoiceId{1}, rebels, TermId{terrorists}, Wording::outlet, "terrorists", 1});
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

const MeasureDifference& find_measure(const DifferenceComparison& comparison,
                                      const std::string& id) {
    static const Lexicon lexicon = make_sample_lexicon();
    const auto found = std::find_if(
        comparison.measures.begin(), comparison.measures.end(),
        [&](const MeasureDifference& measure) { return id_of(measure.measure, lexicon) == id; });
    REQUIRE(found != comparison.measures.end());
    return *found;
}

DifferenceComparison compare_rows(std::vector<DocumentRow> rows) {
    return compare_differences(make_table(std::move(rows), {}, 1, 0), make_sample_lexicon());
}

/// The sample lexicon with "brave fighters" on the same pole as "terrorists".
Lexicon make_one_pole_lexicon() {
    const Lexicon sample = make_sample_lexicon();
    std::vector<Term> terms(sample.terms().begin(), sample.terms().end());
    terms[brave_fighters].weight = -1.0;
    return Lexicon({sample.sources().begin(), sample.sources().end()},
                   {sample.axes().begin(), sample.axes().end()},
                   {sample.targets().begin(), sample.targets().end()},
                   {sample.choices().begin(), sample.choices().end()}, std::move(terms));
}

constexpr const char* negative = "axis/legitimacy/negative/rebels";
constexpr const char* positive = "axis/legitimacy/positive/rebels";
constexpr const char* label = "label/namer/rebels/fighters";

TEST_CASE("a planted difference of label shares is found, with counts, interval and effect") {
    const DifferenceComparison comparison = compare_rows(make_planted_rows());
    CHECK(comparison.tested);
    const MeasureDifference& measure = find_measure(comparison, label);
    CHECK(measure.opened);
    CHECK(measure.outlets == 2);
    REQUIRE(measure.pairs.size() == 1);
    const OutletDifference& pair = measure.pairs[0];
    CHECK(pair.first.count == 24);
    CHECK(pair.first.of == 36);
    CHECK(pair.second.count == 24);
    CHECK(pair.second.of == 24);
    CHECK(pair.common_events == 12);
    CHECK(*pair.estimate == Approx(-1.0 / 3.0));
    CHECK(pair.interval->high < 0.0);
    CHECK(*pair.clustered_by == Observation::stratum);
    CHECK(*pair.q <= 0.05);
    // Without "terrorists" there is no other label and nothing to leave out.
    CHECK(pair.is_difference());
    CHECK(pair.driven_by.empty());
    CHECK(pair.without_entry.empty());
}

TEST_CASE("a rate counts the outlet's own wording on one pole, of all words") {
    const DifferenceComparison comparison = compare_rows(make_planted_rows());
    const OutletDifference& pair = find_measure(comparison, negative).pairs.at(0);
    CHECK(pair.first.count == 60);
    CHECK(pair.second.count == 11);
    CHECK(pair.second.documents == 11);
    CHECK(pair.first.of == 6000);
    CHECK(*pair.estimate == Approx(1000.0 * 49.0 / 6000.0));
    CHECK(*pair.effect == Approx(std::log2((60.5 / 6000.5) / (11.5 / 6000.5))));
    CHECK(*pair.p < 0.01);
    const OutletDifference& none = find_measure(comparison, positive).pairs.at(0);
    CHECK(*none.estimate == 0.0);
    CHECK(none.lacking == Lacking::no_joint_difference);
    CHECK(none.smallest_detectable);
    CHECK_FALSE(none.q);
}

TEST_CASE("two entries that both differ make a verdict, and each is a row of sensitivity") {
    std::vector<DocumentRow> rows = make_planted_rows();
    for (DocumentRow& row : rows) {
        if (row.outlet == "Apex") row.terms[0].on_axis = row.terms[0].hits = 4;
    }
    const Lexicon sample = make_sample_lexicon();
    const Lexicon lexicon = make_one_pole_lexicon();
    const ProfileTable table = make_table(std::move(rows), {}, 1, 0);
    const DifferenceComparison comparison = compare_differences(table, lexicon);
    const OutletDifference& pair = find_measure(comparison, negative).pairs.at(0);
    CHECK(pair.is_difference());
    CHECK(pair.driven_by.size() == 1);  // "terrorists" makes up more than half
    CHECK(pair.without_entry.size() == 2);
    for (const std::uint32_t entry : {brave_fighters, terrorists}) {
        const auto found = std::find_if(
            comparison.sensitivity.begin(), comparison.sensitivity.end(),
            [&](const Sensitivity& sensitivity) { return sensitivity.entry == TermId{entry}; });
        REQUIRE(found != comparison.sensitivity.end());
        CHECK(found->variant == Variant::without_entry);
        CHECK(found->rows.at(0).headline == *pair.estimate);
        CHECK(found->rows.at(0).moved == (entry == terrorists));
    }

    SECTION("counted in another table it has its own test, sign and verdict") {
        // In this one the brave fighters are of the other pole: one entry is left on this.
        const Sensitivity again = recount(comparison, Variant::shared_collapsed,
                                          make_table(make_planted_rows(), {}, 1, 0), sample);
        CHECK(again.measures.size() >= 2);
        REQUIRE_FALSE(again.rows.empty());
        const SensitivityRow& row = again.rows[0];
        CHECK(row.was_difference);
        CHECK(*row.headline == *pair.estimate);
        CHECK(*row.estimate == Approx(1000.0 * 49.0 / 6000.0));
        CHECK(*row.q <= 0.05);
        CHECK(row.same_sign);
        CHECK(row.lacking == Lacking::sign_changes);
        const Sensitivity same = recount(comparison, Variant::voice_rules, table, lexicon);
        for (const SensitivityRow& one : same.rows) {
            CHECK(one.estimate == one.headline);
            CHECK(one.lacking == Lacking::nothing);
            CHECK_FALSE(one.moved);
        }
    }
    SECTION("exchanged outlets have the other sign and the difference stays one") {
        std::vector<DocumentRow> turned = table.rows;
        for (DocumentRow& row : turned) row.outlet = row.outlet == "Apex" ? "Borough" : "Apex";
        const Sensitivity again = recount(comparison, Variant::voice_rules,
                                          make_table(std::move(turned), {}, 1, 0), lexicon);
        REQUIRE_FALSE(again.rows.empty());
        CHECK_FALSE(again.rows[0].same_sign);
        CHECK(again.rows[0].moved);
        CHECK(again.rows[0].lacking == Lacking::nothing);
    }
}

TEST_CASE("exchanging the outlets turns the sign and changes nothing else") {
    std::vector<DocumentRow> rows = make_planted_rows();
    for (DocumentRow& row : rows) row.outlet = row.outlet == "Apex" ? "Borough" : "Apex";
    const DifferenceComparison before = compare_rows(make_planted_rows());
    const DifferenceComparison after = compare_rows(std::move(rows));
    REQUIRE(before.measures.size() == after.measures.size());
    for (std::size_t m = 0; m < before.measures.size(); ++m) {
        const OutletDifference& x = before.measures[m].pairs.at(0);
        const OutletDifference& y = after.measures[m].pairs.at(0);
        CHECK(*x.estimate == Approx(-*y.estimate).margin(1e-15));
        CHECK(x.lacking == y.lacking);
        CHECK(x.first.count == y.second.count);
        CHECK(before.measures[m].p == after.measures[m].p);
        CHECK(x.p == y.p);
        CHECK(x.q == y.q);
        REQUIRE(x.interval.has_value() == y.interval.has_value());
        if (x.interval) CHECK(x.interval->low == Approx(-y.interval->high).margin(1e-12));
    }
}

TEST_CASE("one article an outlet: no interval, no p") {
    std::vector<DocumentRow> rows = make_planted_rows();
    rows.resize(2);
    rows[0].terms[1].on_axis = rows[1].terms[0].on_axis = 30;
    const DifferenceComparison comparison = compare_rows(std::move(rows));
    CHECK_FALSE(comparison.tested);
    CHECK(comparison.why_not ==
          "Fewer than two outlets have more than one article: the differences describe these "
          "articles only.");
    for (const MeasureDifference& measure : comparison.measures) {
        CHECK_FALSE(measure.p);
        for (const OutletDifference& pair : measure.pairs) {
            CHECK_FALSE(pair.interval);
            CHECK_FALSE(pair.smallest_detectable);
            CHECK(pair.lacking == Lacking::one_document);
        }
    }
}

TEST_CASE("outlets without a common event are not compared") {
    std::vector<DocumentRow> rows = make_planted_rows();
    for (DocumentRow& row : rows) {
        if (row.outlet == "Borough") row.event += " elsewhere";
    }
    const DifferenceComparison comparison = compare_rows(rows);
    CHECK(comparison.measures.empty());
    CHECK_FALSE(comparison.tested);
    for (DocumentRow& row : rows) row.event.clear();
    CHECK(compare_rows(std::move(rows)).documents_without_event == 24);
}

TEST_CASE("many hits against almost none are a difference") {
    std::vector<DocumentRow> rows = make_planted_rows();
    for (DocumentRow& row : rows) {
        if (row.outlet == "Apex") {
            row.terms[0].on_axis = row.terms[0].hits = 4;
        } else {
            row.terms.erase(row.terms.begin(),
                            row.terms.begin() + (row.event == "event 13" ? 1 : 0));
            for (TermCount& count : row.terms) {
                if (count.wording == Wording::outlet && row.event != "event 13") count.on_axis = 0;
            }
        }
    }
    const DifferenceComparison comparison =
        compare_differences(make_table(std::move(rows), {}, 1, 0), make_one_pole_lexicon());
    const OutletDifference& pair = find_measure(comparison, negative).pairs.at(0);
    CHECK(pair.first.count == 108);
    CHECK(pair.second.count == 1);
    CHECK(pair.first.expected == Approx(54.5));
    CHECK(pair.second.expected == Approx(54.5));
    CHECK(pair.is_difference());
}

TEST_CASE("few hits expected give no verdict and are not tested") {
    std::vector<DocumentRow> rows = make_planted_rows();
    for (DocumentRow& row : rows) {
        for (TermCount& count : row.terms) {
            if (row.outlet == "Borough" && row.event > "event 14") count.on_axis = 0;
            count.on_axis = std::min(count.on_axis, 1U);
        }
    }
    const OutletDifference pair = find_measure(compare_rows(std::move(rows)), negative).pairs.at(0);
    CHECK(pair.first.count == 12);
    CHECK(pair.second.count == 4);
    CHECK(pair.first.expected == Approx(8.0));
    CHECK_FALSE(pair.p);
    CHECK(pair.lacking == Lacking::few_hits);
    CHECK(explain(pair.lacking, true) ==
          "If both used these words alike, one of the two would have fewer than 10 hits on common "
          "events.");
}

TEST_CASE("pairs with too little in common are counted as not tested") {
    std::vector<DocumentRow> rows = make_planted_rows();
    for (int event = 0; event < 4; ++event) {
        DocumentRow row = make_sample_row("Crier" + std::to_string(event), "Crier",
                                          "event " + std::to_string(10 + event), 500);
        row.terms = {{TermId{terrorists}, rebels, Wording::outlet, 9, 9}};
        rows.push_back(std::move(row));
    }
    const DifferenceComparison comparison = compare_rows(std::move(rows));
    const MeasureDifference& measure = find_measure(comparison, negative);
    CHECK(measure.opened);
    CHECK(measure.pairs_tested == 1);
    CHECK(measure.pairs_not_tested == 2);
    // Apex and Borough share twelve events; four articles can be exchanged in sixteen ways, and
    // Apex and the Crier would each have ten hits and more.
    CHECK(measure.pairs.at(1).lacking == Lacking::few_exchanges);
    CHECK_FALSE(measure.pairs.at(1).p);
}

TEST_CASE("the order of reading and merging does not show in differences") {
    std::vector<DocumentRow> rows = make_planted_rows();
    const ProfileTable whole = make_table(rows, {}, 1, 0);
    std::vector<DocumentRow> early(rows.begin(), rows.begin() + 9);
    std::vector<DocumentRow> late(rows.begin() + 9, rows.end());
    std::reverse(late.begin(), late.end());
    const ProfileTable merged =
        merge(make_table(std::move(late), {}, 1, 0), make_table(std::move(early), {}, 1, 0));
    const Lexicon lexicon = make_sample_lexicon();
    const DifferenceComparison one = compare_differences(whole, lexicon);
    const DifferenceComparison other = compare_differences(merged, lexicon);
    REQUIRE(one.measures.size() == other.measures.size());
    for (std::size_t m = 0; m < one.measures.size(); ++m) {
        CHECK(one.measures[m].p == other.measures[m].p);
        const OutletDifference& x = one.measures[m].pairs.at(0);
        const OutletDifference& y = other.measures[m].pairs.at(0);
        CHECK(x.estimate == y.estimate);
        CHECK(x.interval == y.interval);
        CHECK(x.q == y.q);
    }
}

}  // namespace
}  // namespace parallax
