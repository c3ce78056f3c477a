#include "tests/catch.hpp"
#include "tests/cli/run_parallax.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

using namespace parallax::testing;

namespace {

std::string labelled() {
    return source("reports/example/labelled.jsonl").string();
}

/// A quick training: settings as given, rules for voices, one lexicon.
std::vector<std::string> train(const std::string& examples, const std::string& model,
                               const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments{
        "train",     examples,       "-o",        model,
        "--classes", "plain,loaded", "--lexicon", source("lexicons/evaluation").string(),
        "--voice",   "rules",        "--fixed",   "--prior-map",
        "absolute"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

}  // namespace

TEST_CASE("training writes a model and its card, and says what held-out folds say") {
    const TemporaryFolder folder;
    const std::string model = (folder / "loaded.json").string();
    const Run result = run(train(labelled(), model, {"--group", "event", "--folds", "3"}));
    CHECK(result.exit_code == 0);
    CHECK(holds(result.out, "folds: event\n"));
    CHECK(holds(result.out, "outlet alone"));
    CHECK(holds(result.err, "note: outlet and label share 0.025 nats"));
    CHECK(holds(result.err, "read 48, analysed 48, rejected 0"));
    CHECK(names_in(folder.path()) == std::vector<std::string>{"loaded.json", "loaded.md"});
    const auto json = nlohmann::json::parse(read_file(model));
    CHECK(json["id"] == "loaded");
    CHECK(json["classes"] == nlohmann::json{"plain", "loaded"});
    CHECK(json["reading"]["outlet_names"].size() == 4);
    CHECK(json["training"]["examples"] == 48);
    CHECK(json["training"]["metrics"]["event.macro_f1"] > 0.6);
    const std::string card = read_file((folder / "loaded.md").string());
    for (const char* const part :
         {"licence: not stated", "## On held-out folds: event", "Reliability", "## Limits",
          "commonest class", "outlet alone", "## Most influential features"}) {
        CHECK(holds(card, part));
    }

    const Run scored = run({"score", golden_corpus(), "--model", model, "--lexicon",
                            source("lexicons/evaluation").string(), "--voice", "rules"});
    CHECK(scored.exit_code <= 1);
    CHECK(holds(scored.out, "\"model\":\"loaded\",\"axis\":null"));

    const Run evaluated =
        run({"evaluate", model, labelled(), "--lexicon", source("lexicons/evaluation").string(),
             "--voice", "rules", "--format", "json", "--compare", model});
    CHECK(evaluated.exit_code == 0);
    const auto evaluation = nlohmann::json::parse(evaluated.out);
    CHECK(evaluation["evaluated"] == 48);
    CHECK(evaluation["on_training_data"] == true);
    CHECK(evaluation["other"]["only_first"] == 0);
    CHECK(evaluation["evaluation"]["by_outlet"].size() == 4);
    CHECK(evaluation["other_lexicons"] == false);
    for (const std::string& err : {scored.err, evaluated.err})
        CHECK_FALSE(holds(err, "other lexicons"));

    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"score", golden_corpus(), "--model", model},
          std::vector<std::string>{"evaluate", model, labelled()}}) {
        std::vector<std::string> with_style = arguments;
        with_style.insert(with_style.end(),
                          {"--lexicon", source("lexicons/style").string(), "--voice", "rules"});
        const Run other = run(with_style);
        CHECK(other.exit_code <= 1);
        CHECK(holds(other.err, "note: model \"loaded\" was trained with other lexicons (SHA-256 "));
        CHECK(holds(other.err, "its figures do not hold; name the same --lexicon\n"));
        if (arguments.front() == "evaluate")
            CHECK(holds(other.out, "The model was trained with other lexicons"));
    }
}

TEST_CASE("a dry run of training says how many examples each class has, and writes nothing") {
    const TemporaryFolder folder;
    const Run dry = run(train(labelled(), (folder / "loaded.json").string(), {"--dry-run"}));
    CHECK(dry.exit_code == 0);
    CHECK(dry.out.empty());
    CHECK(dry.err ==
          "dry run: would analyse 48 records, reject 0; nothing was written\n"
          "  plain: 27 examples\n"
          "  loaded: 21 examples\n");
    CHECK(names_in(folder.path()).empty());
}

