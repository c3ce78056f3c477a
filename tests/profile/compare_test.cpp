#include "engine/profile/comparison.hpp"
#include "tests/catch.hpp"
#include "tests/profile/sample_table.hpp"

#include <algorithm>
#include <cmath>

namespace parallax {
namespace {

constexpr AxisId agency{0};
constexpr AxisId tone{2};
constexpr ChoiceId attack{0};
constexpr std::size_t in_outlet = 0;  // Wording::outlet
constexpr std::size_t in_source = 1;  // Wording::source

/// Two documents of Beacon, three of courier, two events.
ProfileTable make_small_table() {
    DocumentRow b1 = make_sample_row("b1", "Beacon", "vote", 600);
    b1.date = "2024-05-02";
    b1.words[1] = 200;
    b1.axes = {{legitimacy, std::nullopt, Wording::outlet, 1, 0, 1, 0, 1.5},
               {legitimacy, rebels, Wording::outlet, 3, 3, 0, 1, -6.0},
               {tone, std::nullopt, Wording::outlet, 2, 0, 2, 0, 1.0}};
    b1.labels = {{attack, rebels, TermId{raid}, Wording::outlet, "raid", 4},
                 {namer, std::nullopt, TermId{fighters}, Wording::outlet, "Fighters", 1},
                 {namer, std::nullopt, TermId{fighters}, Wording::outlet, "fighters", 1},
                 {namer, rebels, TermId{fighters}, Wording::outlet, "fighters", 1},
                 {namer, rebels, TermId{terrorists}, Wording::outlet, "Terror gang", 1},
                 {namer, rebels, TermId{terrorists}, Wording::outlet, "terrorists", 2}};
    b1.opportunities = {{rebels, OpportunityKind::label, Wording::outlet, 4},
                        {rebels, OpportunityKind::bare, Wording::outlet, 5},
                        {rebels, OpportunityKind::generic, Wording::outlet, 1},
                        {rebels, OpportunityKind::bare, Wording::source, 7}};
    b1.terms = {{TermId{terrorists}, rebels, Wording::outlet, 4, 3}};
    DocumentRow b2 = make_sample_row("b2", "Beacon", "flood", 400);
    b2.date = "2024-05-01";
    b2.axes = {{tone, std::nullopt, Wording::outlet, 1, 0, 1, 0, 0.5}};

    DocumentRow c1 = make_sample_row("c1", "courier", "", 1000);
    c1.axes = {{agency, army, Wording::source, 2, 0, 2, 0, 1.5},
               {legitimacy, rebels, Wording::source, 5, 5, 0, 0, -10.0}};
    c1.labels = {{namer, rebels, TermId{terrorists}, Wording::source, "terrorists", 2}};
    c1.opportunities = {{rebels, OpportunityKind::label, Wording::source, 1}};
    DocumentRow c2 = make_sample_row("c2", "courier", "vote", 500);
    c2.date = "2024-06-01T09:00:00Z";
    DocumentRow c3 = make_sample_row("c3", "courier", "flood", 500);

    std::vector<Evidence> evidence;
    for (const std::uint32_t at : {0U, 30U, 60U, 90U})
        evidence.push_back(
            make_sample_evidence(b1, at, TermId{terrorists}, rebels, Wording::outlet, 3));
    return make_table({c3, b2, c1, b1, c2}, evidence, 3, 3);
}

TEST_CASE("outlets are summed up by name") {
    const Comparison comparison = compare(make_small_table(), make_sample_lexicon());
    REQUIRE(comparison.outlets.size() == 2);
    const OutletSummary& beacon = comparison.outlets[0];
    CHECK(beacon.outlet == "Beacon");
    CHECK(beacon.documents == 2);
    CHECK(beacon.without_hits.count == 1);  // b2 has a hit on a style axis only
    CHECK(beacon.sentences == 20);
    CHECK(beacon.words == std::array<std::uint64_t, 5>{1000, 200, 0, 0, 0});
    CHECK(beacon.voice_shares[1].count == 200);
    CHECK(beacon.voice_shares[1].of == 1200);
    CHECK(beacon.voice_shares[1].share == Approx(1.0 / 6.0));
    const std::vector<ClusterTotal> quoted{{200, 800}, {0, 400}};
    CHECK(beacon.voice_shares[1].interval == clustered_share_interval(quoted));
    CHECK(beacon.first_date == "2024-05-01");
    CHECK(beacon.last_date == "2024-05-02");
    CHECK(comparison.outlets[1].outlet == "courier");
    CHECK(comparison.outlets[1].without_hits.count == 2);
    CHECK(comparison.outlets[1].first_date == comparison.outlets[1].last_date);

    REQUIRE(comparison.events.size() == 3);
    CHECK(comparison.events[0].event.empty());
    CHECK(comparison.events[0].documents == std::vector<std::uint64_t>{0, 1});
    CHECK(comparison.events[0].first_date.empty());
    CHECK(comparison.events[1].event == "flood");
    CHECK(comparison.events[1].documents == std::vector<std::uint64_t>{1, 1});
    CHECK(comparison.events[2].last_date == "2024-06-01T09:00:00Z");
    CHECK_FALSE(comparison.one_document_each);
    CHECK_FALSE(comparison.clustered_by_event);
}

TEST_CASE("documents stand by outlet, event, date and key") {
    const Comparison comparison = compare(make_small_table(), make_sample_lexicon());
    std::vector<std::string> ids;
    for (const DocumentRow& row : comparison.documents) ids.push_back(row.id);
    CHECK(ids == std::vector<std::string>{"b2", "b1", "c1", "c3", "c2"});
}

TEST_CASE("axes stand side by side: framing first, no target last") {
    const Comparison comparison = compare(make_small_table(), make_sample_lexicon());
    REQUIRE(comparison.axes.size() == 4);
    CHECK(comparison.axes[0].axis == agency);
    CHECK(comparison.axes[1].axis == legitimacy);
    CHECK(comparison.axes[1].target == rebels);
    CHECK(comparison.axes[2].axis == legitimacy);
    CHECK_FALSE(comparison.axes[2].target.has_value());
    CHECK(comparison.axes[3].axis == tone);

    const AxisCell& beacon = comparison.axes[1].outlets[0][in_outlet];
    CHECK(beacon.hits == 3);
    CHECK(beacon.negative == 3);
    CHECK(beacon.positive == 0);
    CHECK(beacon.flagged == 1);
    CHECK(beacon.documents == 1);
    CHECK(beacon.sum == -6.0);
    CHECK(beacon.rate.count == 3);
    CHECK(beacon.rate.words == 1200);
    CHECK(beacon.rate.per_thousand == Approx(2.5));
    const Interval expected =
        clustered_rate_interval(std::vector<ClusterTotal>{{3, 800}, {0, 400}}).value();
    REQUIRE(beacon.rate.interval.has_value());
    CHECK(beacon.rate.interval->low == Approx(1000.0 * expected.low));
    CHECK(beacon.rate.interval->high == Approx(1000.0 * expected.high));

    const AxisCell& courier = comparison.axes[1].outlets[1][in_outlet];
    CHECK(courier.hits == 0);
    CHECK(courier.rate.per_thousand == 0.0);
    CHECK(courier.rate.interval->low == 0.0);
    CHECK(courier.rate.interval->high > 0.0);
    CHECK(comparison.axes[1].outlets[1][in_source].sum == -10.0);
    CHECK(comparison.axes[3].outlets[0][in_outlet].documents == 2);
}

TEST_CASE("labelling counts a choice's labels among all references to the target") {
    const Comparison comparison = compare(make_small_table(), make_sample_lexicon());
    REQUIRE(comparison.choices.size() == 3);

    SECTION("deeds refer to no target") {
        const ChoiceRow& deeds = comparison.choices[0];
        CHECK(deeds.choice == attack);
        CHECK(deeds.target == rebels);
        CHECK(deeds.outlets[0][in_outlet].labelling.of == 0);
        CHECK_FALSE(deeds.outlets[0][in_outlet].labelling.share.has_value());
        CHECK(deeds.outlets[0][in_outlet].labels[0].count == 4);
        CHECK(deeds.outlets[0][in_outlet].labels[0].of == 4);
    }
    SECTION("about a target") {
        const ChoiceRow& row = comparison.choices[1];
        CHECK(row.choice == namer);
        CHECK(row.target == rebels);
        CHECK(row.terms == std::vector<TermId>{TermId{terrorists}, TermId{fighters}});
        const ChoiceCell& beacon = row.outlets[0][in_outlet];
        CHECK(beacon.labelling.count == 4);
        CHECK(beacon.labelling.of == 10);
        // All of them stand in one article: that tells nothing of how they vary.
        CHECK_FALSE(beacon.labelling.interval);
        CHECK(beacon.labels[0].count == 3);
        CHECK(beacon.labels[0].of == 4);
        CHECK(beacon.surfaces == std::vector<std::vector<SurfaceUse>>{
                                     {{"terrorists", 2}, {"Terror gang", 1}}, {{"fighters", 1}}});
        CHECK(row.outlets[0][in_source].surfaces == std::vector<std::vector<SurfaceUse>>{{}, {}});
        CHECK(row.outlets[0][in_source].labelling.share == 0.0);
        CHECK(row.outlets[0][in_source].labelling.of == 7);
        CHECK(row.outlets[0][in_source].labels[0].of == 0);
        CHECK_FALSE(row.outlets[0][in_source].labels[0].share.has_value());
        // Two labels in one noun phrase: never more labels than references.
        CHECK(row.outlets[1][in_source].labelling.count == 2);
        CHECK(row.outlets[1][in_source].labelling.of == 2);
    }
    SECTION("about nobody known") {
        const ChoiceRow& row = comparison.choices[2];
        CHECK_FALSE(row.target.has_value());
        CHECK(row.outlets[0][in_outlet].labelling.of == 0);
        CHECK_FALSE(row.outlets[0][in_outlet].labelling.share.has_value());
        CHECK(row.outlets[0][in_outlet].labels[0].share == 1.0);
        // A capital at the sentence's start makes no other word.
        CHECK(row.outlets[0][in_outlet].surfaces[0] == std::vector<SurfaceUse>{{"fighters", 2}});
    }
}

TEST_CASE("mentions are counted by outlet, wording and kind") {
    const Comparison comparison = compare(make_small_table(), make_sample_lexicon());
    REQUIRE(comparison.mentions.size() == 1);
    CHECK(comparison.mentions[0].target == rebels);
    using Kinds = std::array<std::uint64_t, 3>;
    CHECK(comparison.mentions[0].outlets[0][in_outlet] == Kinds{4, 5, 1});
    CHECK(comparison.mentions[0].outlets[0][in_source] == Kinds{0, 7, 0});
    CHECK(comparison.mentions[0].outlets[1][in_source] == Kinds{1, 0, 0});
}

TEST_CASE("evidence totals say how many hits are shown") {
    const Comparison comparison = compare(make_small_table(), make_sample_lexicon());
    REQUIRE(comparison.evidence_totals.size() == 1);
    const EvidenceTotal& total = comparison.evidence_totals[0];
    CHECK(total.outlet == "Beacon");
    CHECK(total.term == TermId{terrorists});
    CHECK(total.target == rebels);
    CHECK(total.hits == 4);
    CHECK(total.shown == 3);
    CHECK(comparison.evidence.size() == 3);
}

TEST_CASE("the strongest evidence stands first") {
    const DocumentRow row = make_sample_row("a", "Beacon");
    std::vector<Evidence> evidence;
    for (std::uint32_t term = 0; term < sample_term_count; ++term) {
        for (const std::uint32_t at : {0U, 40U, 80U})
            evidence.push_back(
                make_sample_evidence(row, at + term, TermId{term}, rebels, Wording::outlet, 1));
    }
    const Lexicon lexicon = make_sample_lexicon();
    const Comparison comparison = compare(make_table({row}, evidence, 1, 10), lexicon);
    const std::vector<Evidence>& sorted = comparison.evidence;
    REQUIRE(sorted.size() == evidence.size());
    CHECK(sorted[0].term == TermId{terrorists});
    CHECK(sorted[3].term == TermId{brave_fighters});
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        const double before = std::abs(lexicon.term(sorted[i - 1].term).weight);
        const double here = std::abs(lexicon.term(sorted[i].term).weight);
        CHECK((before > here || (before == here && sorted[i - 1].rank < sorted[i].rank)));
    }
}

TEST_CASE("one document tells nothing of its outlet: no interval") {
    ProfileTable table = make_small_table();
    std::erase_if(table.rows,
                  [](const DocumentRow& row) { return row.id != "b1" && row.id != "c1"; });
    const Comparison comparison = compare(table, make_sample_lexicon());
    CHECK(comparison.one_document_each);
    for (const OutletSummary& outlet : comparison.outlets)
        CHECK_FALSE(outlet.voice_shares[0].interval.has_value());
    for (const AxisRow& axis : comparison.axes) {
        for (const auto& cells : axis.outlets) CHECK_FALSE(cells[in_outlet].rate.interval);
    }
    for (const ChoiceRow& choice : comparison.choices) {
        for (const auto& cells : choice.outlets) {
            CHECK_FALSE(cells[in_outlet].labelling.interval);
            CHECK_FALSE(cells[in_outlet].labels[0].interval);
        }
    }
}

TEST_CASE("intervals of label shares know that labels of one article go together") {
    std::vector<DocumentRow> rows;
    std::vector<ClusterTotal> labelled;
    std::vector<ClusterTotal> fighting;
    for (std::uint32_t i = 0; i < 4; ++i) {
        DocumentRow row = make_sample_row("b" + std::to_string(i), "Beacon", "", 500);
        row.labels = {{namer, rebels, TermId{fighters}, Wording::outlet, "fighters", i + 1},
                      {namer, rebels, TermId{terrorists}, Wording::outlet, "terrorists", 2}};
        row.opportunities = {{rebels, OpportunityKind::bare, Wording::outlet, 9}};
        labelled.push_back({i + 3.0, 9.0});
        fighting.push_back({i + 1.0, i + 3.0});
        rows.push_back(std::move(row));
    }
    // References without a label say how often none was used.
    DocumentRow bare = make_sample_row("bare", "Beacon", "", 500);
    bare.opportunities = {{rebels, OpportunityKind::bare, Wording::outlet, 5}};
    labelled.push_back({0.0, 5.0});
    rows.push_back(std::move(bare));
    const Comparison comparison =
        compare(make_table(std::move(rows), {}, 1, 0), make_sample_lexicon());
    REQUIRE(comparison.choices.size() == 1);
    const ChoiceCell& cell = comparison.choices[0].outlets[0][in_outlet];
    CHECK(cell.labelling.count == 18);
    CHECK(cell.labelling.of == 41);
    CHECK(cell.labelling.interval == clustered_share_interval(labelled));
    REQUIRE(comparison.choices[0].terms[0] == TermId{fighters});
    CHECK(cell.labels[0].count == 10);
    CHECK(cell.labels[0].of == 18);
    CHECK(cell.labels[0].interval == clustered_share_interval(fighting));
}

TEST_CASE("no documents give an empty comparison") {
    const Comparison comparison = compare(make_table({}, {}, 0, 3), make_sample_lexicon());
    CHECK(comparison.outlets.empty());
    CHECK(comparison.axes.empty());
    CHECK_FALSE(comparison.one_document_each);
}

}  // namespace
}  // namespace parallax
