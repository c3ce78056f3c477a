#include "tests/catch.hpp"
#include "tests/cli/run_parallax.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include <nlohmann/json.hpp>

using namespace parallax::testing;
using Json = nlohmann::json;

namespace {

std::vector<Json> read_lines(const std::string& text) {
    std::vector<Json> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(Json::parse(line));
    return lines;
}

/// Two outlets on the same council stories, each with its own verbs and nouns.
std::string two_wordings() {
    // No two sentences alike: what several texts print word for word is left out.
    const std::vector<std::string> things{"bridge",    "library",   "ferry",        "market",
                                          "tram line", "clinic",    "harbour wall", "school",
                                          "museum",    "car park",  "reservoir",    "stadium",
                                          "theatre",   "bus depot", "sea wall",     "nursery"};
    const std::vector<std::string> ends{"before the winter", "after a long debate",
                                        "despite the weather", "at the second attempt"};
    std::string out;
    for (std::size_t i = 0; i < 60; ++i) {
        const std::string thing = things[i % things.size()];
        const std::string end = ends[i / things.size()];
        const std::string number = std::to_string(i);
        const auto add = [&](const std::string& outlet, const std::string& text) {
            out += Json{{"id", outlet + number},
                        {"outlet", outlet},
                        {"event", "event " + std::to_string(i / 3)},
                        {"text", text}}
                       .dump() +
                   "\n";
        };
        add("Port Gazette", "Town bosses botched the works on the " + thing + " number " + number +
                                " and the street was in chaos " + end + ".");
        add("Quay Herald", "Local councillors began the works on the " + thing + " number " +
                               number + " and the street was under review " + end + ".");
    }
    return out;
}

std::vector<std::string> induce(const std::string& corpus, const std::string& output,
                                const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments{"lexicon", "induce",    corpus,
                                       "--by",    "outlet",    "-o",
                                       output,    "--lexicon", source("lexicons/style").string(),
                                       "--voice", "rules"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

std::map<std::string, std::string> read_all(const std::filesystem::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file())
            files[entry.path().lexically_relative(folder).string()] = read_file(entry.path());
    }
    return files;
}

/// By document, axis and target: the logit, and each feature's value.
struct Scored {
    double logit = 0.0;
    std::map<std::string, double> values;
};
using Scores = std::map<std::tuple<std::string, std::string, std::string>, Scored>;

Scores score(const std::string& corpus, const std::string& lexicon) {
    Scores scores;
    const Run scored = run({"score", corpus, "--lexicon", lexicon, "--voice", "rules"});
    REQUIRE(scored.exit_code == 0);
    for (const Json& line : read_lines(scored.out)) {
        for (const Json& one : line["scores"]) {
            const std::string target =
                one["target"].is_null() ? std::string() : one["target"].get<std::string>();
            Scored& into = scores[{line["id"], one["axis"], target}];
            into.logit = one["logit"];
            for (const Json& part : one["contributions"])
                into.values[part["feature"]] = part["value"];
        }
    }
    return scores;
}

int side_of(double logit) {
    return logit < 0.0 ? -1 : logit > 0.0 ? 1 : 0;
}

}  // namespace

