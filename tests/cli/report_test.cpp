#include "tests/catch.hpp"
#include "tests/cli/run_parallax.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

using namespace parallax::testing;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> report_files{"differences.csv", "evidence.jsonl", "facts.csv",
                                            "index.html",      "manifest.json",  "profiles.csv",
                                            "report.json",     "report.md",      "shared.csv"};

/// The report of these corpora with these further options, made in a folder of its own.
std::map<std::string, std::string> report_of(std::vector<std::string> arguments) {
    const TemporaryFolder folder;
    arguments.insert(arguments.begin(), "report");
    for (const std::string& word : {std::string("--lexicon"), golden_lexicon(), std::string("-o"),
                                    (folder / "report").string()}) {
        arguments.push_back(word);
    }
    const Run result = run(arguments);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    return bytes_of(folder / "report");
}

/// Where two texts part, with what stands there in each; "" if they are equal.
std::string first_difference(const std::string& expected, const std::string& found) {
    if (expected == found) return "";
    constexpr std::size_t before = 60;
    constexpr std::size_t shown = 160;
    const auto parting =
        std::mismatch(expected.begin(), expected.end(), found.begin(), found.end());
    const auto at = static_cast<std::size_t>(parting.first - expected.begin());
    const std::size_t from = at > before ? at - before : 0;
    return "line " + std::to_string(1 + std::count(expected.begin(), parting.first, '\n')) +
           "\nexpected: " + expected.substr(from, shown) +
           "\nfound:    " + found.substr(from, shown);
}

/// The golden corpus cut into one file a record.
class CutCorpus {
public:
    CutCorpus() {
        int number = 0;
        for (const std::string& line : lines_of(read_file(golden_corpus()))) {
            files_.push_back((folder_ / (std::to_string(number++) + ".jsonl")).string());
            write_file(files_.back(), line + "\n");
        }
    }
    [[nodiscard]] const std::vector<std::string>& files() const { return files_; }

private:
    TemporaryFolder folder_;
    std::vector<std::string> files_;
};

}  // namespace

TEST_CASE("a report is seven files, and the path of its page is printed") {
    const TemporaryFolder folder;
    const std::string output = (folder / "new/report").string();
    const Run result =
        run({"report", golden_corpus(), "--lexicon", golden_lexicon(), "-o", output});
    CHECK(result.exit_code == 0);
    CHECK(result.out == output + "/index.html\n");
    CHECK(result.err == "read 4, analysed 4, rejected 0\n2 outlets, 2 events, 1 lexicon\n");
    CHECK(names_in(output) == report_files);
    for (const std::string& name : report_files)
        CHECK_FALSE(read_file(output + "/" + name).empty());
}

TEST_CASE("--quiet says nothing if all went well") {
    const TemporaryFolder folder;
    const Run result = run({"report", golden_corpus(), "--lexicon", golden_lexicon(), "--quiet",
                            "-o", (folder / "report").string()});
    CHECK(result.exit_code == 0);
    CHECK(result.err.empty());
}

TEST_CASE("the report of a small corpus is the one that was approved") {
    const auto report = report_of({golden_corpus()});
    for (const std::string name : {"report.md", "report.json"}) {
        const fs::path approved = source("tests/golden/cli/" + name);
        if (std::getenv("PARALLAX_APPROVE") != nullptr) write_file(approved, report.at(name));
        INFO(name << ": if the change is meant, run scripts/approve");
        CHECK(first_difference(read_file(approved), report.at(name)) == "");
    }
}

TEST_CASE("reports are the same bytes on every run, with any number of threads") {
    const auto first = report_of({golden_corpus(), "--threads", "1"});
    CHECK(report_of({golden_corpus(), "--threads", "1"}) == first);
    CHECK(report_of({golden_corpus(), "--threads", "2"}) == first);
    CHECK(report_of({golden_corpus()}) == first);
}

