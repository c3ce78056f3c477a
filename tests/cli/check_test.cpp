#include "tests/catch.hpp"
#include "tests/cli/run_parallax.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

using namespace parallax::testing;
using nlohmann::json;

namespace {

const std::string story =
    "Blast at Quellin ferry kills four\n"
    "\n"
    "QUELLIN — Terrorists set off a bomb at the ferry landing on Monday, killing four people.\n"
    "\n"
    "“These are terrorists and we will find them,” said Mayor Ada Brunn.\n"
    "\n"
    "The café “Zur Fähre” was hit by the terror attack, and its counter-terrorism training was of "
    "no "
    "use.\n";

/// A pack with one rule in force until the end of 2024.
const std::string own_pack = R"({
  "format": "parallax-house-style/1",
  "id": "harbour-desk",
  "language": "en",
  "rules": [
    {"id": "boat", "terms": ["ferry boat*"], "to": "2024-12-31", "message": "write ferry", "reference": "Desk book 4"}
  ]
})";

/// A breach of own_pack while it held.
const std::string late_ferries =
    "The ferry boats were late on the lake this morning, and people who had to go to work were "
    "told to wait for the bus.";

std::vector<std::string> check(std::vector<std::string> files, const std::string& pack) {
    files.insert(files.begin(), "check");
    files.insert(files.end(), {"--house-style", pack, "--lexicon", golden_lexicon()});
    return files;
}

}  // namespace

TEST_CASE(
    "check names words in the writer's voice with line and column, and lets quoted ones stand") {
    const TemporaryFolder folder;
    write_file(folder / "story.txt", story);
    const Run result =
        run(check({"story.txt"}, "terrorism-attribution"), {.folder = folder.path()});
    CHECK(result.exit_code == 5);
    const std::string reference =
        " [BBC Editorial Guidelines, section 11 (war, terror and emergencies), use of language]\n";
    CHECK(
        result.out ==
        "story.txt:3:11: terrorism-attribution/person-or-group: \"Terrorists\" (voice own, wording "
        "outlet): attribute this to whoever says it, or say what the person or group did; can be "
        "written: attacker, bomber, gunman, kidnapper, insurgent, militant, the group's name" +
            reference +
            "story.txt:7:37: terrorism-attribution/act: \"terror attack\" (voice own, wording "
            "outlet): attribute this to whoever says it, or name the act itself; can be written: "
            "attack, bombing, shooting, hijacking, killing of civilians" +
            reference);
    CHECK(result.err ==
          "read 1, analysed 1, rejected 0\n2 findings in 3 uses of words that rules are about\n");
}

TEST_CASE("check reads one article on standard input, with a byte order mark and CR LF too") {
    std::string text = "\xEF\xBB\xBF";
    for (const char byte : story) text += byte == '\n' ? std::string("\r\n") : std::string(1, byte);
    const Run result = run(check({"-"}, "terrorism-attribution"), {.input = text});
    CHECK(result.exit_code == 5);
    CHECK(holds(result.out, "-:3:11: "));
    CHECK(holds(result.out, "\n-:7:37: "));
}

TEST_CASE("check ends with 0 where nothing is found") {
    const Run result = run(check({"-"}, "immigration-terms"), {.input = story});
    CHECK(result.exit_code == 0);
    CHECK(result.out.empty());
    CHECK(result.err ==
          "read 1, analysed 1, rejected 0\n0 findings in 0 uses of words that rules are about\n");
}