TEST_CASE("phrases of outlets are induced as lexicons that score texts they did not come from") {
    const TemporaryFolder folder;
    const std::string corpus = (folder / "corpus.jsonl").string();
    write_file(corpus, two_wordings());
    const std::string output = (folder / "induced").string();
    const std::string scores = (folder / "scores.jsonl").string();
    const Run result = run(induce(corpus, output, {"--scores", scores}));
    CHECK(result.err ==
          "read 120, analysed 120, rejected 0\n" + output + ": 2 lexicons, " + std::to_string([&] {
              std::size_t rows = 0;
              for (const char* slug : {"port-gazette", "quay-herald"}) {
                  const std::string table =
                      read_file(std::filesystem::path(output) / slug / "terms.tsv");
                  rows +=
                      static_cast<std::size_t>(std::count(table.begin(), table.end(), '\n') - 1);
              }
              return rows;
          }()) +
              " entries\n");
    REQUIRE(result.exit_code == 0);
    CHECK(names_in(output) == std::vector<std::string>{"documents.txt", "induction.json",
                                                       "port-gazette", "quay-herald"});
    CHECK(holds(result.out, "held out"));
    CHECK(holds(result.out, "outlet Port Gazette (60 texts"));
    const std::string table = read_file(std::filesystem::path(output) / "port-gazette/terms.tsv");
    CHECK(table.starts_with(
        "phrase\taffinity\tsd\tlog_odds\tz\tq\tcount\tother_count\tdocuments\t"
        "other_documents\tevents\tdp\tselected\tstory_documents\tstory_z\texamples\tnote\t"
        "source\n"));
    CHECK(holds(table, "bosses botched"));
    CHECK_FALSE(holds(table, "councillors"));
    CHECK(holds(table, "\tinduced from "));
    const Json record = Json::parse(read_file(std::filesystem::path(output) / "induction.json"));
    CHECK(record["records"] == Json{{"read", 120}, {"analysed", 120}, {"rejected", 0}});
    CHECK(record["attribution"][1]["held_out"] == "events");
    CHECK(record["attribution"][1]["accuracy"] == 1.0);
    CHECK(record["attribution"][1]["right_commonest"] <= 60);
    CHECK(read_lines(read_file(scores)).size() == 120);

    // Nothing depends on threads or on the order of the records.
    std::vector<std::string> lines;
    std::istringstream in(two_wordings());
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    std::string reversed;
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) reversed += *line + "\n";
    const std::string again = (folder / "again").string();
    CHECK(run(induce(corpus, again, {"--threads", "3"})).out == result.out);
    CHECK(read_all(output) == read_all(again));
    write_file(corpus, reversed);
    const std::string turned = (folder / "turned").string();
    CHECK(run(induce(corpus, turned, {"--threads", "2"})).out == result.out);
    CHECK(read_file(std::filesystem::path(turned) / "documents.txt") ==
          read_file(std::filesystem::path(output) / "documents.txt"));

    // Affinities: of a new text by its wording, whatever its masthead; of a text they came from
    // none.
    const std::string fresh = (folder / "fresh.jsonl").string();
    const std::string sentence = "Town bosses botched the works on a pier for the night ferry.";
    write_file(
        fresh,
        Json{{"id", "a"}, {"outlet", "Quay Herald"}, {"text", sentence}}.dump() + "\n" +
            Json{{"id", "b"}, {"outlet", "Other"}, {"title", "x"}, {"text", sentence}}.dump() +
            "\n" + lines.front() + "\n");
    const Run scored = run({"score", fresh, "--voice", "rules", "--lexicon",
                            output + "/port-gazette", "--lexicon", output + "/quay-herald"});
    REQUIRE(scored.exit_code == 0);
    const std::vector<Json> got = read_lines(scored.out);
    REQUIRE(got.size() == 3);
    CHECK(got[0]["affinity"]["port-gazette"] > 0.7);
    CHECK(got[0]["affinity"]["port-gazette"].get<double>() +
              got[0]["affinity"]["quay-herald"].get<double>() ==
          Approx(1.0));
    CHECK(got[2]["affinity"].empty());

    // Approved onto an axis an entry counts in a new text, and still never in those it came from.
    const std::size_t at = table.find("bosses botched");
    const std::size_t begin = table.rfind('\n', at) + 1;
    const std::string phrase = table.substr(begin, table.find('\t', at) - begin);
    const std::string approved = phrase + "/port-gazette";
    const std::string style = source("lexicons/style").string();
    REQUIRE(run({"lexicon", "apply", output + "/port-gazette", "--accept", approved, "--as",
                 "evaluation=-0.5", "--to", style})
                .exit_code == 0);
    const Run counted =
        run({"score", fresh, "--voice", "rules", "--lexicon", output + "/port-gazette"});
    REQUIRE(counted.exit_code == 0);
    const std::vector<Json> after = read_lines(counted.out);
    REQUIRE(after.size() == 3);
    CHECK(holds(after[0].dump(), approved + "@outlet"));
    CHECK(holds(after[1].dump(), approved + "@outlet"));
    CHECK_FALSE(holds(after[2].dump(), approved));

    // What is there already stays.
    const Run refused = run(induce(corpus, output));
    CHECK(refused.exit_code == 2);
    CHECK(holds(refused.err, "a lexicon is never overwritten"));
    CHECK(run({"lexicon", "check", output + "/port-gazette"}).exit_code == 0);
}

TEST_CASE("labels are induced as one lexicon with an axis between them") {
    const TemporaryFolder folder;
    std::string examples;
    for (const Json& line : read_lines(two_wordings())) {
        examples += Json{{"text", line["text"]},
                         {"event", line["event"]},
                         {"verdict", line["outlet"] == "Port Gazette" ? "heated" : "calm"}}
                        .dump() +
                    "\n";
    }
    const std::string file = (folder / "examples.jsonl").string();
    write_file(file, examples);
    const std::string output = (folder / "induced").string();
    const Run result =
        run({"lexicon", "induce", file, "--by", "label", "--field", "label=verdict", "-o", output,
             "--voice", "rules", "--lexicon", source("lexicons/style").string()});
    REQUIRE(result.exit_code == 0);
    const Json json =
        Json::parse(read_file(std::filesystem::path(output) / "induced-labels/lexicon.json"));
    CHECK(json["axes"]["calm-heated"]["positive"] == "heated");
    const std::string table = read_file(std::filesystem::path(output) / "induced-labels/terms.tsv");
    CHECK(holds(table, "bosses botched"));
    CHECK(holds(table, "\tcalm-heated\t-"));
    CHECK(run({"lexicon", "check", output + "/induced-labels"}).exit_code == 0);
}

