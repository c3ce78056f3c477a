// What a report says of facts and sources, from the article's words to the table: invented
// articles.
#include "engine/pipeline.hpp"
#include "engine/report/report.hpp"
#include "engine/shared_text.hpp"
#include "tests/catch.hpp"
#include "tests/promises/event_reports.hpp"
#include "tests/promises/example_paths.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace parallax;
using namespace parallax::test;

const SourceRow* find_source(const Report& report, std::string_view speaker) {
    const std::vector<SourceRow>& rows = report.comparison.sources;
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const SourceRow& row) { return row.speaker == speaker; });
    return found == rows.end() ? nullptr : &*found;
}

std::size_t speaks_in(const SourceRow* row) {
    if (row == nullptr) return 0;
    return static_cast<std::size_t>(
        std::count_if(row->outlets.begin(), row->outlets.end(),
                      [](const SourceCell& cell) { return cell.words > 0; }));
}

}  // namespace

TEST_CASE("A fact and a source have the target's name in the lexicon, not one outlet's label") {
    const Report report = report_on(
        {{"Beacon",
          "The mediators waited for an answer on Tuesday. Hamas said it would not sign the "
          "draft before the weekend." +
              filler("the harbour")},
         {"Courier",
          "Talks with Hamas went on in the hotel for a second night. The terror group said "
          "that it would study the draft." +
              filler("Brandt")}});
    CHECK(find_source(report, "terror group") == nullptr);
    CHECK(find_source(report, "The terror group") == nullptr);
    CHECK(speaks_in(find_source(report, "Hamas")) == 2);
    CHECK(givers(find_fact(report, FactKind::source, "Hamas")) == 2);
    CHECK(givers(find_fact(report, FactKind::actor, "Hamas")) == 2);
}

TEST_CASE("Spellings and titles of one source are one row in facts and in the table of sources") {
    const Report report = report_on(
        {{"Beacon",
          "The ferries stopped on Monday. Minister Priya Nand said that the pier had been "
          "closed by the storm." +
              filler("the harbour")},
         {"Courier",
          "The ferries stopped on Monday. Priya Nand of the harbour ministry said that "
          "nobody had asked her about the pier." +
              filler("Brandt")},
         {"Herald",
          "The ferries stopped on Monday. Priya Nand said that the storm had done it, and "
          "Nand added that divers would look at the piles." +
              filler("Sorel")}});
    CHECK(givers(find_fact(report, FactKind::source, "Priya Nand")) == 3);
    const SourceRow* const row = find_source(report, "Priya Nand");
    CHECK(speaks_in(row) == 3);
    REQUIRE(row != nullptr);
    CHECK_FALSE(row->written.empty());
    const auto more = std::count_if(
        report.comparison.sources.begin(), report.comparison.sources.end(),
        [](const SourceRow& source) { return source.speaker.find("Nand") != std::string::npos; });
    CHECK(more == 1);
}

TEST_CASE("Initials, long names and spellings of the Security Council are one") {
    const Report report = report_on(
        {{"Beacon",
          "The vote came at noon. The U.N. Security Council demanded a halt to the shelling "
          "of the port." +
              filler("the harbour")},
         {"Courier",
          "The vote came at noon. The UN Security Council demanded a halt to the shelling." +
              filler("Brandt")},
         {"Herald",
          "The vote came at noon. The UNSC demanded a halt to the "
          "shelling of the port." +
              filler("Sorel")}});
    const auto rows = std::count_if(
        report.comparison.sources.begin(), report.comparison.sources.end(),
        [](const SourceRow& source) {
            return source.target &&
                   shipped_resources().lexicon().target(*source.target).id == "un-security-council";
        });
    CHECK(rows == 1);
    CHECK(speaks_in(find_source(report, "UN Security Council")) +
              speaks_in(find_source(report, "U.N. Security Council")) ==
          3);
}

TEST_CASE("Officials of one side are one source, be it one or several") {
    const Report report = report_on(
        {{"Beacon", "The answer came late. A Hamas official said the draft was too short." +
                        filler("the harbour")},
         {"Courier", "The answer came late. Hamas officials said the draft would not do." +
                         filler("Brandt")}});
    const auto rows = std::count_if(report.comparison.sources.begin(),
                                    report.comparison.sources.end(), [](const SourceRow& source) {
                                        return source.speaker.find("official") != std::string::npos;
                                    });
    CHECK(rows == 1);
}

