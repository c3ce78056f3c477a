#include "engine/profile/comparison.hpp"
#include "engine/profile/table_json.hpp"
#include "tests/catch.hpp"
#include "tests/profile/sample_table.hpp"
#include "tests/profile/two_sides.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace {

using namespace parallax;
using namespace parallax::test;

constexpr auto own = static_cast<std::size_t>(Voice::own);
constexpr auto quoted = static_cast<std::size_t>(Voice::quoted);

DocumentRow make_row_of(const std::string& id, const std::string& outlet,
                        std::vector<HarmCount> harms) {
    DocumentRow row = make_sample_row(id, outlet);
    row.harms = std::move(harms);
    return row;
}

}  // namespace

TEST_CASE("agency by side: counts beside every share, the difference between sides") {
    const Lexicon lexicon = make_two_sides();
    HarmCount figure = make_harm(dravians, HarmFormKind::active, true, 3, 1);
    figure.figure = FigureUse::attributed;
    HarmCount bare = make_harm(dravians, HarmFormKind::active, true, 3, 1);
    bare.figure = FigureUse::bare;
    HarmCount said = make_harm(sorelians, HarmFormKind::active, true, 3, 5);
    said.voice = Voice::quoted;
    HarmCount threat = make_harm(sorelians, HarmFormKind::active, true, 2, 7);
    threat.flagged = true;
    const ProfileTable table = make_table(
        {make_row_of("a", "Beacon",
                     {figure, bare, make_harm(dravians, HarmFormKind::passive, true, 2, 6)}),
         make_row_of("b", "Beacon",
                     {make_harm(sorelians, HarmFormKind::passive_agentless, false, 2, 6),
                      make_harm(sorelians, HarmFormKind::active, true, 2, 2), said, threat}),
         make_row_of("c", "Courier", {make_harm({}, HarmFormKind::nominal, false, 1, 2)})},
        {}, 1, 5);
    const AgencyComparison agency = compare(table, lexicon).agency;

    REQUIRE(agency.sides.size() == 2);
    const HarmCell& dravian = agency.sides[0].outlets[0][own];
    CHECK(agency.sides[0].side == "dravian");
    CHECK(dravian.records == 8);
    CHECK(dravian.documents == 1);
    CHECK(dravian.agent_named.count == 8);
    CHECK(dravian.figures_attributed.count == 1);
    CHECK(dravian.figures_attributed.of == 2);
    CHECK(dravian.mean_force == Approx(2.25));
    const HarmCell& sorelian = agency.sides[1].outlets[0][own];
    CHECK(sorelian.records == 8);
    CHECK(sorelian.flagged == 7);
    CHECK(sorelian.forms[static_cast<std::size_t>(HarmFormKind::passive_agentless)].count == 6);
    CHECK(agency.sides[1].outlets[0][quoted].records == 5);
    CHECK(agency.sides[1].outlets[1][own].records == 0);
    CHECK_FALSE(agency.sides[1].outlets[1][own].mean_force.has_value());
    CHECK_FALSE(agency.sides[1].outlets[1][own].agent_named.share.has_value());

    REQUIRE(agency.targets.size() == 3);
    CHECK_FALSE(agency.targets[2].target.has_value());
    CHECK(agency.targets[2].outlets[1][own].records == 2);

    REQUIRE(agency.contrasts.size() == 1);
    const HarmContrastCell& beacon = agency.contrasts[0].outlets[0][own];
    CHECK(beacon.agent_named.difference.value() == Approx(0.75));
    CHECK(beacon.agentless.difference.value() == Approx(-0.75));
    CHECK(beacon.force_difference.value() == Approx(0.25));
    // Two figures are too few for a difference; their counts stand.
    CHECK_FALSE(beacon.figures_attributed.difference.has_value());
    CHECK(beacon.figures_attributed.first.of == 2);
    // Each side stands in one article alone.
    CHECK_FALSE(beacon.agent_named.interval.has_value());
    const HarmContrastCell& courier = agency.contrasts[0].outlets[1][own];
    CHECK_FALSE(courier.agent_named.difference.has_value());
    CHECK_FALSE(courier.force_difference.has_value());
}

TEST_CASE("agency: one document an outlet gives no interval") {
    const Lexicon lexicon = make_two_sides();
    const ProfileTable table = make_table(
        {make_row_of("a", "Beacon",
                     {make_harm(dravians, HarmFormKind::active, true, 2, 5),
                      make_harm(sorelians, HarmFormKind::passive_agentless, false, 2, 5)})},
        {}, 1, 5);
    const Comparison comparison = compare(table, lexicon);
    const HarmContrastCell& cell = comparison.agency.contrasts.at(0).outlets.at(0)[own];
    CHECK(cell.agent_named.difference.value() == Approx(1.0));
    CHECK_FALSE(cell.agent_named.interval.has_value());
}