TEST_CASE("an outlet whose stories nobody else tells is judged by topic, and that is said") {
    const TemporaryFolder folder;
    std::string records = two_wordings();
    for (const Json& line : read_lines(two_wordings())) {
        if (line["outlet"] != "Port Gazette") continue;
        // The same sentences of other towns, in other words, on events of its own.
        std::string text = "Weary";
        text += line["text"].get<std::string>().substr(std::string("Town").size());
        text.replace(text.find("bosses botched"), std::string("bosses botched").size(),
                     "aldermen bungled");
        records += Json{{"id", "own " + line["id"].get<std::string>()},
                        {"outlet", "Islet Echo"},
                        {"event", "islet " + line["event"].get<std::string>()},
                        {"text", text}}
                       .dump() +
                   "\n";
    }
    const std::string corpus = (folder / "corpus.jsonl").string();
    write_file(corpus, records);
    const std::string output = (folder / "induced").string();
    const Run result = run(induce(corpus, output, {"--samples", "20"}));
    REQUIRE(result.exit_code == 0);
    CHECK(holds(result.out,
                "1 of 3 outlets have too few texts in such stories: their entries are judged by "
                "topic, not within stories\n"));
    CHECK(holds(result.out,
                "  0 of its texts in stories that several tell: judged by topic, not within "
                "stories\n"));
    const Json record = Json::parse(read_file(std::filesystem::path(output) / "induction.json"));
    const Json& islet = record["classes"]["Islet Echo"];
    CHECK(islet["texts_in_stories"] == 0);
    CHECK(islet["compared_in_stories"] == false);
    CHECK(islet["entries"] > 0);
    CHECK(record["classes"]["Port Gazette"]["compared_in_stories"] == true);
    CHECK(holds(read_file(std::filesystem::path(output) / "islet-echo/lexicon.json"),
                "Too few of its texts (0) tell a story that others tell too"));

    // By event nothing is compared within stories, and nothing is said of them.
    std::vector<std::string> by_event =
        induce(corpus, (folder / "by event").string(), {"--samples", "0"});
    *std::find(by_event.begin(), by_event.end(), "outlet") = "event";
    const Run told = run(by_event);
    REQUIRE(told.exit_code == 0);
    CHECK(holds(told.out, "wording and matter are parted by topic alone; left out: "));
    CHECK_FALSE(holds(told.out, "too few texts"));
}

TEST_CASE("a dry run of induce says how many texts each class has, and writes nothing") {
    const TemporaryFolder folder;
    const std::string corpus = (folder / "corpus.jsonl").string();
    write_file(corpus, two_wordings());
    const Run dry = run(induce(corpus, (folder / "induced").string(), {"--dry-run"}));
    CHECK(dry.exit_code == 0);
    CHECK(dry.out.empty());
    CHECK(dry.err ==
          "dry run: would analyse 120 records, reject 0; nothing was written\n"
          "  Port Gazette: 60 texts\n"
          "  Quay Herald: 60 texts\n");
    CHECK(names_in(folder.path()) == std::vector<std::string>{"corpus.jsonl"});
    const Run small =
        run(induce(corpus, (folder / "induced").string(), {"--dry-run", "--min-texts", "61"}));
    CHECK(small.err.ends_with("  2 of these have fewer than 61 texts and get no lexicon\n"));
}

TEST_CASE("what induce refuses") {
    const TemporaryFolder folder;
    const std::string corpus = (folder / "corpus.jsonl").string();
    write_file(corpus, R"({"outlet":"A","text":"One text of one outlet."})"
                       "\n");
    struct Misuse {
        std::vector<std::string> arguments;
        std::string message;
    };
    const std::string headlines = (folder / "headlines.jsonl").string();
    write_file(headlines, R"({"outlet":"A","title":"One headline"})"
                          "\n"
                          R"({"outlet":"B","title":"Another one"})"
                          "\n");
    const std::string output = (folder / "o").string();
    for (const Misuse& misuse : std::vector<Misuse>{
             {induce(corpus, output), "all texts are of one outlet"},
             {induce(headlines, output),
              "headlines.jsonl: no record has a text; say which field to read with --field"},
             {induce(corpus, output, {"--fdr", "2"}), "the rate must lie between 0 and 1"},
             {{"lexicon", "induce", corpus}, "name the folder for the lexicons with -o"},
             {{"lexicon", "induce", "-o", output}, "name a corpus or a file of examples"}}) {
        const Run result = run(misuse.arguments);
        CHECK(result.exit_code == 2);
        CHECK(holds(result.err, misuse.message));
        CHECK_FALSE(std::filesystem::exists(output));
    }
}