TEST_CASE("check finds the place in a corpus file: behind escapes, doubled marks and lines") {
    const TemporaryFolder folder;
    const std::string sentence =
        "The council met at the old port office and spoke about the people who came last year and "
        "about their work. ";
    write_file(folder / "a.jsonl",
               "{\"outlet\":\"Quay Post\",\"text\":\"Short note about the weather at the coast and "
               "about nothing more than that.\"}\n"
               "{\"outlet\":\"Quay Post\",\"title\":\"Caf\\u00e9 \\\"Nord\\\": illegals sought\","
               "\"text\":\"" +
                   sentence +
                   "\\n\\u00dcber \\ud83d\\ude00 all, the illegal migrants "
                   "were named.\"}\n");
    write_file(folder / "b.csv", "outlet,title,text\nQuay Post,\"An \"\"open\"\" day\",\"" +
                                     sentence +
                                     "\nThey said \"\"no\"\" twice. The illegal migrants were "
                                     "named.\"\n");
    const Run result =
        run(check({"a.jsonl", "b.csv"}, "immigration-terms"), {.folder = folder.path()});
    INFO(result.out);
    CHECK(result.exit_code == 5);
    const std::string line_two = read_file(folder / "a.jsonl");
    const std::string second = line_two.substr(line_two.find('\n') + 1);
    const auto column = [&](const std::string& words) {
        return std::to_string(second.find(words) + 1);
    };
    CHECK(holds(result.out, "a.jsonl:2:" + column("illegals") + ": "));
    CHECK(holds(result.out, "a.jsonl:2:" + column("illegal migrants") + ": "));
    CHECK(holds(result.out, "b.csv:3:29: "));
}

TEST_CASE("check finds the place of a title in corpus.json and of a text in its file") {
    const TemporaryFolder folder;
    write_file(
        folder / "corpus.json",
        "{\"format\":\"parallax-corpus/1\",\"documents\":[\n"
        "  {\"file\":\"one.txt\",\"outlet\":\"Quay Post\",\"title\":\"Illegals sought\"}\n]}\n");
    write_file(folder / "one.txt",
               "The council met at the old port office and spoke about the people who came last "
               "year.\nThe illegal migrants were named.\n");
    const Run result =
        run(check({folder.path().string()}, "immigration-terms"), {.folder = folder.path()});
    INFO(result.out);
    CHECK(holds(result.out, "/corpus.json:2:51: "));
    CHECK(holds(result.out, "/one.txt:2:5: "));
}

TEST_CASE("accepted exceptions are taken out, and those that cover nothing are named") {
    const TemporaryFolder folder;
    write_file(folder / "story.txt", story);
    write_file(folder / "accepted.json",
               R"({"format": "parallax-style-exceptions/1", "exceptions": [
  {"rule": "person-or-group", "file": "story.txt", "text": "ferry landing", "reason": "the court's word"},
  {"rule": "terrorism-attribution/act", "text": "no such words", "reason": "left from last week"}
]})");
    std::vector<std::string> arguments = check({"story.txt"}, "terrorism-attribution");
    arguments.insert(arguments.end(), {"--accept", "accepted.json"});
    const Run result = run(arguments, {.folder = folder.path()});
    CHECK(result.exit_code == 5);
    CHECK(result.out.starts_with("story.txt:7:37: "));
    CHECK(result.err ==
          "accepted.json:3:3: the exception from \"terrorism-attribution/act\" covers no finding; "
          "take it out\n"
          "read 1, analysed 1, rejected 0\n"
          "1 finding in 3 uses of words that rules are about; 1 more accepted\n");
    write_file(folder / "accepted.json",
               R"({"format": "parallax-style-exceptions/1", "exceptions": [
  {"rule": "person-or-group", "file": "story.txt", "reason": "the court's word"},
  {"rule": "act", "document": "story.txt", "reason": "the law's word"}]})");
    CHECK(run(arguments, {.folder = folder.path()}).exit_code == 0);
}

