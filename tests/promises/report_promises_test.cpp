// The design's promises on a whole report: every section of it, not only the ones that a test of
// its own looks at.
#include "engine/model/model.hpp"
#include "tests/catch.hpp"
#include "tests/promises/example_paths.hpp"
#include "tests/report/schema_check.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace {

using namespace parallax;
using namespace parallax::test;
using Json = nlohmann::json;

Corpus read_example() {
    return read_corpus({(root / "reports/example/corpus").string()});
}

Json report_of(Corpus corpus) {
    const Report report = make_report(std::move(corpus), styled_resources(), {});
    return Json::parse(render_json(report, styled_resources().lexicon()));
}

const Json& example_report() {
    static const Json report = report_of(read_example());
    return report;
}

/// What tells documents apart, or shows some of them chosen by their hash: these name the outlet.
const std::set<std::string> named_sections{"documents", "evidence",        "harm_evidence",
                                           "shared",    "evidence_totals", "articles",
                                           "manifest",  "outlets",         "compliance"};

/// Every object below that has `member`, with its place.
void visit(const Json& json, const std::string& member, const std::string& place,
           const std::function<void(const Json&, const std::string&)>& see) {
    if (json.is_object() && json.contains(member)) see(json, place);
    if (!json.is_structured()) return;
    for (const auto& [name, part] : json.items()) visit(part, member, place + "/" + name, see);
}

Document make_article(const std::string& outlet, int number, const std::string& text) {
    Document article;
    article.id = outlet + std::to_string(number);
    article.outlet = outlet;
    article.event = "event " + std::to_string(number % 3);
    article.date = "2025-03-" + std::to_string(10 + 5 * number);
    article.text = text;
    article.origin = {outlet + ".jsonl", static_cast<std::uint64_t>(number) + 1};
    return article;
}

}  // namespace

TEST_CASE("promise 1: in a report of renamed outlets no number is another", "[promises]") {
    Corpus renamed = read_example();
    std::set<std::string> names;
    for (const Document& document : renamed.documents) names.insert(document.outlet);
    for (Document& document : renamed.documents) {
        const auto place = std::distance(names.begin(), names.find(document.outlet));
        document.outlet = std::string(1, static_cast<char>('A' + place)) + " Regime Terror Daily";
    }
    const Json found = report_of(std::move(renamed));
    std::size_t sections = 0;
    for (const auto& [name, section] : example_report().items()) {
        if (named_sections.contains(name)) continue;
        INFO(name);
        const bool is_same = found.at(name) == section;
        CHECK(is_same);
        ++sections;
    }
    CHECK(sections >= 18);
    for (std::size_t o = 0; o < names.size(); ++o) {
        CHECK(found.at("shared").at("outlets").at(o).at("words") ==
              example_report().at("shared").at("outlets").at(o).at("words"));
    }
    for (std::size_t o = 0; o < names.size(); ++o) {
        Json before = example_report().at("outlets").at(o);
        Json after = found.at("outlets").at(o);
        CHECK(before.at("outlet") != after.at("outlet"));
        before.erase("outlet");
        after.erase("outlet");
        CHECK(before == after);
    }
}

TEST_CASE("promise 2: what an outlet only quotes is in none of its own numbers", "[promises]") {
    const std::vector<std::string> said{
        "The terrorist group slaughtered villagers near the river, and the murderous regime "
        "rejoiced",
        "The terrorists butchered farmers at the mill, and the brutal regime sent the terror group "
        "weapons",
        "The terror group massacred a family in the hills, and the regime's thugs cheered the "
        "terrorists"};
    Corpus corpus;
    for (int number = 0; number < 6; ++number) {
        const std::string& words = said[static_cast<std::size_t>(number) % said.size()];
        const std::string filler = " A bridge was shut on day " + std::to_string(number) +
                                   ", and buses were sent around it in the afternoon.";
        corpus.documents.push_back(make_article("Alder", number, words + "." + filler));
        corpus.documents.push_back(make_article(
            "Birch", number, "“" + words + ",” a farmer in the town said on the phone." + filler));
    }
    corpus.read = corpus.documents.size();
    const Json report = report_of(std::move(corpus));
    REQUIRE(report.at("counts").at("analysed") == 12);
    std::size_t alder = 0;
    std::size_t birch = 0;
    // How something is told ("said") is the outlet's style.
    const Lexicon& lexicon = styled_resources().lexicon();
    const auto is_style = [&](const Json& row) {
        std::string declared_by;
        if (row.contains("axis") && row.at("axis").is_string())
            declared_by =
                lexicon.axis(lexicon.find_axis(row.at("axis").get<std::string>()).value()).lexicon;
        if (row.contains("choice") && row.at("choice").is_string())
            declared_by =
                lexicon.choice(lexicon.find_choice(row.at("choice").get<std::string>()).value())
                    .lexicon;
        const LexiconSource* const source = lexicon.find_source(declared_by);
        return source != nullptr && source->kind == LexiconKind::style;
    };
    // In every section, outlet 1 in wording "outlet".
    visit(report, "outlets", "", [&](const Json& row, const std::string& place) {
        if (place.empty() || !row.at("outlets").is_array()) return;
        if (row.at("outlets").size() != 2 || !row.at("outlets").at(1).is_object()) return;
        if (is_style(row)) return;
        for (const std::size_t outlet : {0U, 1U}) {
            const Json& cells = row.at("outlets").at(outlet);
            if (!cells.contains("outlet") || !cells.at("outlet").is_object()) continue;
            for (const char* const member : {"hits", "count", "label"}) {
                visit(cells.at("outlet"), member, "", [&](const Json& cell, const std::string& at) {
                    if (!cell.at(member).is_number()) return;
                    INFO(place << " " << outlet << at << "/" << member);
                    if (outlet == 1) CHECK(cell.at(member) == 0);
                    ++(outlet == 1 ? birch : alder);
                });
            }
        }
    });
    CHECK(alder > 20);
    CHECK(birch > 20);
    CHECK(report.at("axes").size() > 1);
    CHECK(report.at("outlets").at(0).at("voices").at("quoted").at("count") == 0);
    CHECK(report.at("outlets").at(1).at("voices").at("quoted").at("count") > 60);
    for (const Json& side : report.at("agency").at("targets")) {
        CHECK(side.at("outlets").at(1).at("own").at("records") == 0);
    }
}

