#include "engine/report/induction_report.hpp"
#include "engine/report/lexicon_diff_report.hpp"
#include "tests/catch.hpp"
#include "tests/report/schema_check.hpp"

#include <string>
#include <vector>

using namespace parallax;
using Json = nlohmann::json;
using NoFaults = std::vector<std::string>;

namespace {

LexiconDiffReport sample_diff() {
    LexiconDiffReport report;
    report.diff.old_id = "tone";
    report.diff.new_id = "tone";
    report.diff.old_sha256 = "aa";
    report.diff.new_sha256 = "bb";
    report.diff.unchanged = 3;
    EntryChange change;
    change.kind = ChangeKind::flipped;
    change.id = "row|erupts/tone";
    change.phrase = "row erupts";
    change.axis = "tone";
    change.before = {-0.5, std::nullopt};
    change.after = {0.75, 0.2};
    change.evidence = {{"z", "4.1"}, {"documents", "12"}};
    change.columns = {"sd", "weight"};
    change.old_row = 1;
    change.new_row = 1;
    report.diff.changes.push_back(change);
    report.evaluation = ProposalEvaluation{"auc", 0.61, 0.72, 48, 5, "event"};
    VerdictComparison verdicts;
    verdicts.documents = 2;
    verdicts.moved = 1;
    VerdictChange verdict;
    verdict.id = "d1";
    verdict.outlet = "Quay Herald";
    verdict.axis = "tone";
    verdict.before = -0.5;
    verdict.after = 0.75;
    verdict.why.push_back({"row|erupts/tone@outlet", -0.5, 0.75, {{Field::title, {0, 10}}}});
    verdicts.changes.push_back(verdict);
    report.verdicts = verdicts;
    return report;
}

}  // namespace

TEST_CASE("a lexicon diff names entries, evidence and verdicts in all three forms") {
    const LexiconDiffReport report = sample_diff();
    const std::string text = render_lexicon_diff(report);
    CHECK(
        text ==
        "tone -> tone: 0 added, 0 removed, 1 with the other sign, 0 moved by more than one sd, 0 "
        "by "
        "less, 0 changed otherwise, 3 unchanged\n"
        "On 48 examples held out in 5 event folds: area under the curve 0.610 before, 0.720 after\n"
        "\nWith the other sign\n"
        "  row|erupts/tone  -0.500 -> +0.750\n"
        "      z 4.1, documents 12\n"
        "\nVerdicts: 1 of 2 documents score differently, 1 change sides\n"
        "  d1 (Quay Herald), tone about nobody named: negative -0.500 -> positive +0.750\n"
        "      row|erupts/tone@outlet  -0.500 -> +0.750 at title 0-10\n");
    const Json json = Json::parse(render_lexicon_diff_json(report));
    CHECK(test::check_schema("lexicon-diff.schema.json", json) == NoFaults{});
    CHECK(json["changes"][0]["kind"] == "flipped");
    LexiconDiffReport bare = report;
    bare.evaluation.reset();
    bare.verdicts.reset();
    CHECK(test::check_schema("lexicon-diff.schema.json",
                             Json::parse(render_lexicon_diff_json(bare))) == NoFaults{});
    const std::string markdown = render_lexicon_diff_markdown(report);
    CHECK(markdown.find("| row\\|erupts/tone | -0.500 | +0.750 |") != std::string::npos);
}

TEST_CASE("a proposal fits its schema") {
    Proposal proposal{"tone", "aa", "../tone", "bb", std::nullopt};
    CHECK(test::check_schema("proposal.schema.json", Json::parse(write_proposal(proposal))) ==
          NoFaults{});
    proposal.evaluation = ProposalEvaluation{"auc", 0.6, 0.7, 48, 5, "event"};
    CHECK(test::check_schema("proposal.schema.json", Json::parse(write_proposal(proposal))) ==
          NoFaults{});
}

TEST_CASE("what was induced fits its schema") {
    PhraseTexts texts;
    texts.words = {"chaos"};
    texts.function_words = {false};
    texts.classes = {"Port Gazette", "Quay Herald"};
    texts.topics = {""};
    Induction induction;
    HeldOutAttribution attribution;
    attribution.held_out = HeldOut::events;
    attribution.folds = 5;
    attribution.texts = 10;
    attribution.right = 7;
    attribution.of_class = {5, 5};
    attribution.right_class = {4, 3};
    attribution.even_class = {4, 3};
    attribution.accuracy = Interval{0.4, 0.9, 0.95};
    induction.attributions.push_back(attribution);
    InducedRecord record;
    record.from = "ab";
    const Json json =
        Json::parse(render_induction_json(texts, induction, record, {{"a.jsonl", "cd", 9}}, 12, 2));
    CHECK(test::check_schema("induction.schema.json", json) == NoFaults{});
    CHECK(json["attribution"][0]["accuracy"] == 0.7);
}

TEST_CASE("what was induced says of stories only what was done") {
    PhraseTexts texts;
    texts.classes = {"Port Gazette", "Quay Herald"};
    texts.topics = {""};
    texts.texts.resize(3);
    texts.texts[2].class_index = 1;
    const LeftOutEntries left_out{4, 5, 6, 7};
    struct Case {
        StoryCover stories;
        std::vector<std::string> said;
        std::vector<std::string> not_said;
    };
    const Case cases[] = {
        {{},
         {"wording and matter are parted by topic alone; left out: 7 phrases of series and "
          "formats\n"},
         {"too few", "stories"}},
        {{true, 0, 0, false, {{2, 0, false}, {1, 0, false}}},
         {"too few texts tell a story that another outlet tells (0): ",
          "by topic alone; left out: 7 phrases of series and formats\n"},
         {"of its texts in stories"}},
        {{true, 1, 2, true, {{2, 2, true}, {1, 0, false}}},
         {"left out: 4 phrases that others of a story hold as well, 5 that keep to few events, 6 "
          "in "
          "too few texts or no more frequent in the same stories, 7 of series and formats\n"
          "1 of 2 outlets have too few texts in such stories: their entries are judged by topic, "
          "not within stories\n",
          "outlet Quay Herald (1 texts)\n  0 of its texts in stories that several tell: judged by "
          "topic, not within stories\n",
          "outlet Port Gazette (2 texts)\n  no phrase passes\n"},
         {}},
        {{true, 1, 3, true, {{2, 2, true}, {1, 1, true}}},
         {"5 that keep to few events"},
         {"have too few", "of its texts in stories"}}};
    for (const Case& one : cases) {
        Induction induction;
        induction.left_out = left_out;
        induction.stories = one.stories;
        const std::string summary = render_induction(texts, induction, {});
        INFO(summary);
        for (const std::string& text : one.said) CHECK(summary.find(text) != std::string::npos);
        for (const std::string& text : one.not_said) CHECK(summary.find(text) == std::string::npos);
        const Json json = Json::parse(render_induction_json(texts, induction, {}, {}, 3, 0));
        CHECK(test::check_schema("induction.schema.json", json) == NoFaults{});
        CHECK(json["left_out"]["told_by_others"] == 4);
        CHECK(json["left_out"]["few_events"] == 5);
        CHECK(json["stories"]["looked_at"] == one.stories.looked_at);
        const ClassCover last =
            one.stories.classes.empty() ? ClassCover() : one.stories.classes.back();
        CHECK(json["classes"]["Quay Herald"]["texts_in_stories"] == last.in_stories);
        CHECK(json["classes"]["Quay Herald"]["compared_in_stories"] == last.compared);
    }
}