TEST_CASE("a rule holds on the article's day, and on --as-of where it has none") {
    const TemporaryFolder folder;
    write_file(folder / "desk.json", own_pack);
    const auto record = [&](const std::string& date) {
        return "{\"outlet\":\"Quay Post\",\"date\":\"" + date + "\",\"text\":\"" + late_ferries +
               "\"}\n";
    };
    write_file(folder / "old.jsonl", record("2024-12-31"));
    write_file(folder / "new.jsonl", record("2025-01-01"));
    write_file(folder / "undated.txt", late_ferries);
    const auto code = [&](const std::string& file, std::vector<std::string> more = {}) {
        std::vector<std::string> arguments = check({file}, "desk.json");
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(arguments, {.folder = folder.path()}).exit_code;
    };
    CHECK(code("old.jsonl") == 5);
    CHECK(code("new.jsonl") == 0);
    CHECK(code("undated.txt") == 0);
    CHECK(code("undated.txt", {"--as-of", "2024-06-01"}) == 5);
    CHECK(code("new.jsonl", {"--as-of", "2024-06-01"}) == 0);
}

TEST_CASE("a report holds articles without a date to the rules of --as-of, and its check knows") {
    const TemporaryFolder folder;
    write_file(folder / "desk.json", own_pack);
    write_file(folder / "in.jsonl",
               "{\"outlet\":\"Quay Post\",\"text\":\"" + late_ferries +
                   "\"}\n{\"outlet\":\"Osk Star\",\"date\":\"2025-01-01\",\"text\":\"" +
                   late_ferries + " It was the same on the way back.\"}\n");
    const auto call = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--lexicon", golden_lexicon(), "--quiet"});
        return run(arguments, {.folder = folder.path()});
    };
    const auto breaches = [&](const std::string& output, std::vector<std::string> more) {
        std::vector<std::string> arguments{"report", "in.jsonl",      "-o",
                                           output,   "--house-style", "desk.json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        REQUIRE(call(arguments).exit_code == 0);
        const std::string rows = read_file(folder / (output + "/breaches.csv"));
        return std::count(rows.begin(), rows.end(), '\n') - 1;
    };
    CHECK(breaches("today", {}) == 0);
    CHECK(breaches("then", {"--as-of", "2024-06-01"}) == 1);
    CHECK(call({"verify", "then", "in.jsonl", "--house-style", "desk.json"}).exit_code == 0);
    const Run wrong = call({"report", "in.jsonl", "-o", "x", "--as-of", "2024-06-01"});
    CHECK(wrong.exit_code == 2);
    CHECK(
        wrong.err ==
        "--as-of says by which day a house style holds; name one with --house-style; see parallax "
        "report --help\n");
}

