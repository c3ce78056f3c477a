// Promises 3 and 5 of the commands that go by labels and ratings, as their users see them.
#include "tests/catch.hpp"
#include "tests/cli/run_parallax.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

using namespace parallax::testing;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

using Words = std::vector<std::string>;

/// The lines in another order, the same one each time; the first `kept` stay.
std::string shuffled(const std::string& text, std::size_t kept = 0) {
    Words lines = lines_of(text);
    const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(kept);
    std::reverse(begin, lines.end());
    std::rotate(begin, begin + (lines.end() - begin) / 3, lines.end());
    std::string out;
    for (const std::string& line : lines) out += line + "\n";
    return out;
}

/// Two outlets on the same council stories, each with its own verbs.
std::string two_outlets() {
    const Words things{"bridge",    "library", "ferry",    "market", "tram line", "clinic",
                       "harbour",   "school",  "museum",   "quarry", "reservoir", "stadium",
                       "bus depot", "theatre", "sea wall", "nursery"};
    const Words ends{"before the winter", "after a long debate", "despite the weather",
                     "at the second attempt"};
    std::string out;
    for (std::size_t i = 0; i < 60; ++i) {
        const std::string& thing = things[i % things.size()];
        const std::string& end = ends[i / things.size()];
        const auto add = [&](const std::string& outlet, const std::string& text) {
            out += json{{"id", outlet + std::to_string(i)},
                        {"outlet", outlet},
                        {"event", "event " + std::to_string(i / 3)},
                        {"text", text}}
                       .dump() +
                   "\n";
        };
        add("Port Gazette", "Town bosses botched the works on the " + thing +
                                " and the street was in chaos " + end + ".");
        add("Quay Herald", "Local councillors began the works on the " + thing +
                               " and the street was under review " + end + ".");
    }
    return out;
}

/// The hash by which the record names its input goes by the order of the input's lines.
void name_input_alike(std::map<std::string, std::string>& files, const std::string& hash) {
    constexpr std::size_t shown = 16;  // of it, in a table
    for (auto& [name, bytes] : files) {
        for (const std::string& part : {hash, hash.substr(0, shown)}) {
            for (std::size_t at = bytes.find(part); at != std::string::npos; at = bytes.find(part))
                bytes.replace(at, part.size(), "input");
        }
    }
}

/// A model of the example's labelled sentences, and what `evaluate` says of it in JSON.
json evaluate(const TemporaryFolder& folder, const std::string& examples, const Words& more) {
    Words words{
        "evaluate",  (folder / "m.json").string(),           examples,  "--format", "json",
        "--lexicon", source("lexicons/evaluation").string(), "--voice", "rules",    "--errors",
        "30"};
    words.insert(words.end(), more.begin(), more.end());
    const Run result = run(words);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    return json::parse(result.out);
}

void train_on(const TemporaryFolder& folder, const std::string& examples, const Words& more = {}) {
    Words words{"train",     examples,       "-o",        (folder / "m.json").string(),
                "--classes", "plain,loaded", "--lexicon", source("lexicons/evaluation").string(),
                "--voice",   "rules",        "--fixed",   "--no-validation"};
    words.insert(words.end(), more.begin(), more.end());
    REQUIRE(run(words).exit_code == 0);
}

/// Learned from the first part of the labelled example, so that it errs on the rest.
void train_on_few(const TemporaryFolder& folder, const Words& more = {}) {
    const Words lines = lines_of(read_file(source("reports/example/labelled.jsonl")));
    std::string few;
    for (std::size_t i = 0; i < lines.size(); i += 2) few += lines[i] + "\n";
    write_file(folder / "few.jsonl", few);
    train_on(folder, (folder / "few.jsonl").string(), more);
}

}  // namespace

TEST_CASE("promise 3: each of the surest errors is its intercept and its contributions") {
    const TemporaryFolder folder;
    train_on_few(folder, {"--families", "lexicon,axes,style,words,characters"});
    const json shown =
        evaluate(folder, source("reports/example/labelled.jsonl").string(), {"--threads", "2"});
    REQUIRE_FALSE(shown["errors"].empty());
    for (const json& error : shown["errors"]) {
        double sum = error["intercept"];
        for (const json& part : error["contributions"]) {
            const double contribution = part["contribution"];
            CHECK(std::abs(contribution -
                           part["value"].get<double>() * part["weight"].get<double>()) < 1e-12);
            sum += contribution;
        }
        INFO(error["id"]);
        CHECK(std::abs(sum - error["logit"].get<double>()) < 1e-9);
        CHECK_FALSE(error["contributions"].empty());
    }
}

