#include "tests/catch.hpp"
#include "tests/cli/run_parallax.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

using namespace parallax::testing;
using Json = nlohmann::json;

namespace {

/// Runs a lexicon command and checks that it is refused with this message.
void check_refusal(const std::vector<std::string>& arguments, const std::string& message) {
    std::vector<std::string> all{"lexicon"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const Run result = run(all);
    INFO(message);
    CHECK(result.exit_code == 2);
    CHECK(result.out.empty());
    CHECK(result.err == message + "\n");
}

/// An induced lexicon of one outlet, two entries, with the texts it came from.
std::string write_induced(const TemporaryFolder& folder, const std::string& documents = "") {
    const std::string lexicon = (folder / "quay-herald").string();
    std::filesystem::create_directories(lexicon);
    write_file(lexicon + "/lexicon.json",
               R"({"format":"parallax-lexicon/1","kind":"outlet","id":"quay-herald",)"
               R"("language":"en","extends":[],"induced":{"from":")" +
                   std::string(64, 'b') +
                   R"(","by":"outlet","class":"Quay Herald","documents":"documents.txt"}})");
    write_file(lexicon + "/terms.tsv",
               "phrase\taffinity\tsd\tz\tq\tsource\n"
               "# induced\n"
               "botched\t2.1\t0.4\t5.2\t0.001\tinduced from bbbb\n"
               "pressed on\t1.4\t0.5\t3.1\t0.01\tinduced from bbbb\n");
    write_file(lexicon + "/documents.txt", documents);
    return lexicon;
}

std::string write_axes(const TemporaryFolder& folder) {
    const std::string lexicon = (folder / "conduct").string();
    std::filesystem::create_directories(lexicon);
    write_file(lexicon + "/lexicon.json",
               R"({"format":"parallax-lexicon/1","kind":"style","id":"conduct","language":"en",)"
               R"("axes":{"skill":{"negative":"clumsy","positive":"able"}}})");
    write_file(lexicon + "/terms.tsv",
               "phrase\taxis\tweight\n"
               "pressed on\tskill\t0.5\n"
               "deftly\tskill\t1\n");
    return lexicon;
}

}  // namespace

TEST_CASE("a dictionary becomes a lexicon that scores") {
    const TemporaryFolder folder;
    const std::string file = (folder / "weather.dic").string();
    write_file(file,
               "%\n1\tweather.negative\n2\tweather.positive\n%\ngale*\t1\nsunny\t2\nlike\t(01 "
               "02)1/2\t2\n");
    const std::string lexicon = (folder / "Weather Words").string();
    const Run result = run({"lexicon", "import", file, "-o", lexicon, "--license", "CC0-1.0"});
    CHECK(result.exit_code == 1);
    CHECK(result.out == lexicon +
                            ": 3 entries, 1 axis, 0 choices from weather.dic (dic); 0 "
                            "repeated, 1 left out\n");
    CHECK(result.err == file +
                            ":7:6: the condition (01 02)1/2 of \"like\" depends on the words "
                            "around it; left out\nlike (01 02)1/2 2\n");
    const Json json = Json::parse(read_file(lexicon + "/lexicon.json"));
    CHECK(json["id"] == "weather-words");
    CHECK(json["kind"] == "style");
    CHECK(json["license"] == "CC0-1.0");
    CHECK(json["axes"]["weather"]["negative"] == "negative");
    CHECK(run({"lexicon", "check", lexicon}).exit_code == 0);

    const std::string corpus = (folder / "corpus.jsonl").string();
    write_file(
        corpus,
        R"({"id":"a","outlet":"Quay Herald","text":"The gales went on all day, and it was anything but sunny in the port."})"
        "\n");
    const Run scored = run({"score", corpus, "--lexicon", lexicon, "--voice", "rules"});
    REQUIRE(scored.exit_code == 0);
    const Json line = Json::parse(scored.out);
    CHECK(line["axes"]["weather"]["unattached"]["outlet"]["hits"] >= 1);

    // Only counted when told so, and never over a folder.
    const Run quiet =
        run({"lexicon", "import", file, "-o", (folder / "again").string(), "--quiet"});
    CHECK(quiet.exit_code == 1);
    CHECK(quiet.err.empty());
    check_refusal({"import", file, "-o", lexicon},
                  lexicon +
                      ": exists and is not empty; a lexicon is never overwritten: name a new "
                      "folder, and compare the two with parallax lexicon diff");
}