TEST_CASE("reports are the same bytes whatever the order of the files") {
    const CutCorpus corpus;
    std::vector<std::string> files = corpus.files();
    const auto first = report_of(files);
    std::reverse(files.begin(), files.end());
    CHECK(report_of(files) == first);
    std::rotate(files.begin(), files.begin() + 1, files.end());
    CHECK(report_of(files) == first);
}

TEST_CASE("the manifest records the options that can change results, and no path") {
    const auto report =
        report_of({golden_corpus(), "--outlet", "The Ledger", "--outlet", "Alder Post", "--from",
                   "2025-05-03", "--seed", "7", "--voice", "full", "--threads", "2", "--quiet"});
    const auto manifest = nlohmann::json::parse(report.at("manifest.json"));
    const auto expected = nlohmann::json::parse(R"([
        {"name": "from", "value": "2025-05-03"},
        {"name": "lexicon", "value": "tenants"},
        {"name": "outlet", "value": "Alder Post"},
        {"name": "outlet", "value": "The Ledger"},
        {"name": "seed", "value": "7"},
        {"name": "voice", "value": "full"}])");
    CHECK(manifest.at("options") == expected);
    CHECK(manifest.at("seed") == 7);
    CHECK(manifest.at("read") == 2);
    CHECK(manifest.at("left_out") == 2);
    for (const auto& [name, bytes] : report) {
        INFO(name);
        CHECK(bytes.find(fs::temp_directory_path().string()) == std::string::npos);
        CHECK(bytes.find(PARALLAX_SOURCE_DIR) == std::string::npos);
    }
}

TEST_CASE("shared text: counted once or left out on request, and the manifest says so") {
    const TemporaryFolder folder;
    const std::string story =
        "The harbour board voted on Tuesday to close the old ferry pier, and its chair said the "
        "repairs would cost more than the town could pay in the next ten years.";
    const std::string tail = " Residents had asked for a second survey of the beams.";
    const std::string corpus = (folder / "pier.jsonl").string();
    const auto record = [](const char* id, const char* outlet, const char* day,
                           const std::string& text) {
        return nlohmann::json({{"id", id},
                               {"outlet", outlet},
                               {"date", day},
                               {"event", "pier"},
                               {"text", text}})
                   .dump() +
               "\n";
    };
    write_file(corpus, record("late", "Alder Post", "2025-05-04", story) +
                           record("early", "The Ledger", "2025-05-03", story) +
                           record("other", "Quay News", "2025-05-05", tail + " " + tail));

    const auto plain = nlohmann::json::parse(report_of({corpus}).at("report.json"));
    CHECK(plain.at("shared").at("collapsed") == false);
    CHECK(plain.at("outlets").at(0).at("words") == 31);
    CHECK(plain.at("shared").at("outlets").at(0).at("words").at("count") == 31);
    CHECK(plain.at("shared").at("outlets").at(0).at("shared_with").at(0).at("outlet") ==
          "The Ledger");

    const auto files = report_of({corpus, "--collapse-shared"});
    const auto collapsed = nlohmann::json::parse(files.at("report.json"));
    CHECK(collapsed.at("shared").at("collapsed") == true);
    CHECK(collapsed.at("outlets").at(0).at("words") == 0);
    CHECK(collapsed.at("outlets").at(2).at("words") == 31);
    CHECK(collapsed.at("shared").at("outlets").at(0).at("words").at("count") == 31);
    CHECK(collapsed.at("shared").at("outlets").at(0).at("left_out") == 31);
    const auto manifest = nlohmann::json::parse(files.at("manifest.json"));
    CHECK(manifest.at("options").at(0) ==
          nlohmann::json({{"name", "collapse-shared"}, {"value", "yes"}}));

    const Run lines = run({"score", corpus, "--lexicon", golden_lexicon(), "--dedupe"});
    CHECK(lines.exit_code == 1);
    CHECK(std::count(lines.out.begin(), lines.out.end(), '\n') == 2);
    CHECK(lines.err ==
          corpus.substr(corpus.rfind('/') + 1) +
              ":1: near_duplicate: 100 % of its runs of 12 words and of those of the record with "
              "the id \"early\", which was kept, are in both\n"
              "read 3, analysed 2, rejected 1\n");
}

