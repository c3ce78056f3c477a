// Promises that every command keeps, each run as its users run it.
#include "tests/catch.hpp"
#include "tests/cli/run_parallax.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

using namespace parallax::testing;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

using Words = std::vector<std::string>;

/// Commands over a corpus, in an order in which each finds what it needs; names of files are in the
/// folder they run in. `events` reads the records anew and goes by no filter.
struct CorpusCommand {
    Words words;
    int sound_exit = 0;  ///< where no record is rejected
};

std::vector<CorpusCommand> corpus_commands() {
    return {
        {{"score", "a.jsonl"}},
        {{"score", "a.jsonl", "--by", "sentence", "-o", "sentences.jsonl"}},
        {{"score", "a.jsonl", "--format", "csv"}},
        {{"annotate", "a.jsonl"}},
        {{"find", "{mob|agitators}", "a.jsonl"}},
        {{"find", "{mob|agitators}", "a.jsonl", "--format", "json"}},
        {{"check", "a.jsonl", "--house-style", "terrorism-attribution"}, 5},
        {{"check", "a.jsonl", "--house-style", "terrorism-attribution", "--format", "sarif"}, 5},
        {{"compare", "a.jsonl"}},
        {{"compare", "a.jsonl", "--format", "csv"}},
        {{"compare", "a.jsonl", "--format", "json"}},
        {{"events", "a.jsonl", "-o", "events.jsonl"}},
        {{"events", "a.jsonl", "--format", "csv", "-o", "-"}},
        {{"report", "a.jsonl", "-o", "report", "--house-style", "terrorism-attribution"}},
        {{"report", "a.jsonl", "--partial", "a.part"}},
    };
}

Words with_data(Words words) {
    words.insert(words.end(), {"--lexicon", golden_lexicon()});
    // --voice rules is enough, but for commands that cannot be told so.
    if (words.front() != "events") words.insert(words.end(), {"--voice", "rules"});
    return words;
}

/// The golden corpus and an article with a finding for `check`.
std::string sound_corpus(const std::string& first = "", const std::string& second = "") {
    std::istringstream in(read_file(golden_corpus()));
    std::string text;
    for (std::string line; std::getline(in, line);) {
        json record = json::parse(line);
        if (!first.empty()) record["outlet"] = record["outlet"] == "Alder Post" ? first : second;
        text += record.dump() + "\n";
    }
    json more{{"id", "terror-1"},
              {"outlet", first.empty() ? "Alder Post" : first},
              {"event", "court-date"},
              {"title", "Terrorists hold the bridge"},
              {"text",
               "Terrorists held the bridge over the Alder for an hour on Monday. A mob of "
               "agitators cheered them from the bank of the river, and the police came."}};
    return text + more.dump() + "\n";
}

/// What all of the commands say and write.
std::map<std::string, std::string> run_all(const fs::path& folder, const std::string& corpus,
                                           const std::string& threads,
                                           const Words& environment = {}) {
    write_file(folder / "a.jsonl", corpus);
    std::map<std::string, std::string> said;
    const auto keep = [&](const Words& words, const Run& result) {
        std::string name;
        for (const std::string& word : words) name += word + " ";
        said[name] = std::to_string(result.exit_code) + "\n" + result.out + "\n" + result.err;
    };
    for (const CorpusCommand& command : corpus_commands()) {
        Words words = with_data(command.words);
        words.insert(words.end(), {"--threads", threads});
        const Run result = run(words, {.folder = folder, .environment = environment});
        INFO(command.words.front() << ": " << result.err);
        REQUIRE(result.exit_code == command.sound_exit);
        keep(command.words, result);
    }
    for (const Words& words :
         {Words{"merge", "a.part", "-o", "merged", "--lexicon", golden_lexicon()},
          Words{"verify", "report", "a.jsonl", "--lexicon", golden_lexicon()},
          Words{"lexicon", "diff", golden_lexicon(), golden_lexicon(), "--corpus", "a.jsonl"}}) {
        Words all = words;
        all.insert(all.end(), {"--threads", threads});
        const Run result = run(all, {.folder = folder, .environment = environment});
        INFO(words.front() << ": " << result.err);
        REQUIRE(result.exit_code == 0);
        keep(words, result);
    }
    for (auto& [name, bytes] : files_below(folder)) said["file " + name] = bytes;
    return said;
}

}  // namespace

