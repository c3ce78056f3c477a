#include "tests/catch.hpp"
#include "tests/cli/run_parallax.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

using namespace parallax::testing;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

std::vector<json> parse_each_line(const std::string& text) {
    std::istringstream in(text);
    std::vector<json> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(json::parse(line));
    return lines;
}

/// Output of the command on the golden corpus and lexicon; must succeed.
std::string output_of(const std::string& command, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{command};
    if (command == "find") {
        arguments.push_back(more.front());
        more.erase(more.begin());
    }
    for (const std::string& word : {golden_corpus(), std::string("--lexicon"), golden_lexicon()}) {
        arguments.push_back(word);
    }
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Run result = run(arguments);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    return result.out;
}

/// The golden corpus many times over with other ids, enough for several blocks of work.
std::string long_corpus() {
    const std::vector<json> records = parse_each_line(read_file(golden_corpus()));
    std::string text;
    for (int copy = 0; copy < 30; ++copy) {
        for (json record : records) {
            record["id"] = record["id"].get<std::string>() + "-" + std::to_string(copy);
            text += record.dump() + "\n";
        }
    }
    return text;
}

}  // namespace

TEST_CASE("score and annotate print one line a document in input order") {
    for (const char* const command : {"score", "annotate"}) {
        INFO(command);
        std::vector<std::string> ids;
        for (const json& line : parse_each_line(output_of(command))) ids.push_back(line.at("id"));
        CHECK(ids == std::vector<std::string>{"rent-1", "rent-2", "rent-3", "rent-4"});
    }
}

TEST_CASE("an exact explanation: logit = intercept + the contributions") {
    std::size_t scores = 0;
    for (const json& line : parse_each_line(output_of("score"))) {
        for (const json& score : line.at("scores")) {
            double sum = score.at("intercept");
            for (const json& part : score.at("contributions")) {
                sum += part.at("contribution").get<double>();
            }
            CHECK(std::abs(sum - score.at("logit").get<double>()) < 1e-9);
            ++scores;
        }
    }
    CHECK(scores > 0);
}

TEST_CASE("lines are the same bytes on every run, with any number of threads") {
    const TemporaryFolder folder;
    const std::string corpus = (folder / "long.jsonl").string();
    write_file(corpus, long_corpus());
    const std::vector<std::vector<std::string>> commands{
        {"score", corpus},
        {"score", corpus, "--by", "sentence"},
        {"score", corpus, "--format", "csv"},
        {"annotate", corpus},
        {"find", "{mob|agitators}", corpus},
    };
    for (std::vector<std::string> arguments : commands) {
        INFO(arguments.front());
        for (const std::string& word :
             {std::string("--lexicon"), golden_lexicon(), std::string("--threads")}) {
            arguments.push_back(word);
        }
        const auto with_threads = [&](const char* threads) {
            std::vector<std::string> words = arguments;
            words.emplace_back(threads);
            return run(words);
        };
        const Run first = with_threads("1");
        CHECK(first.exit_code == 0);
        CHECK_FALSE(first.out.empty());
        CHECK(with_threads("1").out == first.out);
        CHECK(with_threads("2").out == first.out);
        CHECK(with_threads("7").out == first.out);
    }
}

TEST_CASE("a score line does not depend on the other documents") {
    const std::vector<json> together = parse_each_line(output_of("score"));
    std::istringstream in(read_file(golden_corpus()));
    std::size_t index = 0;
    for (std::string record; std::getline(in, record); ++index) {
        const Run alone = run({"score", "-", "--lexicon", golden_lexicon()}, {.input = record});
        REQUIRE(alone.exit_code == 0);
        CHECK(json::parse(alone.out) == together.at(index));
    }
    CHECK(index == together.size());
}

TEST_CASE("renaming every outlet changes nothing but the outlet field") {
    std::string renamed;
    for (json record : parse_each_line(read_file(golden_corpus()))) {
        record["outlet"] = "Agitators' Daily Mob " + std::string(record["outlet"]).substr(0, 1);
        renamed += record.dump() + "\n";
    }
    const TemporaryFolder folder;
    write_file(folder / "renamed.jsonl", renamed);
    for (const char* const command : {"score", "annotate"}) {
        INFO(command);
        const Run result =
            run({command, (folder / "renamed.jsonl").string(), "--lexicon", golden_lexicon()});
        std::vector<json> before = parse_each_line(output_of(command));
        std::vector<json> after = parse_each_line(result.out);
        REQUIRE(before.size() == after.size());
        for (std::size_t i = 0; i < before.size(); ++i) {
            CHECK(before[i].at("outlet") != after[i].at("outlet"));
            before[i].erase("outlet");
            after[i].erase("outlet");
            CHECK(before[i] == after[i]);
        }
    }
}

TEST_CASE("lines by sentence name their sentence") {
    const std::vector<json> lines = parse_each_line(output_of("score", {"--by", "sentence"}));
    CHECK(lines.size() > 12);
    for (const json& line : lines) CHECK(line.contains("sentence"));
}