// What SARIF 2.1.0 (OASIS standard, 27 March 2020) requires of the parts that are written; the
// numbers are its sections.
TEST_CASE("check writes SARIF 2.1.0") {
    const TemporaryFolder folder;
    write_file(folder / "a story é.txt", story);
    write_file(folder / "accepted.json",
               R"({"format": "parallax-style-exceptions/1", "exceptions": [
  {"rule": "act", "file": "a story é.txt", "reason": "the law's word"},
  {"rule": "act", "file": "gone.txt", "reason": "old"}]})");
    std::vector<std::string> arguments = check({"a story é.txt"}, "terrorism-attribution");
    arguments.insert(arguments.end(), {"--accept", "accepted.json", "--format", "sarif"});
    const Run result = run(arguments, {.folder = folder.path()});
    CHECK(result.exit_code == 5);
    const json log = json::parse(result.out);
    CHECK(log.at("version") == "2.1.0");  // 3.13.2
    REQUIRE(log.at("runs").size() == 1);  // 3.13.4
    const json& run_of = log.at("runs").at(0);
    const json& driver = run_of.at("tool").at("driver");        // 3.14.6, 3.18.2
    CHECK_FALSE(driver.at("name").get<std::string>().empty());  // 3.19.8
    CHECK(run_of.at("columnKind") == "unicodeCodePoints");      // 3.14.17
    std::vector<std::string> ids;
    for (const json& rule : driver.at("rules")) {  // 3.49
        ids.push_back(rule.at("id"));
        for (const char* const text : {"shortDescription", "fullDescription", "help"}) {
            CHECK_FALSE(rule.at(text).at("text").get<std::string>().empty());  // 3.12.3
        }
    }
    CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
    REQUIRE(run_of.at("results").size() == 2);  // 3.14.23
    for (const json& found : run_of.at("results")) {
        CHECK(ids.at(found.at("ruleIndex")) == found.at("ruleId"));  // 3.27.6
        const std::string level = found.at("level");                 // 3.27.10
        CHECK((level == "none" || level == "note" || level == "warning" || level == "error"));
        const std::string message = found.at("message").at("text");  // 3.27.11, 3.11.8
        CHECK(message.ends_with('.'));
        CHECK(message.find('\n') == std::string::npos);
        REQUIRE(found.at("locations").size() == 1);  // 3.27.12
        const json& place = found.at("locations").at(0).at("physicalLocation");
        // A relative reference, percent-encoded: 3.4.3, RFC 3986.
        CHECK(place.at("artifactLocation").at("uri") == "a%20story%20%C3%A9.txt");
        const json& region = place.at("region");  // 3.30
        CHECK(region.at("startLine") >= 1);
        CHECK(region.at("startColumn") >= 1);
        CHECK(region.at("endLine") == region.at("startLine"));
        CHECK(region.at("endColumn") > region.at("startColumn"));   // behind the last: 3.30.8
        for (const json& suppression : found.at("suppressions")) {  // 3.35
            CHECK((suppression.at("kind") == "inSource" || suppression.at("kind") == "external"));
        }
        for (const auto& [name, print] : found.at("partialFingerprints").items()) {  // 3.27.17
            CHECK(print.is_string());
        }
    }
    const json& first = run_of.at("results").at(0);
    CHECK(first.at("suppressions").empty());
    CHECK(first.at("locations").at(0).at("physicalLocation").at("region").at("endColumn") == 21);
    const json& accepted = run_of.at("results").at(1).at("suppressions").at(0);
    CHECK(accepted.at("justification") == "the law's word");
    const json& invocation = run_of.at("invocations").at(0);
    CHECK(invocation.at("executionSuccessful") == true);                           // 3.20.14
    const json& notification = invocation.at("toolExecutionNotifications").at(0);  // 3.58
    CHECK(notification.at("message").at("text") == "the exception from \"act\" covers no finding.");
}

TEST_CASE("a faulty house style is shown with every fault at its place") {
    const Run result =
        run({"check", "-", "--house-style", "tests/bad_input/13_house_style_fault.json"},
            {.input = story, .folder = source("")});
    CHECK(result.exit_code == 2);
    CHECK(result.out.empty());
    CHECK(
        result.err ==
        "tests/bad_input/13_house_style_fault.json:7:32: terms of rule \"boat\": \"{\" is not "
        "closed; write \"}\" after it\n"
        "      \"terms\": [\"ferry boat\", \"{old|new ferry\"],\n"
        "tests/bad_input/13_house_style_fault.json:8:18: \"qoted\" is none of the voices; they are "
        "own, quoted, reported, scare, borrowed\n"
        "      \"voices\": [\"qoted\"],\n"
        "tests/bad_input/13_house_style_fault.json:9:15: \"2025-02-30\" is no day; write one as "
        "YYYY-MM-DD\n"
        "      \"from\": \"2025-02-30\",\n"
        "tests/bad_input/13_house_style_fault.json:5:5: the field \"reference\" is missing\n"
        "    {\n"
        "tests/bad_input/13_house_style_fault.json:14:7: unknown field \"wordngs\" of rule "
        "\"boat\"; did you mean \"wordings\"?\n"
        "      \"wordngs\": [\"scare\"],\n"
        "tests/bad_input/13_house_style_fault.json:13:13: rule \"boat\" is given twice; rename one "
        "of them\n"
        "      \"id\": \"boat\",\n");
}