TEST_CASE("no command's output depends on threads, time zone, locale or the folder it runs in") {
    const TemporaryFolder first;
    const TemporaryFolder second;
    fs::create_directory(second / "below");
    const auto expected =
        run_all(first.path(), sound_corpus(), "1", {"TZ=UTC", "LC_ALL=C", "COLUMNS=40"});
    const auto found = run_all(second / "below", sound_corpus(), "3",
                               {"TZ=Asia/Kathmandu", "LC_ALL=de_DE.UTF-8", "LANG=tr_TR.UTF-8",
                                "COLUMNS=200", "SOURCE_DATE_EPOCH=1"});
    CHECK(expected.size() > 30);
    check_same_files(found, expected);
}

TEST_CASE("every command lists every record it cannot use, and what it read adds up") {
    const TemporaryFolder folder;
    std::string corpus = sound_corpus();
    corpus.insert(0, "{\"outlet\":\"A\",\"text\":\"\"}\n");
    corpus += "{\"outlet\":\"A\"\n{\"id\":\"rent-1\",\"outlet\":\"A\",\"text\":\"A court sat.\"}\n";
    write_file(folder / "a.jsonl", corpus);
    for (const CorpusCommand& command : corpus_commands()) {
        INFO(command.words.front());
        const Run result = run(with_data(command.words), {.folder = folder.path()});
        CHECK(result.exit_code == std::max(command.sound_exit, 1));
        CHECK(holds(result.err, "a.jsonl:1: empty_text: "));
        CHECK(holds(result.err, "a.jsonl:7: invalid_json: "));
        CHECK(holds(result.err, ": duplicate_id: "));
        CHECK(holds(result.err, "read 8, analysed 5, rejected 3\n"));
        const Run quiet = run(
            [&] {
                Words words = with_data(command.words);
                words.emplace_back("--quiet");
                return words;
            }(),
            {.folder = folder.path()});
        CHECK(holds(quiet.err, "read 8, analysed 5, rejected 3\n"));
        CHECK_FALSE(holds(quiet.err, "a.jsonl:1:"));
    }
    for (const Words& words :
         {Words{"merge", "a.part", "-o", "merged"}, Words{"verify", "report", "a.jsonl"}}) {
        INFO(words.front());
        Words all = words;
        all.insert(all.end(), {"--lexicon", golden_lexicon()});
        const Run result = run(all, {.folder = folder.path()});
        CHECK(result.exit_code == (words.front() == "merge" ? 1 : 0));
    }
    for (const char* const report : {"report", "merged"}) {
        const json made = json::parse(read_file(folder / (std::string(report) + "/report.json")));
        const json& counts = made.at("counts");
        CHECK(counts.at("read") == 8);
        CHECK(counts.at("analysed") == 5);
        CHECK(counts.at("rejected") == 3);
        CHECK(made.at("rejects").size() == 3);
        CHECK(made.at("documents").size() == 5);
        const json manifest =
            json::parse(read_file(folder / (std::string(report) + "/manifest.json")));
        CHECK(manifest.at("read") == 8);
        const std::string text = read_file(folder / (std::string(report) + "/report.md"));
        CHECK(holds(text, "5 analysed, 3 rejected"));
        CHECK(holds(text, "a.jsonl:7: invalid\\_json: "));
    }
}

TEST_CASE("the name of an outlet changes nothing that a command finds") {
    const TemporaryFolder folder;
    write_file(folder / "a.jsonl", sound_corpus());
    write_file(folder / "b.jsonl", sound_corpus("A Mob Post", "The Regime"));
    const auto said = [&](Words words, const char* corpus) {
        for (std::string& word : words) word = word == "a.jsonl" ? corpus : word;
        std::string out = run(with_data(words), {.folder = folder.path()}).out;
        const auto named = std::find(words.begin(), words.end(), "-o");
        if (named != words.end() && *(named + 1) != "-") out = read_file(folder / *(named + 1));
        const auto replace = [&](const std::string& from, const std::string& to) {
            for (std::size_t at = out.find(from); at != std::string::npos;
                 at = out.find(from, at + to.size()))
                out.replace(at, from.size(), to);
        };
        // As long as the others, so that places in the file are the same.
        replace("A Mob Post", "Alder Post");
        replace("The Regime", "The Ledger");
        replace("b.jsonl", "a.jsonl");
        out = std::regex_replace(out, std::regex(R"("inputs":\[[^\]]*\])"), "");
        if (words.front() != "events") return out;
        // Articles of one event and day stand in the order of their contents' digests.
        std::istringstream in(out);
        std::vector<std::string> lines;
        for (std::string line; std::getline(in, line);) lines.push_back(line);
        std::sort(lines.begin(), lines.end());
        out.clear();
        for (const std::string& line : lines) out += line + "\n";
        return out;
    };
    for (const CorpusCommand& command : corpus_commands()) {
        const std::string& name = command.words.front();
        // Reports have a test of their own; columns of a terminal are as wide as their names.
        if (name == "report" || command.words == Words{"find", "{mob|agitators}", "a.jsonl"} ||
            command.words == Words{"compare", "a.jsonl"})
            continue;
        INFO(name);
        const std::string before = said(command.words, "a.jsonl");
        CHECK_FALSE(before.empty());
        CHECK(said(command.words, "b.jsonl") == before);
    }
}