TEST_CASE("training names the examples that repeat a text under another label") {
    const TemporaryFolder folder;
    const std::string examples = (folder / "examples.jsonl").string();
    const std::string text = "The council met on Monday evening.";
    write_file(examples, read_file(labelled()) + R"({"text":")" + text + R"(","label":"plain"})" +
                             "\n" + R"({"text":")" + text + R"(","label":"plain"})" + "\n" +
                             R"({"text":")" + text + R"(","label":{"plain":1,"loaded":4}})" + "\n" +
                             R"({"text":")" + text + R"(","label":{"plain":2,"loaded":2}})" + "\n");
    const Run result =
        run(train(examples, (folder / "m.json").string(), {"--no-validation", "--dry-run"}));
    CHECK(result.exit_code == 0);
    CHECK(holds(result.err,
                "note: examples.jsonl:51 has the text of examples.jsonl:49 with "
                "another label (\"loaded\", there \"plain\")\n"
                "note: examples.jsonl:52 has the text of examples.jsonl:49 with "
                "another label (as much one as the other, there \"plain\")\n"));
    CHECK_FALSE(holds(result.err, "examples.jsonl:50 has"));
    write_file(examples, read_file(labelled()));
    CHECK_FALSE(holds(run(train(examples, (folder / "m.json").string(), {"--dry-run"})).err,
                      "has the text"));
}

TEST_CASE("the same examples give the same bytes in any order on any threads") {
    const TemporaryFolder folder;
    std::istringstream lines(read_file(labelled()));
    std::vector<std::string> order;
    for (std::string line; std::getline(lines, line);) order.push_back(line);
    std::reverse(order.begin(), order.end());
    std::string reversed;
    for (const std::string& line : order) reversed += line + "\n";
    write_file(folder / "labelled.jsonl", reversed);

    const std::string a = (folder / "m.json").string();
    REQUIRE(run(train(labelled(), a, {"--threads", "1"})).exit_code == 0);
    const std::string first = read_file(a);
    const std::string card = read_file((folder / "m.md").string());
    REQUIRE(run(train(labelled(), a, {"--threads", "4"})).exit_code == 0);
    CHECK(read_file(a) == first);
    CHECK(read_file((folder / "m.md").string()) == card);
    REQUIRE(run(train((folder / "labelled.jsonl").string(), a, {"--threads", "2"})).exit_code == 0);
    auto one = nlohmann::json::parse(first);
    auto other = nlohmann::json::parse(read_file(a));
    // Only the name of the data differs: it is that of the file's bytes.
    one["training"]["data_sha256"] = other["training"]["data_sha256"];
    CHECK(one == other);
}

TEST_CASE("retrained lexicons are a proposal beside the old ones") {
    const TemporaryFolder folder;
    const std::string model = (folder / "m.json").string();
    const std::string proposal = (folder / "proposal").string();
    const std::string old = read_file(source("lexicons/evaluation/terms.tsv"));
    const Run result =
        run(train(labelled(), model, {"--lexicon-out", proposal, "--no-validation"}));
    CHECK(result.exit_code == 0);
    CHECK(holds(result.err, "entries with another weight"));
    CHECK(read_file(source("lexicons/evaluation/terms.tsv")) == old);
    CHECK(read_file(proposal + "/evaluation/terms.tsv") != old);
    CHECK(read_file(proposal + "/evaluation/lexicon.json") ==
          read_file(source("lexicons/evaluation/lexicon.json")));
    CHECK(run({"lexicon", "check", proposal + "/evaluation"}).exit_code == 0);

    const Run again = run(train(labelled(), model, {"--lexicon-out", proposal}));
    CHECK(again.exit_code == 2);
    CHECK(again.err == proposal +
                           ": this folder is not empty; a proposal is written into a new "
                           "one and never over a lexicon\n");
}