TEST_CASE("half of a retrained proposal is applied, and exactly the verdicts it moves change") {
    const TemporaryFolder folder;
    const std::string base = (folder / "tone").string();
    std::filesystem::create_directories(base);
    write_file(std::filesystem::path(base) / "lexicon.json",
               R"({"format":"parallax-lexicon/1","kind":"style","id":"tone","language":"en",)"
               R"("axes":{"tone":{"negative":"calm","positive":"heated"}}})");
    // Two entries of four have the wrong sign; the examples say so.
    write_file(std::filesystem::path(base) / "terms.tsv",
               "phrase\taxis\tweight\tnote\n"
               "# set by hand\n"
               "furious\ttone\t-0.6\tn\n"
               "measured\ttone\t0.6\tn\n"
               "stormy\ttone\t-0.5\tn\n"
               "placid\ttone\t0.5\tn\n");
    const std::vector<std::pair<std::string, std::string>> words{
        {"furious", "heated"}, {"stormy", "heated"}, {"measured", "calm"}, {"placid", "calm"}};
    std::string examples;
    std::string corpus;
    for (std::size_t i = 0; i < 60; ++i) {
        const auto& [word, label] = words[i % words.size()];
        examples += Json{{"text", "The council held a " + word + " session on item " +
                                      std::to_string(i) + " of the list."},
                         {"label", label}}
                        .dump() +
                    "\n";
    }
    const std::vector<std::string> texts{
        "A furious meeting ended late.", "A measured meeting ended early.",
        "The stormy hearing went on.",   "The placid hearing went on.",
        "Nothing was said on the roof.", "A furious and measured crowd waited.",
        "A stormy night, a placid lake."};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        corpus +=
            Json{{"id", "t" + std::to_string(i)}, {"outlet", "Quay Herald"}, {"text", texts[i]}}
                .dump() +
            "\n";
    }
    const std::string example_file = (folder / "examples.jsonl").string();
    const std::string corpus_file = (folder / "corpus.jsonl").string();
    write_file(example_file, examples);
    write_file(corpus_file, corpus);
    const std::string out = (folder / "proposal").string();
    const Run trained =
        run({"train", example_file, "-o", (folder / "m.json").string(), "--classes", "calm,heated",
             "--lexicon", base, "--voice", "rules", "--fixed", "--families", "lexicon",
             "--prior-sd", "lexicon=3", "--lexicon-out", out});
    INFO(trained.err);
    REQUIRE(trained.exit_code == 0);
    const std::string proposal = out + "/tone";

    const Run diff = run({"lexicon", "diff", base, proposal, "--corpus", corpus_file, "--voice",
                          "rules", "--format", "json"});
    REQUIRE(diff.exit_code == 0);
    const Json shown = Json::parse(diff.out);
    REQUIRE(shown["changes"].size() == 4);
    for (const Json& change : shown["changes"]) CHECK(change["kind"] == "flipped");
    CHECK(shown["evaluation"]["after"] > shown["evaluation"]["before"]);
    CHECK_FALSE(shown["verdicts"]["changes"].empty());
    for (const Json& change : shown["verdicts"]["changes"]) CHECK_FALSE(change["why"].empty());
    CHECK(holds(run({"lexicon", "diff", base, proposal}).out, "With the other sign"));
    const Run twice =
        run({"lexicon", "diff", base, proposal, "--corpus", corpus_file, "--lexicon", base});
    CHECK(twice.exit_code == 2);
    CHECK(holds(twice.err, "--lexicon names lexicons besides the two that are compared; leave " +
                               base + " out"));
    CHECK(holds(run({"lexicon", "diff", base, proposal, "--format", "markdown"}).out,
                "## With the other sign"));

    // Half of it: what each accepted entry weighs now.
    std::map<std::string, double> accepted;
    std::vector<std::string> arguments{"lexicon", "apply", proposal, "--as-of", "2024-05-06"};
    for (std::size_t i = 0; i < shown["changes"].size(); i += 2) {
        const Json& change = shown["changes"][i];
        accepted[change["id"].get<std::string>() + "@outlet"] = change["after"]["weight"];
        arguments.insert(arguments.end(), {"--accept", change["id"]});
    }
    const Scores before = score(corpus_file, base);
    const std::string table_before = read_file(std::filesystem::path(base) / "terms.tsv");
    const auto folder_before = read_all(base);
    std::vector<std::string> without_writing = arguments;
    without_writing.emplace_back("--dry-run");
    const Run dry = run(without_writing);
    CHECK(dry.exit_code == 0);
    CHECK(dry.err == "dry run: would apply 2 of 4 changes to " + base + "; nothing was written\n");
    CHECK(std::count(dry.out.begin(), dry.out.end(), '\n') == 2);
    CHECK(holds(dry.out, shown["changes"][0]["id"].get<std::string>() + ": "));
    CHECK(read_all(base) == folder_before);
    const Run applied = run(arguments);
    INFO(applied.err);
    REQUIRE(applied.exit_code == 0);
    CHECK(holds(applied.out, "2 of 4 changes applied, recorded in CHANGES.tsv"));
    const Scores after = score(corpus_file, base);
    CHECK(before.size() == after.size());
    std::map<std::string, double> weights;
    for (const Json& change : shown["changes"])
        weights[change["id"].get<std::string>() + "@outlet"] = change["before"]["weight"];
    for (const auto& [feature, weight] : accepted) weights[feature] = weight;
    int moved = 0;
    int kept = 0;
    int turned = 0;
    for (const auto& [place, scored] : after) {
        double expected = 0.0;
        bool touched = false;
        for (const auto& [feature, value] : scored.values) {
            expected += value * weights.at(feature);
            touched = touched || accepted.contains(feature);
        }
        CHECK(scored.logit == Approx(expected).margin(1e-9));
        const double old_logit = before.at(place).logit;
        if (touched) {
            ++moved;
            CHECK(scored.logit != old_logit);
        } else {
            ++kept;
            CHECK(scored.logit == old_logit);
        }
        if (side_of(scored.logit) != side_of(old_logit)) {
            ++turned;
            CHECK(touched);
        }
    }
    CHECK(moved > 0);
    CHECK(kept > 0);
    CHECK(turned > 0);

    const std::string record = read_file(std::filesystem::path(base) / "CHANGES.tsv");
    CHECK(
        record.starts_with("date\tchange\tid\tphrase\tbefore\tafter\tsd\tevidence\tproposal\n"
                           "2024-05-06\tflipped\t"));
    CHECK(std::count(record.begin(), record.end(), '\n') == 3);
    CHECK(holds(read_file(std::filesystem::path(base) / "terms.tsv"), "# set by hand\n"));

    // The lexicon is no longer what the proposal was made for; and worse figures stop it.
    const Run stale = run({"lexicon", "apply", proposal, "--all"});
    CHECK(stale.exit_code == 2);
    CHECK(holds(stale.err,
                "is not what it was when the proposal was made (2 of its changes applied since)"));
    const std::string moved_away = (folder / "elsewhere" / "tone").string();
    std::filesystem::create_directories(folder / "elsewhere");
    std::filesystem::copy(proposal, moved_away);
    std::filesystem::create_directories(folder / "apart");
    std::filesystem::rename(folder / "elsewhere", folder / "apart" / "elsewhere");
    const Run lost =
        run({"lexicon", "apply", (folder / "apart" / "elsewhere" / "tone").string(), "--all"});
    CHECK(lost.exit_code == 2);
    CHECK(holds(lost.err, "is not there any more; name its folder with --to"));
    write_file(std::filesystem::path(base) / "terms.tsv", table_before);
    const std::filesystem::path file = std::filesystem::path(proposal) / "proposal.json";
    Json claim = Json::parse(read_file(file));
    claim["evaluation"]["before"] = 0.9;
    claim["evaluation"]["after"] = 0.1;
    write_file(file, claim.dump());
    const Run worse = run({"lexicon", "apply", proposal, "--all"});
    CHECK(worse.exit_code == 5);
    CHECK(holds(worse.err, "refused: on 60 held-out examples"));
    CHECK(read_file(std::filesystem::path(base) / "terms.tsv") == table_before);
    CHECK(run({"lexicon", "apply", proposal, "--all", "--force"}).exit_code == 0);
    const Run unknown = run({"lexicon", "apply", proposal, "--accept", "furius/tone", "--force"});
    CHECK(unknown.exit_code == 2);
    CHECK(holds(unknown.err, "no change has the id \"furius/tone\""));
}
