#include "tests/catch.hpp"
#include "tests/parse_csv.hpp"
#include "tests/promises/event_reports.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace {

using namespace parallax;
using namespace parallax::test;
using nlohmann::json;

/// A row a fact and covering outlet, as report.json has them.
std::vector<std::vector<std::string>> rows_of(const json& report) {
    std::vector<std::vector<std::string>> rows;
    const auto text = [](const json& value) {
        std::string cell = value.is_null() ? std::string() : value.get<std::string>();
        // What a spreadsheet would take for a formula.
        if (!cell.empty() && std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos)
            cell.insert(0, "'");
        return cell;
    };
    const auto number = [](const json& value) { return std::to_string(value.get<int>()); };
    for (const json& event : report["coverage"]["events"]) {
        for (const json& fact : event["facts"]) {
            for (std::size_t o = 0; o < fact["outlets"].size(); ++o) {
                const json& cell = fact["outlets"][o];
                if (cell.is_null()) continue;
                const json& covering = event["outlets"][o];
                std::string dates;
                for (const json& document : covering["documents"]) {
                    if (document["date"].is_null()) continue;
                    dates += (dates.empty() ? "" : "; ") + text(document["date"]);
                }
                rows.push_back({text(event["event"]), text(event["first_date"]),
                                text(event["last_date"]), number(event["facts_left_out"]),
                                text(fact["kind"]), text(fact["text"]), number(fact["independent"]),
                                text(report["outlets"][o]["outlet"]),
                                std::to_string(covering["documents"].size()),
                                number(covering["words"]), dates, text(cell["status"]),
                                fact["only_here"] == o ? "yes" : "no", number(cell["count"])});
            }
        }
    }
    return rows;
}

}  // namespace

TEST_CASE("facts.csv says of every cell what report.json says, unclear ones too", "[promises]") {
    const std::string sources =
        "Mara Quill visited the harbour at Oster on Monday, the mayor said.";
    const std::vector<Report> reports{
        make_report(read_corpus({(root / "reports/example/corpus").string()}), shipped_resources(),
                    {}),
        // "Quill" alone may be she or somebody else.
        report_on({{"Alder Post", sources + filler("Ash")},
                   {"Birch Daily", "On Monday Mara Quill visited Oster." + filler("Elm")},
                   {"Cedar Times", "The Quill company builds boats." + filler("Fir")}})};
    std::set<std::string> met;
    for (const Report& report : reports) {
        const Lexicon& lexicon = shipped_resources().lexicon();
        const auto expected = rows_of(json::parse(render_report_json(report, lexicon).whole));
        auto rows = parse_csv(render_facts_csv(report, lexicon));
        const std::vector<std::string> head{
            "event", "first_date",  "last_date", "facts_not_listed", "kind",
            "fact",  "independent", "outlet",    "documents",        "words",
            "dates", "status",      "only_here", "places",           "sentence"};
        REQUIRE(!rows.empty());
        CHECK(rows.front() == head);
        REQUIRE(rows.size() == expected.size() + 1);
        for (std::size_t i = 0; i < expected.size(); ++i) {
            INFO(expected[i][5] << ", " << expected[i][7]);
            REQUIRE(rows[i + 1].size() == head.size());
            const std::string sentence = rows[i + 1].back();
            CHECK(sentence.empty() == (expected[i][11] != "given"));
            rows[i + 1].pop_back();
            CHECK(rows[i + 1] == expected[i]);
            met.insert(expected[i][11]);
        }
    }
    CHECK(met == std::set<std::string>{"given", "not_mentioned", "too_few_give_it", "unclear"});
}