TEST_CASE("Officials of a group without a name are the group's voice where it speaks itself") {
    const Report report = report_on(
        {{"Beacon",
          "The answer came late. Hamas said the draft was too short." + filler("the harbour")},
         {"Courier",
          "The answer came late. A Hamas official said the draft would not do." + filler("Brandt")},
         {"Herald", "The answer came late. Hamas officials said that they had sent it back." +
                        filler("Sorel")}});
    CHECK(speaks_in(find_source(report, "Hamas")) == 3);
    CHECK(givers(find_fact(report, FactKind::source, "Hamas")) == 3);
}

TEST_CASE("The press of a country does not speak for its government") {
    const Report report = report_on(
        {{"Beacon",
          "The visit lasted an hour. Iranian media houses reported that the guests had left "
          "by the side door." +
              filler("the harbour")},
         {"Courier",
          "The visit lasted an hour. Israeli newspaper Maariv reported that nobody had been "
          "told of it." +
              filler("Brandt")}});
    REQUIRE_FALSE(report.comparison.sources.empty());
    for (const SourceRow& row : report.comparison.sources) {
        INFO(row.speaker);
        CHECK_FALSE(row.target.has_value());
    }
}

TEST_CASE("Two news agencies of one country are two") {
    const Report report = report_on(
        {{"Beacon",
          "The plane landed late. Nobody but IRNA had a camera there, and the pictures in "
          "every paper came from IRNA." +
              filler("the harbour")},
         {"Courier",
          "The plane landed late. The crew of PressTV filmed the door, and the studio of "
          "PressTV showed it for an hour." +
              filler("Brandt")}});
    CHECK(givers(find_fact(report, FactKind::actor, "IRNA")) == 1);
    CHECK(givers(find_fact(report, FactKind::actor, "PressTV")) == 1);
}

TEST_CASE("What only looks like a name is no fact") {
    const Report report = report_on(
        {{"Beacon",
          "Political analysts had expected less. The Harbour Political Bureau met twice, and "
          "Sen. Ana Velandi, R-Ohio, left early.\n\n“There is no plan, and (Minister Oskar) "
          "Brandt knows it,” she said." +
              filler("the harbour")},
         {"Courier",
          "TEHRAN, March 26 - The visitors were met at the airport by a choir and two "
          "ministers.\n\nThe group went on to Tehran by bus, and in Tehran it rained." +
              filler("Brandt")}});
    for (const std::string_view junk :
         {"Political", "R-Ohio", "There", "Oskar", "Minister Oskar"}) {
        INFO(junk);
        CHECK(find_fact(report, FactKind::actor, junk) == nullptr);
    }
    CHECK(find_fact(report, FactKind::actor, "Iranian government") == nullptr);
    CHECK(find_fact(report, FactKind::place, "TEHRAN") == nullptr);
    CHECK(givers(find_fact(report, FactKind::place, "Tehran")) == 1);
}

TEST_CASE("A figure without a number is told in its words, not as a number") {
    const Report report = report_on(
        {{"Beacon",
          "The raid began at dawn. Israeli troops killed dozens of Palestinians in the camp." +
              filler("the harbour")},
         {"Courier", "The raid began at dawn. Israeli troops killed 14 Palestinians in the camp." +
                         filler("Brandt")}});
    const std::string json = render_json(report, shipped_resources().lexicon());
    CHECK(json.find("“dozens” dead") != std::string::npos);
    CHECK(json.find("24 or more dead") == std::string::npos);
    CHECK(json.find(R"("figure":{"low":null,"high":null)") != std::string::npos);
    CHECK(json.find(R"("figure":{"low":14,"high":14)") != std::string::npos);
}

TEST_CASE("People held by either side are told of alike") {
    const Report report = report_on(
        {{"Beacon",
          "The list was read out. The talks are about 130 Israeli hostages and their "
          "families." +
              filler("the harbour")},
         {"Courier",
          "The list was read out. The talks are about 900 Palestinian prisoners and their "
          "families." +
              filler("Brandt")}});
    const std::string json = render_json(report, shipped_resources().lexicon());
    CHECK(json.find("130 held captive: Israeli") != std::string::npos);
    CHECK(json.find("900 held captive: Palestinian") != std::string::npos);
}