TEST_CASE("promise 3: each contribution points at hits of its term in its wording", "[promises]") {
    Workspace workspace;
    const Lexicon& lexicon = styled_resources().lexicon();
    std::size_t places = 0;
    for (const Document& document : read_example().documents) {
        const Analysis analysis = analyse(document, styled_resources(), workspace);
        for (const Score& score : analysis.analysed.scores) {
            for (const Contribution& contribution : score.contributions) {
                for (const Place& place : score.places_of(contribution)) {
                    const auto& hits = analysis.analysed.annotation(place.field).hits;
                    CHECK(std::any_of(hits.begin(), hits.end(), [&](const Hit& hit) {
                        return hit.span == place.span &&
                               feature_name(lexicon.term(hit.term).id, hit.wording) ==
                                   score.feature_of(contribution);
                    }));
                    ++places;
                }
            }
        }
    }
    CHECK(places > 200);
}

TEST_CASE("promise 4: outlets, events and documents of a report are all that was analysed",
          "[promises]") {
    const Json& report = example_report();
    const std::uint64_t analysed = report.at("counts").at("analysed");
    std::uint64_t of_outlets = 0;
    for (const Json& outlet : report.at("outlets"))
        of_outlets += outlet.at("documents").get<std::uint64_t>();
    std::uint64_t of_events = 0;
    for (const Json& event : report.at("events")) {
        for (const Json& documents : event.at("documents"))
            of_events += documents.get<std::uint64_t>();
    }
    CHECK(of_outlets == analysed);
    CHECK(of_events == analysed);
    CHECK(report.at("documents").size() == analysed);
    // Hits of the axes are those of which evidence is counted, and no evidence is lost.
    std::uint64_t counted = 0;
    std::uint64_t shown = 0;
    for (const Json& total : report.at("evidence_totals")) {
        counted += total.at("hits").get<std::uint64_t>();
        shown += total.at("shown").get<std::uint64_t>();
    }
    CHECK(shown == report.at("evidence").size());
    CHECK(shown <= counted);
}

TEST_CASE("promise 6: a report shows no ratio without its counts and brands nobody", "[promises]") {
    const Json& report = example_report();
    CHECK(check_schema("report.schema.json", report) == std::vector<std::string>{});
    for (const char* const section : {"axes", "choices", "mentions", "sources", "sides", "coverage",
                                      "prominence", "functions", "map", "time"}) {
        INFO(section);
        CHECK_FALSE(report.at(section).empty());
    }
    visit(report, "share", "", [](const Json& ratio, const std::string& place) {
        INFO(place);
        CHECK((ratio.contains("count") && ratio.contains("of")));
    });
    visit(report, "per_thousand", "", [](const Json& ratio, const std::string& place) {
        INFO(place);
        CHECK((ratio.contains("count") && ratio.contains("words")));
    });
    visit(report, "verdict", "", [](const Json& judged, const std::string& place) {
        INFO(place);
        const Json& verdict = judged.at("verdict");
        // A row of sensitivity whose measure could not be counted so has none.
        CHECK((verdict.is_null() || verdict == "difference" || verdict == "not enough evidence"));
    });
    // No sentence of ours, which evidence lines are not, says what an outlet is.
    const Report made = make_report(read_example(), styled_resources(), {});
    std::istringstream lines(render_markdown(made, styled_resources().lexicon()));
    const std::regex brand(
        "(Harrow Courier|Kestrel Daily|Meridian Wire|The Commons Ledger) "
        "(is|are|was|were|seems?|appears?) [a-z ]*(biased|slanted|partisan|unfair|propagand|"
        "left|right|liberal|conservative|misleading|objective|neutral)",
        std::regex::icase);
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK_FALSE(std::regex_search(line, brand));
    }
}