TEST_CASE("scores as a table have one header row") {
    const std::string table = output_of("score", {"--format", "csv"});
    CHECK(table.starts_with("id,outlet,event,date,"));
    CHECK(table.find("\nid,outlet,") == std::string::npos);
    CHECK(table.find("rent-4,The Ledger,") != std::string::npos);
}

TEST_CASE("a file named with -o holds what standard output would") {
    const TemporaryFolder folder;
    const std::string file = (folder / "lines").string();
    for (const char* const command : {"score", "annotate"}) {
        INFO(command);
        CHECK(output_of(command, {"-o", file}).empty());
        CHECK(read_file(file) == output_of(command));
        CHECK(names_in(folder.path()) == std::vector<std::string>{"lines"});
    }
    CHECK(output_of("score", {"-o", "-"}) == output_of("score"));
}

TEST_CASE("an output file that cannot be is refused before any work") {
    const TemporaryFolder folder;
    const std::string corpus = (folder / "corpus.jsonl").string();
    fs::copy_file(golden_corpus(), corpus);
    const auto score_into = [&](const std::string& file) {
        return run({"score", corpus, "--lexicon", golden_lexicon(), "-o", file});
    };
    const Run onto_input = score_into(corpus);
    CHECK(onto_input.exit_code == 2);
    CHECK(onto_input.err == corpus +
                                ": this is also an input, which would be overwritten; name "
                                "another file\n");
    CHECK(read_file(corpus) == read_file(golden_corpus()));
    const Run onto_folder = score_into(folder.path().string());
    CHECK(onto_folder.exit_code == 2);
    CHECK(onto_folder.err ==
          folder.path().string() + ": this is a folder; name a file to write into\n");
    const std::string lost = (folder / "none/file").string();
    const Run into_nothing = score_into(lost);
    CHECK(into_nothing.exit_code == 2);
    CHECK(into_nothing.err == lost + ": there is no folder to put this file into; make it first\n");
}

TEST_CASE("filters leave records out") {
    const auto ids = [](std::vector<std::string> filter) {
        std::string text;
        for (const json& line : parse_each_line(output_of("score", std::move(filter)))) {
            text += std::string(line.at("id")).substr(5);
        }
        return text;
    };
    CHECK(ids({"--outlet", "The Ledger"}) == "34");
    CHECK(ids({"--event", "court-date"}) == "24");
    CHECK(ids({"--from", "2025-05-09"}) == "24");
    CHECK(ids({"--to", "2025-05-09"}) == "123");
    CHECK(ids({"--outlet", "Alder Post", "--outlet", "The Ledger", "--event", "rent-strike"}) ==
          "13");
    const Run told = run({"score", golden_corpus(), "--lexicon", golden_lexicon(), "--event",
                          "rent-strike", "--event", "rent-srtike"});
    CHECK(told.err ==
          "--event: no record has \"rent-srtike\"; did you mean \"rent-strike\"?\n"
          "read 2, analysed 2, rejected 0 (2 left out by filters)\n");
}

TEST_CASE("find shows every place with voice, wording and speaker") {
    const std::vector<json> lines =
        parse_each_line(output_of("find", {"{mob|freeloaders|^Rent}", "--format", "json"}));
    std::vector<std::string> places;
    for (const json& line : lines) {
        places.push_back(std::string(line.at("document")) + " " + std::string(line.at("field")) +
                         " " + std::string(line.at("match")));
    }
    CHECK(places == std::vector<std::string>{"rent-1 title Rent", "rent-3 text Rent",
                                             "rent-3 text mob", "rent-3 text freeloaders",
                                             "rent-3 text mob", "rent-4 text freeloaders"});
    REQUIRE(lines.size() == 6);
    CHECK(lines[2].at("voice") == "own");
    CHECK(lines[2].at("wording") == "outlet");
    CHECK(lines[3].at("voice") == "quoted");
    CHECK(lines[3].at("wording") == "source");
    CHECK(lines[3].at("speaker") == "Colin Harth");
}

TEST_CASE("find aligns its lines over all documents") {
    std::istringstream in(output_of("find", {"{mob|freeloaders}", "--context", "20"}));
    std::vector<std::size_t> columns;
    for (std::string line; std::getline(in, line);) {
        columns.push_back(line.find("The Ledger"));
        CHECK(line.find('[') != std::string::npos);
    }
    REQUIRE(columns.size() == 4);
    CHECK(std::count(columns.begin(), columns.end(), columns.front()) >= 3);
}

TEST_CASE("a phrase that stands nowhere is no failure") {
    const Run none = run({"find", "zeppelin", golden_corpus(), "--lexicon", golden_lexicon()});
    CHECK(none.exit_code == 0);
    CHECK(none.out.empty());
    CHECK(none.err == "read 4, analysed 4, rejected 0\n0 places in 0 documents\n");
}