TEST_CASE("agency: too few records give counts and no difference") {
    const Lexicon lexicon = make_two_sides();
    struct Case {
        std::uint32_t first, second;
        bool enough;
    };
    for (const Case& test : {Case{1, 2, false}, Case{4, 20, false}, Case{20, 4, false},
                             Case{5, 4, false}, Case{5, 5, true}, Case{6, 5, true}}) {
        CAPTURE(test.first, test.second);
        const ProfileTable table = make_table(
            {make_row_of(
                "a", "Beacon",
                {make_harm(dravians, HarmFormKind::active, true, 2, test.first),
                 make_harm(sorelians, HarmFormKind::passive_agentless, false, 2, test.second)})},
            {}, 1, 5);
        const AgencyComparison agency = compare(table, lexicon).agency;
        const HarmContrastCell& cell = agency.contrasts.at(0).outlets.at(0)[own];
        CHECK(cell.first_records == test.first);
        CHECK(cell.second_records == test.second);
        CHECK(cell.agent_named.difference.has_value() == test.enough);
        CHECK(cell.agentless.difference.has_value() == test.enough);
        CHECK(cell.force_difference.has_value() == test.enough);
    }
}

TEST_CASE("agency: a side that nobody tells of, and an outlet that tells of none, stand with 0") {
    const Lexicon lexicon = make_two_sides();
    const ProfileTable table = make_table(
        {make_row_of("a", "Beacon", {make_harm(dravians, HarmFormKind::active, true, 2, 1)}),
         make_row_of("b", "Courier", {})},
        {}, 1, 5);
    const AgencyComparison agency = compare(table, lexicon).agency;
    REQUIRE(agency.sides.size() == 2);
    CHECK(agency.sides[0].outlets.at(1)[own].records == 0);
    CHECK(agency.sides[1].side == "sorelian");
    REQUIRE(agency.sides[1].outlets.size() == 2);
    CHECK(agency.sides[1].outlets[0][own].records == 0);
}

TEST_CASE("agency: words of harm by side, most used first, flagged ones left out") {
    const Lexicon lexicon = make_two_sides();
    HarmCount threat = make_harm(dravians, HarmFormKind::active, true, 3, 9, "raze");
    threat.flagged = true;
    HarmCount said = make_harm(dravians, HarmFormKind::active, true, 3, 4, "massacre");
    said.voice = Voice::quoted;
    const ProfileTable table = make_table(
        {make_row_of("a", "Beacon",
                     {make_harm(dravians, HarmFormKind::active, true, 2, 1),
                      make_harm(dravians, HarmFormKind::passive, true, 2, 2), said, threat}),
         make_row_of("b", "Courier",
                     {make_harm(dravians, HarmFormKind::active, true, 1, 1, "die")})},
        {}, 1, 5);
    const std::vector<HarmVerbRow> verbs = compare(table, lexicon).agency.verbs;
    REQUIRE(verbs.size() == 3);
    CHECK(verbs[0].lemma == "kill");
    CHECK(verbs[0].force == 2);
    CHECK(verbs[0].outlets.at(0)[own] == 3);
    CHECK(verbs[0].outlets.at(1)[own] == 0);
    CHECK(verbs[1].lemma == "die");
    CHECK(verbs[2].lemma == "massacre");
    CHECK(verbs[2].outlets.at(0)[own] == 0);
    CHECK(verbs[2].outlets.at(0)[quoted] == 4);
}

TEST_CASE("agency: kept evidence of harm is the lowest ranks of each outlet, target and voice") {
    const Lexicon lexicon = make_two_sides();
    std::vector<HarmEvidence> harms;
    const DocumentRow row = make_row_of("a", "Beacon", {});
    for (std::uint32_t place = 0; place < 6; ++place) {
        HarmEvidence& evidence = harms.emplace_back();
        evidence.key = row.key;
        evidence.text = "Some words.";
        evidence.sentence = {100 * place, 100 * place + 11};
        evidence.span = {100 * place, 100 * place + 4};
        evidence.lemma = "kill";
        evidence.affected = place % 2 == 0 ? dravians : sorelians;
        evidence.rank = evidence_rank(1, row.key, Field::text, evidence.span, TermId{0});
    }
    const ProfileTable table = make_table({row}, {}, 1, 2, {}, harms);
    CHECK(table.harms.size() == 4);
    std::vector<HarmEvidence> reversed(harms.rbegin(), harms.rend());
    const ProfileTable other = make_table({row}, {}, 1, 2, {}, reversed);
    CHECK(write_table(table, lexicon) == write_table(other, lexicon));
    const ProfileTable read = read_table(write_table(table, lexicon), "part.jsonl", lexicon);
    CHECK(write_table(read, lexicon) == write_table(table, lexicon));
    CHECK(write_table(merge(table, read), lexicon) == write_table(table, lexicon));
}