TEST_CASE("a lexicon goes to another program and back") {
    const TemporaryFolder folder;
    const std::string lexicon = write_axes(folder);
    const std::string file = (folder / "conduct.yml").string();
    const Run written = run({"lexicon", "export", lexicon, "--format", "yaml", "-o", file});
    CHECK(written.exit_code == 0);
    CHECK(written.out.empty());
    CHECK(written.err ==
          "yaml cannot hold: names of poles and axes: skill\n"
          "yaml cannot hold: weights (every entry counts as 1) of 1 term\n"
          "2 of 2 entries written as 2 patterns\n");
    CHECK(read_file(file) ==
          "\"skill\":\n  \"positive\":\n    - \"deftly\"\n    - \"pressed on\"\n");
    const std::string again = (folder / "again").string();
    CHECK(run({"lexicon", "import", file, "-o", again, "--kind", "framing"}).exit_code == 0);
    const std::string terms = read_file(again + "/terms.tsv");
    CHECK(holds(terms, "\ndeftly\tskill\t1\t"));
    CHECK(holds(terms, "\npressed on\tskill\t1\t"));
    CHECK(Json::parse(read_file(again + "/lexicon.json"))["kind"] == "framing");
    // The same twice gives the same bytes; - is standard output.
    const Run piped = run({"lexicon", "export", lexicon, "--format", "yaml", "-o", "-"});
    CHECK(piped.out == read_file(file));
}

TEST_CASE("what import and export refuse") {
    const TemporaryFolder folder;
    const std::string lexicon = write_axes(folder);
    const std::string file = (folder / "w.cat").string();
    const std::string out = (folder / "out").string();
    write_file(file, "SEA\n\t\tTIDE (1)\n");
    check_refusal({"import"}, "name one dictionary file; see parallax lexicon import --help");
    check_refusal({"import", file},
                  "name the new lexicon's folder with -o; see parallax lexicon import --help");
    check_refusal({"import", file, "-o", out, "--id", "No Id"},
                  "--id: \"No Id\" is no id; write lower-case letters, digits and single hyphens");
    check_refusal({"import", file, "-o", out, "--format", "liwc"},
                  "--format: \"liwc\" is not one of dic, dicx, cat, ykd, lcd, lc3, yaml, vader, "
                  "afinn, csv");
    check_refusal({"import", file, "-o", out},
                  file +
                      ":2:3: \"TIDE (1)\" is moved in by 2 tabs but stands in no category there; "
                      "move it in by at most 1\n  TIDE (1)");
    check_refusal({"import", (folder / "none.dic").string(), "-o", out},
                  (folder / "none.dic").string() + ": this file does not exist");
    CHECK_FALSE(std::filesystem::exists(out));
    check_refusal({"export", lexicon, "-o", out},
                  "name the format with --format; see parallax lexicon export --help");
    check_refusal({"export", lexicon, "--format", "csv"},
                  "name the file with -o; see parallax lexicon export --help");
    check_refusal({"export", lexicon, "--format", "csv", "--axis", "skill", "-o", out},
                  "--axis: csv holds all axes; leave the option out, or write vader or afinn");
    check_refusal({"export", lexicon, "--format", "vader", "--axis", "skil", "-o", out},
                  "--axis: the lexicon has no axis \"skil\"; did you mean \"skill\"?");
    const std::string induced = write_induced(folder);
    const Run empty = run({"lexicon", "export", induced, "--format", "csv", "-o", out, "--quiet"});
    CHECK(empty.exit_code == 2);
    CHECK(empty.err == induced + ": holds no entry that csv can hold\n");
    CHECK_FALSE(std::filesystem::exists(out));
}

