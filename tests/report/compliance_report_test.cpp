#include "engine/context/house_style.hpp"
#include "engine/context/style_exceptions.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/profile/compliance.hpp"
#include "engine/report/report.hpp"
#include "engine/report/report_differences.hpp"
#include "engine/report/style_findings.hpp"
#include "tests/catch.hpp"
#include "tests/report/sample_report.hpp"
#include "tests/report/schema_check.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

using namespace parallax;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> shipped_packs() {
    std::vector<fs::path> packs;
    for (const auto& entry :
         fs::directory_iterator(fs::path(PARALLAX_SOURCE_DIR) / "lexicons/house-style")) {
        packs.push_back(entry.path() / "house-style.json");
    }
    return packs;
}

/// The sample with one use of one rule in each article, the first of them a breach whose texts from
/// outside are `payload`.
test::SampleReport make_sample(const std::string& payload) {
    test::SampleReport sample = test::make_sample_report(payload);
    HouseStyle style = parse_house_style(
        "pack",
        R"({"format":"parallax-house-style/1","id":"desk","language":"en","rules":[)"
        R"({"id":"word","terms":["word"],"from":"2020-01-01","message":"m","reference":"r"}]})");
    style.title = payload;
    style.rules[0].message = payload;
    style.rules[0].reference = payload;
    ProfileTable table;
    std::vector<StyleFindings> findings;
    for (const DocumentRow& row : sample.report.comparison.documents) {
        table.rows.push_back(row);
        StyleFindings& found = findings.emplace_back();
        found.key = row.key;
        found.counts.push_back({0, 1, findings.size() == 1 ? 1U : 0U});
        if (findings.size() > 1) continue;
        StyleBreach breach;
        breach.key = row.key;
        breach.use.span = {0, 4};
        breach.use.sentence = {0, 9};
        breach.surface = "=word" + payload;
        breach.sentence = "A sentence " + payload;
        breach.speaker = payload;
        found.breaches.push_back(breach);
    }
    sample.report.compliance.push_back(summarise_compliance(style, table, std::move(findings)));
    sample.report.manifest.house_styles.emplace_back("desk", style.sha256);
    return sample;
}

}  // namespace

TEST_CASE("shipped house styles can be read, fit their schema, and name where each rule is from") {
    REQUIRE(shipped_packs().size() >= 2);
    for (const fs::path& pack : shipped_packs()) {
        INFO(pack);
        const HouseStyle style = read_house_style(pack.parent_path());
        CHECK(style.id == pack.parent_path().filename());
        for (const StyleRule& rule : style.rules) {
            CHECK_FALSE(rule.note.empty());
            CHECK_FALSE(rule.instead.empty());
        }
        CHECK(test::check_schema("house-style.schema.json",
                                 nlohmann::json::parse(read_whole_file(pack))) ==
              std::vector<std::string>{});
    }
}

TEST_CASE("a house style's schema refuses what its reader refuses") {
    const auto faults = [](const char* bytes) {
        return test::check_schema("house-style.schema.json", nlohmann::json::parse(bytes));
    };
    for (
        const char* const bytes :
        {R"({"format":"parallax-house-style/1","id":"a","language":"en","rules":[]})",
         R"({"format":"parallax-house-style/1","id":"A b","language":"en","rules":[{"id":"x","terms":["y"],"message":"m","reference":"r"}]})",
         R"({"format":"parallax-house-style/1","id":"a","language":"en","rules":[{"id":"x","terms":["y"],"voices":["loud"],"message":"m","reference":"r"}]})"}) {
        INFO(bytes);
        CHECK_FALSE(faults(bytes).empty());
        CHECK_THROWS_AS(parse_house_style("pack", bytes), InputError);
    }
    CHECK(
        test::check_schema(
            "style-exceptions.schema.json",
            nlohmann::json::parse(
                R"({"format":"parallax-style-exceptions/1","exceptions":[{"rule":"x","text":"y","reason":"z"}]})")) ==
        std::vector<std::string>{});
}

TEST_CASE("compliance stands in every format of the report, fits the schema, and stays text") {
    for (const std::string& payload : {std::string("plain"), test::hostile_payload()}) {
        const test::SampleReport sample = make_sample(payload);
        const auto json = nlohmann::json::parse(render_json(sample.report, sample.lexicon));
        CHECK(test::check_schema("report.schema.json", json) == std::vector<std::string>{});
        CHECK(test::check_schema("manifest.schema.json", nlohmann::json::parse(render_manifest(
                                                             sample.report, sample.lexicon))) ==
              std::vector<std::string>{});
        CHECK(json.at("compliance").at(0).at("breaches").size() == 1);
        CHECK(json.at("compliance")
                  .at(0)
                  .at("rows")
                  .at(0)
                  .at("outlets")
                  .at(0)
                  .at("breaches")
                  .at("count") == 1);
        const std::string markdown = render_markdown(sample.report, sample.lexicon);
        CHECK(markdown.find("## House style\n") != std::string::npos);
        // Every bracket of the article's text is escaped.
        for (std::size_t at = markdown.find("<script"); at != std::string::npos;
             at = markdown.find("<script", at + 1)) {
            CHECK(markdown[at - 1] == '\\');
        }
        // A spreadsheet takes no cell for a formula.
        CHECK(render_breaches_csv(sample.report).find("'=word") != std::string::npos);
        CHECK(render_breaches_csv(sample.report).find(",=word") == std::string::npos);
    }
}

TEST_CASE("a finding's line cannot steer a terminal") {
    const test::SampleReport sample = make_sample(test::hostile_payload());
    StyleFinding finding;
    finding.path = "a\x1B[2Jb.txt";
    finding.begin = finding.end = {1, 1};
    finding.style = &sample.report.compliance[0].style;
    finding.breach = sample.report.compliance[0].breaches[0];
    const std::string line = render_findings(std::vector{finding});
    CHECK(line.find('\x1B') == std::string::npos);
    CHECK(std::count(line.begin(), line.end(), '\n') == 1);
}

TEST_CASE("differences name elements by name or id, else by number") {
    const auto differences = compare_report_files(
        {{"report.json", R"({"a":[{"id":"x","n":1},{"id":"y","n":2}],"b":[1,2]})"}},
        {{"report.json", R"({"a":[{"id":"y","n":3},{"id":"z","n":2}],"b":[1,2,4]})"}});
    std::vector<std::string> lines;
    for (const ReportDifference& difference : differences) {
        lines.push_back(difference.path + " " + difference.recorded + " " + difference.computed);
    }
    CHECK(lines == std::vector<std::string>{R"(a[x] {"id":"x","n":1} )", "a[y]/n 2 3",
                                            R"(a[z]  {"id":"z","n":2})", "b[2]  4"});
}