TEST_CASE("only an empty folder or an earlier report is written into") {
    const TemporaryFolder folder;
    const std::string output = (folder / "report").string();
    const auto make = [&] {
        return run({"report", golden_corpus(), "--lexicon", golden_lexicon(), "-o", output});
    };
    fs::create_directory(output);
    write_file(output + "/.hidden", "x");
    CHECK(make().exit_code == 0);
    const auto first = bytes_of(output);
    CHECK(make().exit_code == 0);
    CHECK(bytes_of(output) == first);

    fs::remove_all(output);
    fs::create_directory(output);
    write_file(output + "/thesis.doc", "x");
    const Run other = make();
    CHECK(other.exit_code == 2);
    CHECK(other.err == output +
                           ": this folder holds files that are no report's (\"thesis.doc\"); "
                           "name a new or empty one\n");
    write_file(output + "/manifest.json", "{\"name\": \"of another program\"}");
    CHECK(make().exit_code == 2);
    CHECK(names_in(output) == std::vector<std::string>{"manifest.json", "thesis.doc"});

    fs::remove_all(output);
    write_file(output, "x");
    const Run file = make();
    CHECK(file.exit_code == 2);
    CHECK(file.err == output + ": this is a file; name a folder for the report\n");
}

TEST_CASE("a dry run says what would be done and writes nothing") {
    const TemporaryFolder folder;
    const std::string output = (folder / "report").string();
    const Run sound =
        run({"report", golden_corpus(), "--lexicon", golden_lexicon(), "--dry-run", "-o", output});
    CHECK(sound.exit_code == 0);
    CHECK(sound.out.empty());
    CHECK(sound.err ==
          "dry run: would analyse 4 records, reject 0; nothing was written\n"
          "  Alder Post: 2 documents\n"
          "  The Ledger: 2 documents\n");

    const std::string bad = source("tests/bad_input/08_wrong_language.jsonl").string();
    const Run rejected =
        run({"report", bad, "--lexicon", golden_lexicon(), "--dry-run", "-o", output});
    CHECK(rejected.exit_code == 1);
    CHECK(rejected.err.find("08_wrong_language.jsonl:2: language: ") == 0);
    CHECK(rejected.err.find("would analyse 2 records, reject 1") != std::string::npos);

    const Run lines = run({"annotate", golden_corpus(), "--lexicon", golden_lexicon(), "--dry-run",
                           "-o", (folder / "lines").string()});
    CHECK(lines.exit_code == 0);
    CHECK(lines.out.empty());
    CHECK(names_in(folder.path()).empty());
}

TEST_CASE("a dry run foresees records that differ in nothing but their ids") {
    const TemporaryFolder folder;
    const std::string corpus = (folder / "corpus.jsonl").string();
    const std::string row =
        R"(,"outlet":"Alder Post","event":"quay","date":"2024-03-01","text":"The council met on the )"
        R"(quay on Tuesday and it said that the work would go on for a year."})";
    write_file(corpus, R"({"id":"b")" + row + "\n" + R"({"id":"a")" + row + "\n" +
                           R"({"id":"c","outlet":"The Ledger")" + row.substr(row.find(",\"event")) +
                           "\n");
    const std::string reject =
        "corpus.jsonl:1: duplicate_content: title, text, outlet, date and event are those of the "
        "record with the id \"a\", which was kept\n";
    const std::string output = (folder / "report").string();
    for (const std::string command : {"compare", "report"}) {
        INFO(command);
        std::vector<std::string> arguments{command, corpus, "--lexicon", golden_lexicon()};
        if (command == "report") arguments.insert(arguments.end(), {"-o", output});
        std::vector<std::string> dry = arguments;
        dry.emplace_back("--dry-run");
        const Run foreseen = run(dry);
        CHECK(foreseen.exit_code == 1);
        CHECK(foreseen.err ==
              reject +
                  "dry run: would analyse 2 records, reject 1; nothing was written\n"
                  "  Alder Post: 1 document\n"
                  "  The Ledger: 1 document\n");
        CHECK_FALSE(fs::exists(output));
        const Run real = run(arguments);
        CHECK(real.exit_code == 1);
        CHECK(real.err.starts_with(reject + "read 3, analysed 2, rejected 1\n"));
    }
    // Where each record has a line of its own, none is rejected.
    const Run lines = run({"score", corpus, "--lexicon", golden_lexicon(), "--dry-run"});
    CHECK(lines.exit_code == 0);
    CHECK(lines.err ==
          "dry run: would analyse 3 records, reject 0; nothing was written\n"
          "  Alder Post: 2 documents\n"
          "  The Ledger: 1 document\n");
}