TEST_CASE("training begins from another model's weights") {
    const TemporaryFolder folder;
    const std::string first = (folder / "first.json").string();
    const std::string second = (folder / "second.json").string();
    REQUIRE(run(train(labelled(), first, {"--no-validation"})).exit_code == 0);
    const Run begun = run(train(labelled(), second, {"--no-validation", "--prior-model", first}));
    CHECK(begun.exit_code == 0);
    CHECK(holds(begun.err,
                "prior means are the weights of the model \"first\", learned from 48 examples"));
    std::map<std::string, double> weights;
    const auto before = nlohmann::json::parse(read_file(first));
    for (const auto& feature : before["features"]) weights[feature["name"]] = feature["weight"];
    std::size_t words = 0;
    const auto after = nlohmann::json::parse(read_file(second));
    for (const auto& feature : after["features"]) {
        const std::string name = feature["name"];
        if (!name.starts_with("w:") || !weights.contains(name)) continue;
        CHECK(feature["prior"] == weights[name]);
        ++words;
    }
    CHECK(words > 30);

    const Run other = run(train(labelled(), second, {"--prior-model", first, "--word-grams", "1"}));
    CHECK(other.exit_code == 2);
    CHECK(other.err ==
          "--prior-model: the model \"first\" reads texts otherwise; train with its --families, "
          "--word-grams, --character-grams, --by-wording and --scaling\n");
}

TEST_CASE("words that are used alike get like weights") {
    const TemporaryFolder folder;
    const std::string model = (folder / "m.json").string();
    const std::string vectors = (folder / "vectors.txt").string();
    // "odious" and "mayor" stand in no example.
    write_file(vectors,
               "shameless 1 0\nshameful 0.9 0.1\nhated 1 0.1\nodious 1 0\ncouncil 0 1\n"
               "voted 0.1 1\nmayor 0 1\n");
    const Run result =
        run(train(labelled(), model,
                  {"--no-validation", "--word-vectors", vectors, "--prior-sd", "vectors=1"}));
    CHECK(result.exit_code == 0);
    CHECK(holds(result.err,
                "note: weights of words are alike where their vectors are (7 words, 2 numbers "
                "each, width 1, SHA-256 "));
    CHECK(holds(read_file((folder / "m.md").string()), "weights of words are alike"));
    std::map<std::string, double> weights;
    const auto json = nlohmann::json::parse(read_file(model));
    for (const auto& feature : json["features"]) weights[feature["name"]] = feature["weight"];
    REQUIRE(weights.contains("w:odious"));
    CHECK(weights["w:odious"] > 0.0);
    CHECK(weights["w:mayor"] < 0.0);

    // The score of a sentence still lies in its words alone.
    const std::string text = (folder / "one.jsonl").string();
    write_file(text, R"({"id":"a","outlet":"Argus","text":"An odious mayor spoke."})"
                     "\n");
    const Run scored = run({"score", text, "--model", model, "--lexicon",
                            source("lexicons/evaluation").string(), "--voice", "rules"});
    CHECK(scored.exit_code == 0);
    CHECK(holds(scored.out, "\"w:odious\""));
    CHECK(holds(scored.out, "\"w:mayor\""));

    // Words of another language: said, with how many words were looked for.
    write_file(vectors, "schamlos 1 0\nverhasst 0.9 0.1\n");
    const Run strange =
        run(train(labelled(), model, {"--no-validation", "--word-vectors", vectors}));
    CHECK(strange.exit_code == 0);
    CHECK(holds(strange.err,
                "note: no word of the examples has a vector, so that nothing was learned from "
                "them; are they of another language, or written in capitals? (2 words, 2 numbers "
                "each, width "));
    CHECK(holds(strange.err, " words that two or more examples hold, 0 have one)\n"));

    write_file(vectors, "shameless 1 0\nhated 1\n");
    const Run uneven = run(train(labelled(), model, {"--word-vectors", vectors}));
    CHECK(uneven.exit_code == 2);
    CHECK(uneven.err == vectors + ":2: the word has 1 number, those before have 2\nhated 1\n");
    const Run wordless = run(
        train(labelled(), model, {"--word-vectors", vectors, "--families", "lexicon,characters"}));
    CHECK(wordless.exit_code == 2);
    CHECK(wordless.err ==
          "--word-vectors: the vectors say which words are used alike; name words among the "
          "--families\n");
}

