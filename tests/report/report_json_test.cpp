#include "engine/report/report.hpp"
#include "tests/catch.hpp"
#include "tests/report/sample_report.hpp"
#include "tests/report/schema_check.hpp"

#include <nlohmann/json.hpp>

namespace parallax {

namespace {

using Json = nlohmann::json;

Json at(const Json& json, const char* pointer) {
    return json.at(Json::json_pointer(pointer));
}

/// Objects with a ratio but without the counts it was made of.
void list_bare_ratios(const Json& json, const std::string& place, std::vector<std::string>& found) {
    if (json.is_object()) {
        if (json.contains("share") && !(json.contains("count") && json.contains("of"))) {
            found.push_back(place);
        }
        if (json.contains("per_thousand") && !(json.contains("count") && json.contains("words"))) {
            found.push_back(place);
        }
    }
    if (json.is_structured()) {
        for (const auto& [name, member] : json.items()) {
            list_bare_ratios(member, place + "/" + name, found);
        }
    }
}

}  // namespace

TEST_CASE("a report's JSON holds every number with its place and its count") {
    const test::SampleReport sample = test::make_sample_report();
    const Json json = Json::parse(render_json(sample.report, sample.lexicon));

    struct Expected {
        const char* pointer;
        Json value;
    };
    const Expected cases[] = {
        {"/format", "parallax-report/1"},
        {"/counts/read", 4},
        {"/counts/analysed", 3},
        {"/counts/rejected", 1},
        {"/counts/left_out", 2},
        {"/rejects/0/reason", "missing_text"},
        {"/rejects/0/line", 3},
        {"/outlets/0/outlet", "Alpha Post"},
        {"/outlets/0/documents", 2},
        {"/outlets/0/voices/quoted/count", 5},
        {"/events/0/event", "bridge"},
        {"/events/0/documents", Json::array({1, 1})},
        {"/axes/0/axis", "legitimacy"},
        {"/axes/0/target", "front"},
        {"/axes/0/outlets/0/outlet/hits", 1},
        {"/axes/0/outlets/0/outlet/negative", 1},
        {"/axes/0/outlets/0/outlet/flagged", 1},
        {"/axes/0/outlets/0/outlet/rate/count", 1},
        {"/axes/0/outlets/0/source/hits", 1},
        {"/axes/0/outlets/1/outlet/positive", 1},
        {"/axes/0/outlets/1/outlet/rate/interval", nullptr},
        {"/axes/1/axis", "certainty"},
        {"/axes/1/target", nullptr},
        {"/choices/0/choice", "armed-group"},
        {"/choices/0/outlets/1/outlet/labelling/count", 1},
        {"/choices/0/outlets/1/outlet/labelling/of", 2},
        {"/choices/0/outlets/1/scare/labelling/share", nullptr},
        {"/mentions/0/outlets/1/outlet/bare", 1},
        {"/documents/0/id", "alpha-1"},
        {"/articles/0/document", 0},
        {"/articles/0/annotation/text/passages/0/voice", "quoted"},
        {"/articles/0/annotation/text/hits/1/passage", 0},
        {"/articles/1/annotation/text/hits/0/flags", Json::array({"negated"})},
        {"/articles/1/title", ""},
        {"/articles/0/scores/0/contributions/0/wording", "outlet"},
        {"/lexicon/terms/3/label", "terrorist group"},
        {"/lexicon/terms/1/reference", true},
        {"/lexicon/axes/1/negative", "delegitimising"},
        {"/manifest/seed", 1},
        {"/articles_left_out", false},
    };
    for (const Expected& expected : cases) {
        INFO(expected.pointer);
        CHECK(at(json, expected.pointer) == expected.value);
    }
    CHECK(json.at("articles").size() == 3);
    CHECK(json.at("documents").size() == 3);

    std::vector<std::string> bare;
    list_bare_ratios(json, "", bare);
    CHECK(bare == std::vector<std::string>{});
}

TEST_CASE("evidence in a report's JSON names its document, its term and its bytes") {
    const test::SampleReport sample = test::make_sample_report();
    const Json json = Json::parse(render_json(sample.report, sample.lexicon));
    REQUIRE(json.at("evidence").size() == 5);
    for (const Json& evidence : json.at("evidence")) {
        const Json& article = json.at("articles").at(evidence.at("document").get<std::size_t>());
        const std::string text = article.at(evidence.at("field").get<std::string>());
        const std::size_t begin = evidence.at("sentence").at("begin");
        const std::size_t end = evidence.at("sentence").at("end");
        CHECK(text.substr(begin, end - begin) == evidence.at("text").get<std::string>());
        CHECK(evidence.at("begin") >= begin);
        CHECK(evidence.at("end") <= end);
        CHECK(evidence.at("term").get<std::size_t>() < json.at("lexicon").at("terms").size());
    }
    CHECK(json.at("evidence").at(0).at("weight") == -1.5);
}

TEST_CASE("every rendered JSON fits its schema") {
    for (const std::string& payload : {std::string(), test::hostile_payload()}) {
        const test::SampleReport sample = test::make_sample_report(payload);
        CHECK(test::check_schema("report.schema.json",
                                 Json::parse(render_json(sample.report, sample.lexicon))) ==
              std::vector<std::string>{});
        CHECK(test::check_schema("manifest.schema.json",
                                 Json::parse(render_manifest(sample.report, sample.lexicon))) ==
              std::vector<std::string>{});
    }
}

TEST_CASE("the schema check finds what does not fit") {
    const test::SampleReport sample = test::make_sample_report();
    const Json good = Json::parse(render_json(sample.report, sample.lexicon));
    Json extra = good;
    extra["axes"][0]["bias"] = 1;
    CHECK_FALSE(test::check_schema("report.schema.json", extra).empty());
    Json missing = good;
    missing["evidence"][0].erase("wording");
    CHECK_FALSE(test::check_schema("report.schema.json", missing).empty());
    Json wrong = good;
    wrong["articles"][0]["annotation"]["text"]["passages"][0]["voice"] = "loud";
    CHECK_FALSE(test::check_schema("report.schema.json", wrong).empty());
}

TEST_CASE("a report without articles keeps its evidence and says so") {
    test::SampleReport sample = test::make_sample_report();
    sample.report.articles.clear();
    sample.report.articles_left_out = true;
    const Json json = Json::parse(render_json(sample.report, sample.lexicon));
    CHECK(json.at("articles_left_out") == true);
    CHECK(json.at("articles").empty());
    CHECK(json.at("evidence").size() == 5);
    CHECK(json.at("method").back().at("id") == "articles");
    CHECK(test::check_schema("report.schema.json", json) == std::vector<std::string>{});
}

TEST_CASE("an empty report is still a report") {
    const Lexicon lexicon = test::make_sample_report().lexicon;
    Report report;
    report.comparison = compare(make_table({}, {}, 1, 5), lexicon);
    const Json json = Json::parse(render_json(report, lexicon));
    CHECK(test::check_schema("report.schema.json", json) == std::vector<std::string>{});
    CHECK(json.at("axes").empty());
    CHECK_FALSE(render_markdown(report, lexicon).empty());
    CHECK(render_evidence_jsonl(report, lexicon).empty());
}

TEST_CASE("evidence lines stand alone") {
    const test::SampleReport sample = test::make_sample_report();
    std::istringstream lines(render_evidence_jsonl(sample.report, sample.lexicon));
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        const Json json = Json::parse(line);
        CHECK(json.at("outlet").is_string());
        CHECK(json.at("note") == "A note.");
        CHECK(json.at("phrase").is_string());
        const std::string text = json.at("text");
        CHECK(text.size() == json.at("sentence").at("end").get<std::size_t>() -
                                 json.at("sentence").at("begin").get<std::size_t>());
    }
    CHECK(count == 5);
}

}  // namespace parallax