TEST_CASE("what is wrong with a call of check is said") {
    const TemporaryFolder folder;
    write_file(folder / "accepted.json",
               R"({"format": "parallax-style-exceptions/1", "exceptions": [{"rule": "act"}]})");
    const Run none = run({"check", "-"}, {.input = story});
    CHECK(none.exit_code == 2);
    CHECK(
        none.err ==
        "name a house style with --house-style, by the id of a shipped one or its folder or file; "
        "see parallax check --help\n");
    const Run unknown = run({"check", "-", "--house-style", "immigration-term"}, {.input = story});
    CHECK(
        unknown.err ==
        "immigration-term: there is no house style of this id and no such folder or file; did you "
        "mean \"immigration-terms\"?\n");
    const Run accepted =
        run({"check", "-", "--house-style", "immigration-terms", "--accept", "accepted.json"},
            {.input = story, .folder = folder.path()});
    CHECK(accepted.exit_code == 2);
    CHECK(accepted.err ==
          "accepted.json:1:58: the field \"reason\" is missing\n"
          "{\"format\": \"parallax-style-exceptions/1\", \"exceptions\": [{\"rule\": \"act\"}]}\n"
          "accepted.json:1:58: the exception would switch its rule off; name a file, a document or "
          "words of the sentence (\"text\")\n"
          "{\"format\": \"parallax-style-exceptions/1\", \"exceptions\": [{\"rule\": \"act\"}]}\n");
}

TEST_CASE("a report counts breaches by outlet and shows every one with its sentence") {
    const TemporaryFolder folder;
    const auto record = [](const std::string& outlet, const std::string& text) {
        return json({{"outlet", outlet}, {"text", text}}).dump() + "\n";
    };
    const std::string plain =
        "The council met at the old port office and spoke about the people who came last year. ";
    write_file(
        folder / "c.jsonl",
        record("Dune Echo", plain + "The illegal migrants were named. Illegal aliens were not.") +
            record("Dune Echo", plain + "“Illegal migrants are people,” said Mayor Ada Brunn.") +
            record("Quay Post", plain + "“Illegals,” said Mayor Ada Brunn, “is no word.”"));
    const auto report = [&](std::vector<std::string> more) {
        std::vector<std::string> arguments{"report", "c.jsonl", "--lexicon", golden_lexicon(),
                                           "-o",     "r",       "--quiet"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Run result = run(arguments, {.folder = folder.path()});
        INFO(result.err);
        REQUIRE(result.exit_code == 0);
    };
    report({"--house-style", "immigration-terms"});
    const json compliance = json::parse(read_file(folder / "r/report.json")).at("compliance").at(0);
    CHECK(compliance.at("id") == "immigration-terms");
    const json& all = compliance.at("rows").at(0);
    CHECK(all.at("rule").is_null());
    const json& dune = all.at("outlets").at(0);
    CHECK(dune.at("breaches").at("count") == 2);
    CHECK(dune.at("breaches").at("of") == 3);
    CHECK(dune.at("breaches").at("interval").is_object());
    CHECK(dune.at("with_breach") == 1);
    const json& quay = all.at("outlets").at(1);
    CHECK(quay.at("breaches").at("count") == 0);
    CHECK(quay.at("breaches").at("of") == 1);
    CHECK(quay.at("breaches").at("interval").is_null());
    REQUIRE(compliance.at("breaches").size() == 2);
    CHECK(compliance.at("breaches").at(0).at("text") == "The illegal migrants were named.");
    CHECK(compliance.at("undated") == 3);
    CHECK(holds(read_file(folder / "r/report.md"), "## House style\n"));
    CHECK(holds(read_file(folder / "r/compliance.csv"),
                "immigration-terms,,Dune Echo,2,2,1,2,3,0.66"));
    CHECK(holds(read_file(folder / "r/breaches.csv"), "Illegal aliens were not."));
    const json manifest = json::parse(read_file(folder / "r/manifest.json"));
    CHECK(manifest.at("house_styles").at(0).at("name") == "immigration-terms");
    // Without house styles nothing of the earlier report's is left behind.
    report({});
    CHECK_FALSE(std::filesystem::exists(folder / "r/breaches.csv"));
    CHECK_FALSE(json::parse(read_file(folder / "r/report.json")).contains("compliance"));
}