TEST_CASE("a proposal never lands on a lexicon and leaves none out") {
    const TemporaryFolder folder;
    const auto copy_lexicon = [&](const char* name, const std::string& to) {
        std::filesystem::create_directories(folder / to);
        for (const char* const file : {"lexicon.json", "terms.tsv"}) {
            write_file(folder / (to + "/" + file),
                       read_file(source(std::string("lexicons/") + name + "/" + file)));
        }
    };
    copy_lexicon("evaluation", "mine/words");
    copy_lexicon("style", "yours/words");
    std::filesystem::create_directories(folder / "mine/words/inside");
    RunOptions inside;
    inside.folder = folder / "mine/words/inside";
    const std::string old = read_file(folder / "mine/words/terms.tsv");
    const Run result =
        run({"train", labelled(), "-o", "m.json", "--classes", "plain,loaded", "--voice", "rules",
             "--fixed", "--prior-map", "absolute", "--no-validation", "--lexicon", "..",
             "--lexicon", (folder / "yours/words").string(), "--lexicon-out", "../proposal"},
            inside);
    CAPTURE(result.err);
    CHECK(result.exit_code == 0);
    CHECK(read_file(folder / "mine/words/terms.tsv") == old);
    CHECK(names_in(folder / "mine/words/proposal") ==
          std::vector<std::string>{"evaluation", "style"});
}

TEST_CASE("the card's usual name overwrites no file but an older card") {
    const TemporaryFolder folder;
    const std::string model = (folder / "m.json").string();
    const std::string notes = (folder / "m.md").string();
    write_file(notes, "# m\n\nNotes on the data.\n");
    const Run refused = run(train(labelled(), model, {"--no-validation"}));
    CHECK(refused.exit_code == 2);
    CHECK(refused.err == notes +
                             ": this is no model card and would be overwritten by one; name the "
                             "card's file with --card\n");
    CHECK(read_file(notes) == "# m\n\nNotes on the data.\n");
    CHECK(names_in(folder.path()) == std::vector<std::string>{"m.md"});
    CHECK(run(train(labelled(), model, {"--no-validation", "--card", notes})).exit_code == 0);
    CHECK(run(train(labelled(), model, {"--no-validation"})).exit_code == 0);
    CHECK(holds(read_file(notes), "## What the model looks at"));
}

TEST_CASE("who names no classes is told which one the lexicons speak for") {
    const TemporaryFolder folder;
    const std::string model = (folder / "m.json").string();
    const Run result =
        run({"train", labelled(), "-o", model, "--lexicon", source("lexicons/evaluation").string(),
             "--voice", "rules", "--fixed", "--prior-map", "absolute", "--no-validation"});
    CHECK(result.exit_code == 0);
    const std::string note =
        "the lexicons' weights speak for \"plain\", the second class by name; --classes names them "
        "in another order";
    CHECK(holds(result.err, "note: " + note + "\n"));
    CHECK(holds(read_file(folder / "m.md"), "the lexicons' weights speak for"));
    CHECK_FALSE(holds(run(train(labelled(), model, {"--no-validation"})).err, "speak for"));
}

TEST_CASE("a class of which only rejects remain is not learned") {
    const TemporaryFolder folder;
    const std::string file = (folder / "two.jsonl").string();
    write_file(file,
               "{\"text\":\"The council put off its vote on the bridge, and the engineers said "
               "that they would need another survey.\",\"label\":\"a\"}\n"
               "{\"text\":\"Der Stadtrat hat die Abstimmung über die Brücke verschoben, denn die "
               "Ingenieure haben gewarnt, dass der Pfeiler noch einmal untersucht werden muss.\","
               "\"label\":\"b\"}\n");
    const Run result = run({"train", file, "-o", (folder / "m.json").string(), "--voice", "rules"});
    CHECK(result.exit_code == 2);
    CHECK(holds(result.err, "two.jsonl:2: language: "));
    CHECK(holds(result.err, "every example is of the class \"a\"; a model needs two or more\n"));
    CHECK(names_in(folder.path()) == std::vector<std::string>{"two.jsonl"});
}

TEST_CASE("outlets that all print one text cannot be folds") {
    const TemporaryFolder folder;
    const std::string file = (folder / "copies.csv").string();
    std::string table = "text,label,outlet\n";
    for (const char* const outlet : {"Echo", "Herald", "Post"}) {
        table.append("The council met to vote on the bridge.,plain,").append(outlet).append("\n");
        table.append("A shameful day of lies about the bridge.,loaded,")
            .append(outlet)
            .append("\n");
    }
    write_file(file, table);
    const Run result = run(train(file, (folder / "m.json").string(), {"--group", "outlet"}));
    CHECK(result.exit_code == 2);
    CHECK(result.err ==
          "--group: copies of texts, which stay in one fold, join every \"outlet\" to every other; "
          "leave copies out or choose another kind\n");
}