TEST_CASE("a date far from the others is named, also where less than two weeks remain") {
    const TemporaryFolder folder;
    const std::string corpus = (folder / "corpus.jsonl").string();
    struct Case {
        const char* name;
        std::vector<std::string> dates;
        std::string said;  ///< "": no such section
    };
    const Case cases[] = {
        {"less than two weeks", {"2024-03-01", "2024-03-02", "2024-03-03"}, ""},
        {"one apart from less than two weeks",
         {"2024-03-01", "2024-03-02", "2024-03-03", "2205-03-01"},
         "## Over time\n\nThe dates of all other articles span less than two weeks: nothing can be "
         "told by week.\n\n1 article is dated far from the others; is its date right? “The "
         "council met in hall 3 on Tuesday…” (The Ledger, 2205-03-01).\n"},
        {"one apart from weeks",
         {"2024-03-01", "2024-03-02", "2024-04-03", "2205-03-01"},
         "1 article is dated far from the others and stands in no period; is its date right? “The "
         "council met in hall 3 on Tuesday…” (The Ledger, 2205-03-01).\n"},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        std::string records;
        for (std::size_t i = 0; i < one.dates.size(); ++i) {
            records += R"({"id":"d)" + std::to_string(i) + R"(","outlet":")" +
                       (i % 2 == 0 ? "Alder Post" : "The Ledger") + R"(","date":")" + one.dates[i] +
                       R"(","text":"The council met in hall )" + std::to_string(i) +
                       R"( on Tuesday and said that the work would go on."})" + "\n";
        }
        write_file(corpus, records);
        const std::string output = (folder / one.name).string();
        const Run result = run({"report", corpus, "--lexicon", golden_lexicon(), "-o", output});
        REQUIRE(result.exit_code == 0);
        const std::string markdown = read_file(fs::path(output) / "report.md");
        CHECK(holds(markdown, "## Over time") == !one.said.empty());
        CHECK(holds(markdown, one.said));
    }
}

TEST_CASE("an output folder that cannot be written fails as the system's fault, whole") {
    const TemporaryFolder folder;
    write_file(folder / "file", "x");
    const std::string output = (folder / "file/report").string();
    const Run result =
        run({"report", golden_corpus(), "--lexicon", golden_lexicon(), "-o", output});
    CHECK(result.exit_code == 4);
    CHECK(result.out.empty());
    CHECK(result.err == "cannot make the folder " + output + ": Not a directory\n");
    CHECK(names_in(folder.path()) == std::vector<std::string>{"file"});
}

TEST_CASE("one file of a report that cannot be written stops all of them") {
    const TemporaryFolder folder;
    const fs::path output = folder / "report";
    fs::create_directories(output);
    write_file(output / "manifest.json", "{\"format\": \"parallax-manifest/1\"}");
    fs::create_directory(output / "report.md");
    const Run result =
        run({"report", golden_corpus(), "--lexicon", golden_lexicon(), "-o", output.string()});
    CHECK(result.exit_code == 4);
    CHECK(names_in(output) == std::vector<std::string>{"manifest.json", "report.md"});
    CHECK(read_file(output / "manifest.json") == "{\"format\": \"parallax-manifest/1\"}");
}
