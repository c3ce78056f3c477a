#include "engine/report/markdown_text.hpp"
#include "engine/report/report.hpp"
#include "engine/report/short_phrase.hpp"
#include "tests/catch.hpp"
#include "tests/parse_csv.hpp"
#include "tests/report/sample_report.hpp"

#include <regex>
#include <sstream>

#include <rapidcheck.h>

namespace parallax {

namespace {

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

/// An event called so, told by all outlets, with a fact of these words.
void add_event(Comparison& comparison, const std::string& text) {
    ShownFactPlace place;
    place.text = place.content = text;
    EventFact fact;
    fact.text = text;
    EventCoverage event;
    event.event = event.first_date = text;
    for (std::size_t outlet = 0; outlet < comparison.outlets.size(); ++outlet) {
        event.outlets.emplace_back(CoveringOutlet{{{"", text, 5}}, 0, 0, {}});
        fact.outlets.emplace_back(FactCell{FactStatus::given, 1, {place}});
    }
    event.facts.push_back(std::move(fact));
    comparison.coverage.events.push_back(std::move(event));
}

}  // namespace

TEST_CASE("the Markdown report shows counts, choices, voices and evidence") {
    const test::SampleReport sample = test::make_sample_report();
    const std::string text = render_markdown(sample.report, sample.lexicon);
    const char* const parts[] = {
        "3 articles by 2 outlets on 2 events, 2025-02-18 to 2025-03-01. 4 records read: 3 "
        "analysed, 1 rejected; 2 left out by --from",
        "- more.jsonl:3: missing\\_text: the record has no text\n",
        "### legitimacy: − delegitimising, + legitimising\n\nStanding.\n",
        "#### legitimacy, about Valley Front\n",
        "- **Beta Wire**: own wording: 1 of 2 (50 %) mentions labelled: “resistance movement” 1 "
        "of 1 (100 %)\n",
        "  - passed on from sources: 1 of 1 (100 %) mentions labelled: “militant group” 1 of 1",
        "- The **terrorist group** struck the bridge on Tuesday.\n  legitimacy -1.5, about Valley "
        "Front; outlet's wording, own voice. Attack on the bridge, 2025-02-18, text:4–19\n",
        "## Style\n",
        "#### certainty, about no target\n",
        "by the authors of the lexicon and unrated",
    };
    for (const char* part : parts) {
        INFO(part);
        CHECK(contains(text, part));
    }
    CHECK(text.find("## Framing") < text.find("## Style"));
    // The strongest evidence of an outlet is of its own wording and counts.
    CHECK_FALSE(contains(text, "source's wording, quoted voice"));
    CHECK_FALSE(contains(text, "set aside as negated"));
}

TEST_CASE("Markdown tables are aligned") {
    CHECK(render_markdown_table({"Outlet", "n"}, {{"Ä long one", "12"}, {"B", "3"}}) ==
          "| Outlet     |   n |\n"
          "| ---------- | --: |\n"
          "| Ä long one |  12 |\n"
          "| B          |   3 |\n");
}

TEST_CASE("a ratio in Markdown never stands without its counts") {
    const test::SampleReport sample = test::make_sample_report();
    std::istringstream lines(render_markdown(sample.report, sample.lexicon));
    const std::regex percentage(R"(\(\d+ %\))");
    const std::regex counted(R"(\d[\d,]*( of \d[\d,]*)? \(\d+ %\))");
    for (std::string line; std::getline(lines, line);) {
        const auto all = std::distance(std::sregex_iterator(line.begin(), line.end(), percentage),
                                       std::sregex_iterator());
        const auto good = std::distance(std::sregex_iterator(line.begin(), line.end(), counted),
                                        std::sregex_iterator());
        INFO(line);
        CHECK(all == good);
    }
}

TEST_CASE("hostile text in Markdown stays text on its line") {
    const test::SampleReport sample = test::make_sample_report(test::hostile_payload());
    const std::string text = render_markdown(sample.report, sample.lexicon);
    CHECK(contains(text, "\\<script\\>"));
    const std::regex unescaped(R"((^|[^\\])(\\\\)*(<|\[|`|~|\$))");
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK_FALSE(std::regex_search(line, unescaped));
        CHECK_FALSE(line.starts_with("- item"));
        CHECK_FALSE(line.starts_with("=1+1"));
        CHECK_FALSE(contains(line, "\x1B"));
        CHECK_FALSE(contains(line, "\xE2\x80\xAE"));
    }
}