TEST_CASE("three classes have a logit each") {
    const TemporaryFolder folder;
    const std::string file = (folder / "three.csv").string();
    std::string table = "text,label\n";
    for (int i = 0; i < 12; ++i) {
        const std::string n = std::to_string(i);
        table += "The council met on day " + n + " to vote.,plain\n";
        table += "A shameful day " + n + " of lies.,harsh\n";
        table += "A wonderful day " + n + " for all.,warm\n";
    }
    write_file(file, table);
    const std::string model = (folder / "three.json").string();
    const Run result = run({"train", file, "-o", model, "--fixed", "--voice", "rules", "--lexicon",
                            source("lexicons/evaluation").string(), "--prior-map", "zero"});
    CHECK(result.exit_code == 0);
    const auto json = nlohmann::json::parse(read_file(model));
    CHECK(json["classes"] == nlohmann::json{"harsh", "plain", "warm"});
    CHECK(json["intercept"].size() == 3);
    const Run evaluated = run({"evaluate", model, file, "--voice", "rules", "--lexicon",
                               source("lexicons/evaluation").string(), "--format", "json"});
    const auto evaluation = nlohmann::json::parse(evaluated.out)["evaluation"];
    CHECK(evaluation["measures"]["accuracy"]["value"] == 1.0);
}

TEST_CASE("what is wrong with examples or options is said") {
    const TemporaryFolder folder;
    const std::string model = (folder / "m.json").string();
    const std::string one_class = (folder / "one.jsonl").string();
    write_file(one_class,
               "{\"text\":\"One.\",\"label\":\"a\"}\n{\"text\":\"Two.\",\"label\":\"a\"}\n");
    struct Case {
        std::vector<std::string> arguments;
        std::string message;
    };
    const std::vector<Case> cases{
        {{"train", labelled()}, "name the model's file with -o; see parallax train --help\n"},
        {{"train", labelled(), "-o", "m.md"},
         "the model and its card need files of their own; name one with --card; see parallax "
         "train --help\n"},
        {{"train", "-o", model},
         "name at least one file of labelled examples: .jsonl, .csv or .tsv; see parallax train "
         "--help\n"},
        {{"train", one_class, "-o", model},
         "every example is of the class \"a\"; a model needs two or more\n"},
        {{"train", labelled(), "-o", model, "--families", "lexicon,wrods"},
         "--families: \"wrods\" is not one of lexicon, axes, style, words, characters, position\n"},
        {{"train", labelled(), "-o", model, "--character-grams", "5-2"},
         "--character-grams: \"5-2\" is not a range of lengths from 1 to 8, such as 2-5\n"},
        {{"train", labelled(), "-o", model, "--prior-sd", "words=wide"},
         "--prior-sd: \"words=wide\" is not FAMILY=SD, such as words=0.5\n"},
        {{"train", labelled(), "-o", model, "--penalty", "l3"},
         "--penalty: \"l3\" is not one of l2, elastic-net, l1\n"},
        {{"train", labelled(), "-o", model, "--penalty", "elastic-net", "--l1-ratio", "1.5"},
         "--l1-ratio: \"1.5\" is not a number above 0 and below 1, such as 0.5\n"},
        {{"train", labelled(), "-o", model, "--l1-ratio", "0.5"},
         "--l1-ratio: is a share of --penalty elastic-net; name both\n"},
        {{"train", labelled(), "-o", model, "--field", "lable=x"},
         "--field: \"lable=x\" is not FIELD=NAME with a field of ours; write for example "
         "label=verdict\n"},
        {{"train", labelled(), "-o", model, "--group", "author"},
         "--group: \"author\" is not one of stratified, outlet, event, url, group\n"},
        {{"train", labelled(), "-o", model, "--group", "url", "--voice", "rules"},
         "--group: the examples have no \"url\"; folds by it need two or more\n"},
        {{"train", labelled(), "-o", model, "--prior-map", "zero", "--lexicon-out",
          (folder / "proposal").string()},
         "--lexicon-out needs --prior-map signed or absolute: with zero the signs of weights would "
         "be the classes', not the lexicon's; see parallax train --help\n"},
        {{"evaluate", model},
         "name a model and at least one file of labelled examples; see "
         "parallax evaluate --help\n"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.message);
        const Run result = run(c.arguments);
        CHECK(result.exit_code == 2);
        CHECK(result.err == c.message);
        CHECK(result.out.empty());
    }
    CHECK(names_in(folder.path()) == std::vector<std::string>{"one.jsonl"});
}