TEST_CASE("Evidence names who speaks, or says that nobody is named") {
    const Report report = report_on(
        {{"Beacon",
          "The council met behind closed doors. He said the terror group had broken every "
          "promise." +
              filler("the harbour")},
         {"Courier",
          "The council met behind closed doors. Marit Solberg spoke last. She said the terror "
          "group had broken its word." +
              filler("Brandt")}});
    REQUIRE_FALSE(report.comparison.evidence.empty());
    for (const Evidence& evidence : report.comparison.evidence) {
        INFO(evidence.text << " / " << evidence.speaker);
        CHECK(evidence.speaker != "He");
        CHECK(evidence.speaker != "She");
    }
    CHECK(render_markdown(report, shipped_resources().lexicon()).find("voice of He") ==
          std::string::npos);
}

TEST_CASE("A document without a title is known by its first words") {
    const Report report = report_on(
        {{"Beacon",
          "Nine boats came home before the storm. The rest did not, the harbour office said." +
              filler("the harbour")},
         {"Courier", "The ferries stay in port. Hamas said it would wait." + filler("Brandt")}});
    const DocumentRow& row = report.comparison.documents.at(0);
    CHECK(row.opening == "Nine boats came home before the storm.");
    CHECK(name_document(row) == "“Nine boats came home before the storm.”");
    CHECK(name_document(report.comparison.documents.at(1)) == "“The ferries stay in port.”");
}

TEST_CASE("Every mention says whether it stands in headline, first paragraph or the rest") {
    const Report report = report_on(
        {{"Beacon",
          "The mediators waited in the hotel while Hamas wrote its answer by hand.\n\nHamas "
          "asked for two more days." +
              filler("the harbour")},
         {"Courier", "The ferries stay in port." + filler("Brandt")}});
    const std::string json = render_json(report, shipped_resources().lexicon());
    CHECK(json.find(R"("part":"lead")") != std::string::npos);
    CHECK(json.find(R"("part":"rest")") != std::string::npos);
}

TEST_CASE("A shared run of documents that are not at hand shows a sentence of it") {
    const std::string common =
        "The old bridge over the Sorel was closed on Monday after divers of the harbour office had "
        "found cracks in two of its piles, and nobody could say when it would open again.";
    std::vector<DocumentRow> rows;
    std::vector<WordTrace> traces;
    std::vector<DocumentFacts> facts;
    Workspace workspace;
    for (const std::string outlet : {"Beacon", "Courier"}) {
        Document document;
        document.id = outlet;
        document.outlet = outlet;
        document.event = "one event";
        document.text = common + "\n\nThe ferries of the " + outlet + " line sailed at noon.";
        const Analysis analysis = analyse(std::move(document), shipped_resources(), workspace);
        REQUIRE_FALSE(analysis.reject.has_value());
        rows.push_back(make_row(analysis.analysed, shipped_resources().lexicon()));
        traces.push_back(
            trace_document(analysis.analysed, shipped_resources(), workspace.vocabulary));
        facts.push_back(
            list_facts(analysis.analysed, shipped_resources().text_rules(), workspace.vocabulary));
        facts.back().sentences = quote_sentences(facts.back().facts, analysis.analysed);
    }
    const Comparison comparison =
        compare(make_table(std::move(rows), {}, 1, 3, std::move(traces), {}, std::move(facts)),
                shipped_resources().lexicon());
    REQUIRE_FALSE(comparison.shared.runs.empty());
    for (const SharedRun& run : comparison.shared.runs) {
        REQUIRE(run.here.excerpt.has_value());
        CHECK(run.here.excerpt->text == common);
    }
}

TEST_CASE("Bare names and offices have no function in a frame, words of killing have") {
    const Report report =
        report_on({{"Beacon", "The leaders of Israel and officials in Kyiv spoke by telephone." +
                                  filler("the harbour")},
                   {"Courier", "Two fishermen were killed at the pier." + filler("Brandt")}});
    const auto own = static_cast<std::size_t>(Wording::outlet);
    const FunctionCells& names = report.comparison.functions.all.at(0);
    CHECK(names[own].hits == 0);
    CHECK(names[own].without > 0);
    CHECK(report.comparison.functions.all.at(1)[own].hits > 0);
}