TEST_CASE("an induced entry is approved onto an axis and still never counts where it came from") {
    const TemporaryFolder folder;
    const std::string axes = write_axes(folder);
    const std::string lexicon = write_induced(folder);
    const std::string table = read_file(lexicon + "/terms.tsv");
    const std::vector<std::string> approve{
        "lexicon",    "apply", lexicon, "--accept", "botched/quay-herald", "--as",
        "skill=-0.8", "--to",  axes,    "--as-of",  "2024-05-06"};
    std::vector<std::string> without_writing = approve;
    without_writing.emplace_back("--dry-run");
    const Run dry = run(without_writing);
    CHECK(dry.exit_code == 0);
    CHECK(dry.out == "botched/quay-herald\n");
    CHECK(dry.err ==
          "dry run: would bring 1 entry onto axis skill with weight -0.8; nothing was written\n");
    CHECK(read_file(lexicon + "/terms.tsv") == table);
    CHECK_FALSE(std::filesystem::exists(lexicon + "/CHANGES.tsv"));
    const Run result = run(approve);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    CHECK(result.out ==
          lexicon + ": 1 entry on axis skill with weight -0.8, recorded in CHANGES.tsv\n");
    CHECK(read_file(lexicon + "/CHANGES.tsv")
              .starts_with("date\tchange\tid\tphrase\tbefore\tafter\tsd\tevidence\tproposal\n"
                           "2024-05-06\tapproved\tbotched/quay-herald\tbotched\t\t-0.8\t\taxis: "
                           "skill; affinity: 2.1; "
                           "sd: 0.4; z: 5.2; q: 0.001; source: induced from bbbb\t"));
    CHECK(Json::parse(read_file(lexicon + "/lexicon.json"))["extends"] == Json{"../conduct"});
    CHECK(holds(read_file(lexicon + "/terms.tsv"), "\n# induced\nbotched\t2.1\t0.4"));
    CHECK(holds(read_file(lexicon + "/terms.tsv"),
                "\npressed on\t1.4\t0.5\t3.1\t0.01\tinduced from bbbb\n"));

    // It counts now, for any outlet.
    const std::string corpus = (folder / "corpus.jsonl").string();
    write_file(
        corpus,
        R"({"id":"a","outlet":"Port Gazette","text":"The council botched the repair of the bridge, and the street was shut."})"
        "\n");
    const auto score = [&] {
        const Run scored = run({"score", corpus, "--lexicon", lexicon, "--voice", "rules"});
        REQUIRE(scored.exit_code == 0);
        return Json::parse(scored.out);
    };
    const Json before = score();
    REQUIRE(before["axes"].contains("skill"));
    CHECK(before["axes"]["skill"]["unattached"]["outlet"]["sum"] == Approx(-0.8));
    REQUIRE_FALSE(before["scores"].empty());
}

TEST_CASE("what approving refuses") {
    const TemporaryFolder folder;
    const std::string axes = write_axes(folder);
    const std::string lexicon = write_induced(folder);
    const std::string table = read_file(lexicon + "/terms.tsv");
    const auto refuse = [&](const std::string& id, const std::string& as, const std::string& to,
                            const std::string& message) {
        std::vector<std::string> arguments{"apply", lexicon, "--accept", id, "--as", as};
        if (!to.empty()) arguments.insert(arguments.end(), {"--to", to});
        check_refusal(arguments, message);
        CHECK(read_file(lexicon + "/terms.tsv") == table);
        CHECK_FALSE(std::filesystem::exists(lexicon + "/CHANGES.tsv"));
    };
    refuse("botched/quay-herald", "skill", axes,
           "--as: \"skill\" is not AXIS=WEIGHT, such as legitimacy=-0.6");
    refuse("botched/quay-herald", "skill=much", axes,
           "--as: \"skill=much\" is not AXIS=WEIGHT, such as legitimacy=-0.6");
    refuse("botched/quay-herald", "skill=0", axes,
           "--as: weight 0 lies on neither pole of an axis; write such as skill=-0.6");
    refuse("botched/quay-herald", "skill=51", axes,
           "--as: weight 51 is beyond 50; weights are on the logit scale, write such as "
           "skill=-0.6");
    refuse("botched/quay-herald", "skil=-1", axes,
           "--as: there is no axis \"skil\" in quay-herald or what it extends, nor in " + axes +
               "; did you mean \"skill\"?");
    refuse("botched/quay-herald", "skill=-1", "",
           "--as: there is no axis \"skill\" in quay-herald or what it extends; name the lexicon "
           "that declares it with --to");
    refuse("boched/quay-herald", "skill=-1", axes,
           "--accept: quay-herald has no entry \"boched/quay-herald\"; did you mean "
           "\"botched/quay-herald\"?");
    refuse("pressed on/quay-herald", "skill=-1", axes,
           "--accept: \"pressed on\" lies on axis skill already, in " + axes + "/terms.tsv:2");
    check_refusal({"apply", lexicon, "--all", "--as", "skill=-1", "--to", axes},
                  "--as is a decision about each entry; name them with --accept; see parallax "
                  "lexicon apply --help");
    check_refusal({"apply", axes, "--accept", "deftly/skill", "--as", "skill=-1"},
                  "--accept: \"deftly/skill\" lies on axis skill already, with weight 1");
}