TEST_CASE("a penalty of absolutes leaves most weights where they were, and model and card say so") {
    const TemporaryFolder folder;
    const auto train_with = [&](const std::string& name, const std::vector<std::string>& more) {
        const std::string model = (folder / (name + ".json")).string();
        std::vector<std::string> options{"--no-validation", "--families", "lexicon,words"};
        options.insert(options.end(), more.begin(), more.end());
        const Run result = run(train(labelled(), model, options));
        INFO(result.err);
        REQUIRE(result.exit_code == 0);
        return nlohmann::json::parse(read_file(model));
    };
    const auto words_in = [](const nlohmann::json& model) {
        std::size_t count = 0;
        for (const auto& feature : model["features"])
            count += feature["name"].get<std::string>().starts_with("w:") ? 1U : 0U;
        return count;
    };
    const auto plain = train_with("plain", {});
    const auto net = train_with("net", {"--penalty", "elastic-net", "--l1-ratio", "0.5"});
    const auto sparse = train_with("sparse", {"--penalty", "l1"});
    CHECK_FALSE(plain["training"]["metrics"].contains("l1_ratio"));
    CHECK(net["training"]["metrics"]["l1_ratio"] == 0.5);
    CHECK(sparse["training"]["metrics"]["l1_ratio"] == 1.0);
    CHECK(plain["features"].size() > net["features"].size());
    CHECK(net["features"].size() >= sparse["features"].size());
    CHECK(words_in(plain) > 2 * words_in(sparse));
    // Terms of which the examples say nothing keep exactly the lexicon's weight.
    std::size_t stayed = 0;
    for (const auto& feature : sparse["features"]) stayed += feature["weight"] == feature["prior"];
    CHECK(stayed > 0);
    CHECK(holds(read_file((folder / "sparse.md").string()), "Elastic net, 1 of it absolute: "));
    CHECK_FALSE(holds(read_file((folder / "plain.md").string()), "Elastic net"));
    const Run scored =
        run({"score", golden_corpus(), "--model", (folder / "sparse.json").string(), "--lexicon",
             source("lexicons/evaluation").string(), "--voice", "rules"});
    CHECK(scored.exit_code <= 1);
    CHECK(holds(scored.out, "\"model\":\"sparse\",\"axis\":null"));

    // The ratio is one of those tried on inner folds; threads make no difference.
    std::vector<std::string> chosen{"train",
                                    labelled(),
                                    "-o",
                                    (folder / "chosen.json").string(),
                                    "--classes",
                                    "plain,loaded",
                                    "--lexicon",
                                    source("lexicons/evaluation").string(),
                                    "--voice",
                                    "rules",
                                    "--penalty",
                                    "elastic-net",
                                    "--families",
                                    "lexicon",
                                    "--no-validation",
                                    "--threads",
                                    "2"};
    REQUIRE(run(chosen).exit_code == 0);
    const std::string first = read_file((folder / "chosen.json").string());
    const double ratio =
        nlohmann::json::parse(first)["training"]["metrics"]["l1_ratio"].get<double>();
    CHECK((ratio == 0.1 || ratio == 0.5 || ratio == 0.9));
    chosen.back() = "1";
    REQUIRE(run(chosen).exit_code == 0);
    CHECK(read_file((folder / "chosen.json").string()) == first);
}

TEST_CASE("examples of other classes and without labels are rejects") {
    const TemporaryFolder folder;
    const std::string file = (folder / "more.jsonl").string();
    write_file(file, read_file(labelled()) +
                         "{\"text\":\"Unsure.\",\"label\":\"unsure\"}\n{\"text\":\"None.\"}\n");
    const Run result = run(train(file, (folder / "m.json").string(), {"--no-validation"}));
    CHECK(result.exit_code == 1);
    CHECK(holds(result.err,
                "more.jsonl:49: wrong_label: \"unsure\" is none of the classes wanted "
                "(plain, loaded)\n"));
    CHECK(holds(result.err,
                "more.jsonl:50: missing_label: the example has no label; name its "
                "class in \"label\"\n"));
    CHECK(holds(result.err, "read 50, analysed 48, rejected 2"));
}