TEST_CASE("exchanging two targets' names exchanges what score and annotate say of them") {
    const TemporaryFolder folder;
    const auto write_lexicon = [&](const std::string& name, const std::string& first,
                                   const std::string& second) {
        fs::create_directory(folder / name);
        json targets;
        for (const auto& [id, alias] : {std::pair("a", first), std::pair("b", second)}) {
            targets[id] = {{"name", alias},
                           {"kind", "armed-group"},
                           {"side", id},
                           {"aliases", {alias}},
                           {"generic", {"the group"}}};
        }
        const json lexicon{{"format", "parallax-lexicon/1"},
                           {"kind", "framing"},
                           {"id", "pair"},
                           {"language", "en"},
                           {"axes", {{"legitimacy", {{"negative", "n"}, {"positive", "p"}}}}},
                           {"targets", targets},
                           {"choices", {{"naming", {{"kinds", {"armed-group"}}}}}}};
        write_file(folder / (name + "/lexicon.json"), lexicon.dump());
        write_file(folder / (name + "/terms.tsv"),
                   "phrase\taxis\tweight\tchoice\nterror group\tlegitimacy\t-1.5\tnaming\n"
                   "freedom fighters\tlegitimacy\t1.25\tnaming\nbrutal\tlegitimacy\t-0.5\t\n");
    };
    write_lexicon("plain", "Redhill Front", "Bluefield League");
    write_lexicon("turned", "Bluefield League", "Redhill Front");
    const json record{
        {"id", "x"},
        {"outlet", "Post"},
        {"title", "Redhill Front blamed for raid"},
        {"text",
         "The terror group Redhill Front killed four people in the harbour. Bluefield League "
         "said its freedom fighters would answer. “Redhill Front is a terror group,” a "
         "mayor said. Redhill Front called the brutal Bluefield League a terror group. The "
         "group left on Friday, and Bluefield League, freedom fighters to their friends, "
         "came back to the town."}};
    write_file(folder / "a.jsonl", record.dump() + "\n");
    // The names of the targets are values, or keys below "axes".
    const std::function<json(const json&)> exchange = [&](const json& value) -> json {
        const auto other = [](const std::string& id) {
            return id == "a" ? std::string("b") : id == "b" ? std::string("a") : id;
        };
        if (value.is_string()) return other(value.get<std::string>());
        if (!value.is_structured()) return value;
        json out = value.is_array() ? json::array() : json::object();
        for (const auto& [key, member] : value.items()) {
            if (value.is_array()) {
                out.push_back(exchange(member));
            } else {
                out[other(key)] = exchange(member);
            }
        }
        return out;
    };
    for (const char* const command : {"score", "annotate"}) {
        INFO(command);
        const auto lines = [&](const char* lexicon) {
            const Run result = run({command, "a.jsonl", "--lexicon", lexicon, "--voice", "rules"},
                                   {.folder = folder.path()});
            REQUIRE(result.exit_code == 0);
            json line = json::parse(result.out);
            // Scores stand by target.
            if (line.contains("scores")) {
                std::vector<json> scores = line.at("scores");
                json by_target;
                for (const json& score : scores) by_target[score.at("target")] = score;
                line["scores"] = by_target;
            }
            return line;
        };
        const json plain = lines("plain");
        CHECK(plain.dump().find("\"a\"") != std::string::npos);
        CHECK(plain.dump().find("\"b\"") != std::string::npos);
        CHECK(exchange(plain) == lines("turned"));
    }
}