// SciPy 1.17.1, Python 3.11; korn() as in intervals_test.cpp:
//   c1, e1 = [4, 1, 3, 2], [5, 6, 4, 2]; c2, e2 = [1, 0, 2, 1], [3, 4, 2, 5]
//   p1, p2 = sum(c1) / sum(e1), sum(c2) / sum(e2)
//   (l1, u1), (l2, u2) = korn(c1, e1, .95), korn(c2, e2, .95)
//   p1 - p2 - np.hypot(p1 - l1, u2 - p2), p1 - p2 + np.hypot(u1 - p1, p2 - l2)
TEST_CASE("agency: intervals of shares know that records of one article go together") {
    const Lexicon lexicon = make_two_sides();
    const auto records = [](TargetId target, std::uint32_t named, std::uint32_t of) {
        return std::vector<HarmCount>{
            make_harm(target, HarmFormKind::passive, false, 2, of - named),
            make_harm(target, HarmFormKind::active, true, 2, named)};
    };
    const std::vector<std::array<std::uint32_t, 4>> articles{
        {4, 5, 1, 3}, {1, 6, 0, 4}, {3, 4, 2, 2}, {2, 2, 1, 5}};
    std::vector<DocumentRow> rows;
    for (std::size_t i = 0; i < articles.size(); ++i) {
        const auto& [named, of, other_named, other_of] = articles[i];
        DocumentRow row = make_row_of("a" + std::to_string(i), "Beacon", {});
        for (const auto& [target, some, all] :
             {std::tuple(dravians, named, of), std::tuple(sorelians, other_named, other_of)}) {
            for (const HarmCount& count : records(target, some, all)) {
                if (count.count > 0) row.harms.push_back(count);
            }
        }
        rows.push_back(std::move(row));
    }
    const AgencyComparison agency = compare(make_table(rows, {}, 1, 5), lexicon).agency;
    const HarmContrastCell& cell = agency.contrasts.at(0).outlets.at(0)[own];
    CHECK(cell.agent_named.first.count == 10);
    CHECK(cell.agent_named.first.of == 17);
    CHECK(cell.agent_named.first.interval->low == Approx(0.052645254189735605).epsilon(1e-9));
    CHECK(cell.agent_named.first.interval->high == Approx(0.9854156240555401).epsilon(1e-9));
    CHECK(cell.agent_named.second.interval->low == Approx(0.010043142279543994).epsilon(1e-9));
    CHECK(cell.agent_named.second.interval->high == Approx(0.8336163555900346).epsilon(1e-9));
    CHECK(cell.agent_named.difference.value() == Approx(0.3025210084033614).epsilon(1e-9));
    CHECK(cell.agent_named.interval->low == Approx(-0.463673072129836).epsilon(1e-9));
    CHECK(cell.agent_named.interval->high == Approx(0.7859946827768389).epsilon(1e-9));
}

// The same: korn([5, 3, 2, 1, 0, 2, 1, 1], [11, 4, 2, 2, 1, 3, 1, 2], .95) by event, and
// korn([4, 1, 3, 2, 1, 0, 2, 1, 1], [5, 6, 4, 2, 2, 1, 3, 1, 2], .95) by article.
TEST_CASE("agency: from eight events on, records of one event go together") {
    const Lexicon lexicon = make_two_sides();
    const std::vector<std::pair<std::uint32_t, std::uint32_t>> articles{
        {4, 5}, {1, 6}, {3, 4}, {2, 2}, {1, 2}, {0, 1}, {2, 3}, {1, 1}, {1, 2}};
    for (const bool has_events : {true, false}) {
        CAPTURE(has_events);
        std::vector<DocumentRow> rows;
        for (std::size_t i = 0; i < articles.size(); ++i) {
            const auto& [named, of] = articles[i];
            DocumentRow row = make_row_of("a" + std::to_string(i), "Beacon", {});
            if (has_events) row.event = "event " + std::to_string(i < 2 ? 0 : i);
            if (of > named)
                row.harms.push_back(
                    make_harm(dravians, HarmFormKind::passive, false, 2, of - named));
            if (named > 0)
                row.harms.push_back(make_harm(dravians, HarmFormKind::active, true, 2, named));
            rows.push_back(std::move(row));
        }
        const AgencyComparison agency = compare(make_table(rows, {}, 1, 5), lexicon).agency;
        const ShareEstimate& named = agency.sides.at(0).outlets.at(0)[own].agent_named;
        CHECK(named.count == 15);
        CHECK(named.of == 26);
        CHECK(named.interval->low ==
              Approx(has_events ? 0.3377303745238047 : 0.28083836388314104).epsilon(1e-9));
        CHECK(named.interval->high ==
              Approx(has_events ? 0.792238441489225 : 0.8368646560945676).epsilon(1e-9));
    }
}

TEST_CASE("agency: the interval of a difference, against published figures") {
    // Newcombe (1998), table II, case (a), method 10: 56/70 less 48/80 is 0.20 (0.0524 to 0.3339),
    // of Wilson's intervals (SciPy 1.17.1: binomtest(56, 70).proportion_ci(method="wilson")).
    const ShareEstimate first{56, 70, 56.0 / 70, Interval{0.6918335550374693, 0.8769526075163704}};
    const ShareEstimate second{48, 80, 48.0 / 80, Interval{0.490454650051604, 0.7003817240412907}};
    const ShareDifference difference = subtract(first, second);
    CHECK(difference.difference.value() == Approx(0.2));
    CHECK(difference.interval.value().low == Approx(0.0524).margin(0.0001));
    CHECK(difference.interval.value().high == Approx(0.3339).margin(0.0001));
}
