#include "engine/report/report.hpp"
#include "tests/catch.hpp"
#include "tests/profile/two_sides.hpp"
#include "tests/report/holds.hpp"
#include "tests/report/schema_check.hpp"

#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace parallax {

namespace {

using Json = nlohmann::json;

using namespace test;

HarmCount make_count(TargetId target, HarmFormKind form, bool agent_named, std::uint32_t count) {
    return make_harm(target, form, agent_named, 2, count);
}

DocumentRow make_row_of(char digit, const std::string& outlet, std::vector<HarmCount> harms) {
    DocumentRow row;
    row.key = std::string(64, digit);
    row.id = std::string("article ") + digit;
    row.outlet = outlet;
    row.event = "bridge";
    row.words[0] = 300;
    row.scored_sentences = 12;
    row.harms = std::move(harms);
    return row;
}

HarmEvidence make_evidence(const DocumentRow& row) {
    HarmEvidence evidence;
    evidence.key = row.key;
    evidence.text = "Dravian troops killed 12 Sorelians.";
    evidence.sentence = {100, 135};
    evidence.span = {115, 121};
    evidence.lemma = "kill";
    evidence.force = 2;
    evidence.agent = dravians;
    evidence.agent_text = "Dravian troops";
    evidence.affected = sorelians;
    evidence.affected_text = "12 Sorelians";
    evidence.link = PartyLink::named;
    evidence.figure = "12";
    return evidence;
}

/// "Beacon" tells of six harms to either side, "Courier" of one, "Dispatch" of none.
Report make_report(const Lexicon& lexicon) {
    const DocumentRow beacon =
        make_row_of('1', "Beacon",
                    {make_count(dravians, HarmFormKind::active, true, 6),
                     make_count(sorelians, HarmFormKind::passive_agentless, false, 6)});
    HarmCount said = make_count(sorelians, HarmFormKind::active, true, 3);
    said.voice = Voice::reported;
    const DocumentRow courier =
        make_row_of('2', "Courier", {make_count(sorelians, HarmFormKind::active, true, 1), said});
    const DocumentRow dispatch = make_row_of('3', "Dispatch", {});
    Report report;
    report.comparison = compare(
        make_table({beacon, courier, dispatch}, {}, 1, 5, {}, {make_evidence(courier)}), lexicon);
    report.articles_left_out = true;
    return report;
}

}  // namespace

TEST_CASE("agency in JSON: words with force, kept sentences, no difference from too few records") {
    const Lexicon lexicon = make_two_sides();
    const Json json = Json::parse(render_json(make_report(lexicon), lexicon));
    CHECK(test::check_schema("report.schema.json", json) == std::vector<std::string>{});

    const Json& contrast = json.at("agency").at("contrasts").at(0);
    CHECK(contrast.at("first") == "dravian");
    const Json& beacon = contrast.at("outlets").at(0).at("own");
    CHECK(beacon.at("agent_named").at("difference") == 1.0);
    const Json& courier = contrast.at("outlets").at(1).at("own");
    CHECK(courier.at("second_records") == 1);
    CHECK(courier.at("agent_named").at("difference").is_null());
    CHECK(courier.at("agent_named").at("second").at("count") == 1);
    CHECK(courier.at("force").at("difference").is_null());

    const Json& verb = json.at("agency").at("verbs").at(0);
    CHECK(verb.at("lemma") == "kill");
    CHECK(verb.at("force") == 2);
    CHECK(verb.at("outlets").size() == 3);

    const Json& evidence = json.at("harm_evidence").at(0);
    CHECK(evidence.at("text") == "Dravian troops killed 12 Sorelians.");
    CHECK(evidence.at("side") == "sorelian");
    CHECK(json.at("documents").at(evidence.at("document").get<std::size_t>()).at("outlet") ==
          "Courier");
    CHECK(json.at("documents").at(0).at("harms").at(0).at("lemma") == "kill");
}

TEST_CASE("agency in CSV: every form, force and word by side, with counts") {
    const Lexicon lexicon = make_two_sides();
    const Report report = make_report(lexicon);
    const std::string profiles = render_profiles_csv(report, lexicon);
    CHECK(
        holds(profiles, "Beacon,1,agency,passive-agentless,,sorelian,own,share of records,6,6,1"));
    CHECK(holds(profiles, "Beacon,1,agency,agent-named,,sorelian,own,share of records,0,6,0"));
    CHECK(holds(profiles, "Beacon,1,agency,force,,dravian,own,sum of forces per record,12,6,2"));
    CHECK(holds(profiles, "Beacon,1,agency,verb-force-2,kill,dravian,own,share of records,6,6,1"));
    CHECK(holds(profiles, "Dispatch,1,agency,active,,dravian,own,share of records,0,0,,"));
    const std::string differences = render_differences_csv(report, lexicon);
    CHECK(holds(differences, "Beacon,Courier,1,1,agency,agent-named,,sorelian,own,"));
}

TEST_CASE("agency in Markdown: outlets without records, harm passed on, too few records") {
    const Lexicon lexicon = make_two_sides();
    const std::string markdown = render_markdown(make_report(lexicon), lexicon);
    std::istringstream lines(markdown);
    std::size_t dispatch = 0;
    bool passed_on = false;
    bool too_few = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("| Dispatch", 0) == 0 && holds(line, " 0 ")) ++dispatch;
        if (line.rfind("| Courier", 0) == 0 && holds(line, "too few (0 of 0, 1 of 1)")) {
            too_few = true;
        }
        if (line.rfind("| Courier", 0) == 0 && holds(line, " 3 ")) passed_on = true;
        CHECK_FALSE(holds(line, "+100 ("));
    }
    CHECK(dispatch >= 2);
    CHECK(passed_on);
    CHECK(too_few);
    CHECK(holds(markdown, "| kill "));
}

TEST_CASE("evidence lines of harm stand alone and say what they are") {
    const Lexicon lexicon = make_two_sides();
    const std::string lines = render_evidence_jsonl(make_report(lexicon), lexicon);
    const Json json = Json::parse(lines);
    CHECK(json.at("of") == "harm");
    CHECK(json.at("outlet") == "Courier");
    CHECK(json.at("event") == "bridge");
    CHECK(json.at("affected") == "sorelians");
    CHECK(json.at("agent_text") == "Dravian troops");
    CHECK(json.at("text") == "Dravian troops killed 12 Sorelians.");
}

}  // namespace parallax