TEST_CASE("promise 3: what a diff of lexicons names explains all of a moved score") {
    const TemporaryFolder folder;
    const auto write_lexicon = [&](const std::string& name, const std::string& terms) {
        fs::create_directories(folder / name);
        write_file(folder / name / "lexicon.json",
                   R"({"format":"parallax-lexicon/1","kind":"style","id":"tone","language":"en",)"
                   R"("axes":{"tone":{"negative":"calm","positive":"heated"}}})");
        write_file(folder / name / "terms.tsv", "phrase\taxis\tweight\tnote\n" + terms);
        return (folder / name).string();
    };
    const std::string old_one =
        write_lexicon("old",
                      "furious\ttone\t0.6\tn\nplacid\ttone\t-0.7\tn\nstormy\ttone\t0.3\tn\n"
                      "long row\ttone\t0.2\tn\n");
    const std::string new_one =
        write_lexicon("new",
                      "furious\ttone\t0.1\tn\nplacid\ttone\t-0.7\tn\nstormy\ttone\t-0.4\tn\n"
                      "row\ttone\t-0.9\tn\nugly\ttone\t-0.25\tn\n");
    std::string corpus;
    const Words texts{"A furious row ended a placid day, and a stormy night began.",
                      "The long row over the bridge was ugly. A furious crowd stayed.",
                      "A stormy debate began. A placid clerk read the figures out.",
                      "Nothing was said on the roof of the library in the evening.",
                      "The furious and stormy hearing, the row of chairs, the ugly hall."};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        corpus +=
            json{{"id", std::to_string(i)}, {"outlet", "Quay Herald"}, {"text", texts[i]}}.dump() +
            "\n";
    }
    write_file(folder / "corpus.jsonl", corpus);
    const Run diff =
        run({"lexicon", "diff", old_one, new_one, "--corpus", (folder / "corpus.jsonl").string(),
             "--voice", "rules", "--format", "json"});
    INFO(diff.err);
    REQUIRE(diff.exit_code == 0);
    const json verdicts = json::parse(diff.out)["verdicts"];
    REQUIRE(verdicts["changes"].size() >= 2);
    for (const json& change : verdicts["changes"]) {
        INFO(change.dump());
        // Nothing said is nothing added.
        const auto logit = [&](const char* when) {
            return change[when].is_null() ? 0.0 : change[when].get<double>();
        };
        double moved = 0.0;
        for (const json& why : change["why"]) {
            moved += why["after"].get<double>() - why["before"].get<double>();
            CHECK(why["before"] != why["after"]);
            CHECK_FALSE(why["places"].empty());
        }
        CHECK(std::abs(moved - (logit("after") - logit("before"))) < 1e-9);
    }
}

TEST_CASE("promise 5: induce writes the same bytes on any threads and in any order") {
    const TemporaryFolder folder;
    const std::string corpus = two_outlets();
    std::map<std::string, std::map<std::string, std::string>> runs;
    const auto induce = [&](const std::string& name, const std::string& text,
                            const std::string& threads) {
        write_file(folder / "a.jsonl", text);
        const Run result =
            run({"lexicon", "induce", "a.jsonl", "--by", "outlet", "-o", name, "--scores",
                 name + ".scores", "--lexicon", source("lexicons/style").string(), "--voice",
                 "rules", "--samples", "20", "--threads", threads},
                {.folder = folder.path()});
        INFO(result.err);
        REQUIRE(result.exit_code == 0);
        std::map<std::string, std::string> files = files_below(folder / name);
        files["said"] = result.out;
        files["scores"] = read_file(folder / (name + ".scores"));
        const json record = json::parse(files.at("induction.json"));
        CHECK(record["classes"].size() == 2);
        name_input_alike(files, record["from"]);
        name_input_alike(files, record["inputs"][0]["sha256"]);
        return files;
    };
    const auto expected = induce("one", corpus, "1");
    CHECK(expected.size() >= 8);
    CHECK(holds(expected.at("port-gazette/terms.tsv"), "botched"));
    const std::map<std::string, std::map<std::string, std::string>> others{
        {"two threads", induce("two", corpus, "2")},
        {"another order, one thread", induce("three", shuffled(corpus), "1")},
        {"another order, two threads", induce("four", shuffled(corpus), "2")}};
    for (const auto& [name, found] : others) {
        INFO(name);
        check_same_files(found, expected);
    }
}

TEST_CASE("promise 5: evaluate says the same on any threads and in any order") {
    const TemporaryFolder folder;
    train_on_few(folder);
    const std::string labelled = read_file(source("reports/example/labelled.jsonl"));
    const auto evaluated = [&](const std::string& text, const std::string& threads) {
        write_file(folder / "examples.jsonl", text);
        json shown = evaluate(folder, (folder / "examples.jsonl").string(),
                              {"--threads", threads, "--group", "outlet"});
        // The name of the input, and where in it a text stands, go by its order.
        shown.erase("inputs");
        for (json& error : shown["errors"]) error.erase("line");
        return shown.dump(1);
    };
    const std::string expected = evaluated(labelled, "1");
    CHECK(expected.size() > 1000);
    CHECK(evaluated(labelled, "2") == expected);
    CHECK(evaluated(shuffled(labelled), "1") == expected);
    CHECK(evaluated(shuffled(labelled), "2") == expected);
}

TEST_CASE("promise 5: agree says the same of ratings in any order, of rows and of files") {
    const TemporaryFolder folder;
    std::map<std::string, std::string> sheets;
    for (int unit = 0; unit < 40; ++unit) {
        for (const auto& [coder, shift] :
             std::map<std::string, int>{{"ada", 0}, {"ben", 3}, {"cleo", 7}}) {
            const int rating = (unit * 7 + (unit % 5 == 0 ? shift : 0)) % 5;
            sheets[coder] += "u" + std::to_string(unit) + "," + std::to_string(rating) + "\n";
        }
    }
    const auto agree = [&](bool in_order) {
        Words words{"agree"};
        for (const auto& [coder, rows] : sheets) {
            const std::string text = "unit,rating\n" + rows;
            write_file(folder / (coder + ".csv"), in_order ? text : shuffled(text, 1));
            words.push_back((folder / (coder + ".csv")).string());
        }
        if (!in_order) std::reverse(words.begin() + 1, words.end());
        words.insert(words.end(), {"--seed", "3"});
        const Run table = run(words);
        REQUIRE(table.exit_code == 0);
        words.insert(words.end(), {"--format", "json"});
        json shown = json::parse(run(words).out);
        shown.erase("inputs");
        return table.out + shown.dump(1);
    };
    const std::string expected = agree(true);
    CHECK(holds(expected, "alpha"));
    CHECK(agree(false) == expected);
    CHECK(agree(true) == expected);
}