TEST_CASE("escape_markdown") {
    struct Case {
        const char* name;
        const char* text;
        const char* escaped;
    };
    const Case cases[] = {
        {"plain", "Dravia’s air force (14 dead).", "Dravia’s air force (14 dead)."},
        {"markup", "a*b_c[d]`e`|<f>#~", "a\\*b\\_c\\[d\\]\\`e\\`\\|\\<f\\>\\#\\~"},
        {"entity", "&lt;", "\\&lt;"},
        {"backslash", "\\", "\\\\"},
        {"line breaks", "a\r\nb", "a  b"},
        {"bullet at the start", "- a", "\\- a"},
        {"number at the start", "12. a", "12\\. a"},
        {"number inside", "at 12. a", "at 12. a"},
        {"empty", "", ""},
    };
    for (const Case& example : cases) {
        INFO(example.name);
        CHECK(escape_markdown(example.text) == example.escaped);
    }
}

TEST_CASE("short_phrase") {
    struct Case {
        const char* notation;
        const char* shown;
    };
    const Case cases[] = {{"terrorist group", "terrorist group"},
                          {"{terror|terrorist} {group|cell}", "terror group"},
                          {"so-called ^Front", "so-called Front"},
                          {"jihad*", "jihad…"},
                          {"a \\{b\\|c\\}", "a {b|c}"},
                          {"{open", "open"},
                          {"", ""}};
    for (const Case& example : cases) {
        INFO(example.notation);
        CHECK(short_phrase(example.notation) == example.shown);
    }
}

TEST_CASE("csv_cell") {
    struct Case {
        const char* text;
        const char* cell;
    };
    const Case cases[] = {{"plain", "plain"},    {"a,b", "\"a,b\""}, {"a\"b", "\"a\"\"b\""},
                          {"a\nb", "\"a\nb\""},  {"=1+1", "'=1+1"},  {"+1", "'+1"},
                          {"-1", "'-1"},         {"@x", "'@x"},      {"\tx", "'\tx"},
                          {"=a,b", "\"'=a,b\""}, {"a=b", "a=b"},     {"", ""}};
    for (const Case& example : cases) {
        INFO(example.text);
        CHECK(csv_cell(example.text) == example.cell);
    }
}

TEST_CASE("any text comes back from a CSV cell") {
    REQUIRE(rc::check([](const std::string& text) {
        const auto rows = test::parse_csv(csv_cell(text) + ",end\n");
        RC_ASSERT(rows.size() == 1U);
        RC_ASSERT(rows[0].size() == 2U);
        const std::string& cell = rows[0][0];
        RC_ASSERT(cell == text || cell == "'" + text);
        RC_ASSERT(cell.empty() || std::string_view("=+-@").find(cell[0]) == std::string_view::npos);
    }));
}

TEST_CASE("CSV files are rectangular, whatever the text") {
    for (const std::string& payload : {std::string(), test::hostile_payload()}) {
        test::SampleReport sample = test::make_sample_report(payload);
        add_event(sample.report.comparison, payload);
        for (const std::string& csv : {render_profiles_csv(sample.report, sample.lexicon),
                                       render_differences_csv(sample.report, sample.lexicon),
                                       render_facts_csv(sample.report, sample.lexicon)}) {
            const auto rows = test::parse_csv(csv);
            REQUIRE(rows.size() > 1);
            for (const auto& row : rows) {
                CHECK(row.size() == rows[0].size());
            }
        }
    }
}

TEST_CASE("CSV rows hold counts, denominators and differences") {
    const test::SampleReport sample = test::make_sample_report();
    const std::string profiles = render_profiles_csv(sample.report, sample.lexicon);
    CHECK(contains(profiles,
                   "Beta Wire,1,labelling,armed-group,,front,outlet,share of noun phrases "
                   "that refer to the target,1,2,0.5,,,,,,,,,\n"));
    CHECK(contains(profiles, "Alpha Post,2,axis,legitimacy,,front,source,hits per 1000 words,1,"));
    const auto rows = test::parse_csv(render_differences_csv(sample.report, sample.lexicon));
    const auto row = std::find_if(rows.begin(), rows.end(), [](const auto& cells) {
        return cells[4] == "axis" && cells[7] == "front" && cells[8] == "outlet";
    });
    REQUIRE(row != rows.end());
    CHECK(std::stod((*row)[20]) == Approx(std::stod((*row)[12]) - std::stod((*row)[17])));
}

}  // namespace parallax
