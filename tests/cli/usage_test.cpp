#include "tests/catch.hpp"
#include "tests/cli/run_parallax.hpp"

#include <string>
#include <vector>

using namespace parallax::testing;

namespace {

const std::vector<std::vector<std::string>> commands{
    {"report"},          {"score"},          {"annotate"}, {"find"},     {"check"},
    {"events"},          {"verify"},         {"train"},    {"evaluate"}, {"lexicon", "check"},
    {"lexicon", "show"}, {"lexicon", "new"},
};

std::vector<std::string> with(std::vector<std::string> words, const std::string& last) {
    words.push_back(last);
    return words;
}

std::string join(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

struct Misuse {
    std::vector<std::string> arguments;
    std::string message;
};

}  // namespace

TEST_CASE("alone it shows the three jobs, each with an example") {
    const Run alone = run({});
    CHECK(alone.exit_code == 0);
    CHECK(alone.err.empty());
    CHECK(holds(alone.out, "Generate framing reports"));
    CHECK(holds(alone.out, "Compare outlets"));
    CHECK(holds(alone.out, "Retrain lexicons from labelled examples\n"));
    CHECK(holds(alone.out, "parallax report articles.jsonl -o report"));
    for (const char* const word : {"--help", "-h", "help"}) CHECK(run({word}).out == alone.out);
}

TEST_CASE("help lists no command that is not there") {
    const std::string help = run({"--help"}).out;
    const std::string list = help.substr(help.find("Commands:"));
    for (const char* const name : {"merge"}) {
        INFO(name);
        CHECK_FALSE(holds(list, std::string("  ") + name));
    }
}

TEST_CASE("the version is shown") {
    const Run version = run({"--version"});
    CHECK(version.exit_code == 0);
    CHECK(version.out.starts_with("parallax 0."));
}

TEST_CASE("each command shows its options and an example") {
    for (const auto& command : commands) {
        INFO(join(command));
        const Run help = run(with(command, "--help"));
        CHECK(help.exit_code == 0);
        CHECK(help.err.empty());
        CHECK(help.out.starts_with("parallax " + join(command)));
        CHECK(holds(help.out, "\nOptions:\n"));
        CHECK(holds(help.out, "-h, --help"));
        CHECK(holds(help.out, "\nExample:\n  parallax " + join(command)));
    }
    CHECK(run({"help", "score"}).out == run({"score", "--help"}).out);
    CHECK(holds(run({"lexicon"}).out, "check"));
}

TEST_CASE("what is wrong with a command line is said, with what was meant") {
    const std::string corpus = golden_corpus();
    const std::vector<Misuse> table{
        {{"reprot"}, "parallax has no command \"reprot\"; did you mean \"report\"?"},
        {{"xyzzy"},
         "parallax has no command \"xyzzy\"; it has report, compare, score, annotate, find, check, "
         "train, evaluate, events, verify, agree, lexicon"},
        {{"--versoin"}, "parallax has no option --versoin; see parallax --help"},
        {{"lexicon", "chek"}, "parallax lexicon has no command \"chek\"; did you mean \"check\"?"},
        {{"score", corpus, "--lexcion", "x"},
         "parallax score has no option --lexcion; did you mean --lexicon?"},
        {{"score", corpus, "--zzzzz"},
         "parallax score has no option --zzzzz; see parallax score --help"},
        {{"score", corpus, "-x"}, "parallax score has no option -x; see parallax score --help"},
        {{"score", corpus, "--lex", "x"},
         "parallax score has no option --lex; see parallax score --help"},
        {{"score", corpus, "--as-of", "2025-01-01"},
         "parallax score has no option --as-of; see parallax score --help"},
        {{"score", corpus, "--lexicon"}, "--lexicon needs a value; see parallax score --help"},
        {{"score", corpus, "--quiet=yes"}, "--quiet takes no value; see parallax score --help"},
        {{"score", corpus, "--from", "2025-01-01", "--from", "2025-01-02"},
         "--from is given twice; give it once; see parallax score --help"},
        {{"score", corpus, "--threads", "0"},
         "--threads: \"0\" is not a whole number from 1 to 1024"},
        {{"score", corpus, "--threads", "-3"},
         "--threads: \"-3\" is not a whole number from 1 to 1024"},
        {{"score", corpus, "--threads", "two"},
         "--threads: \"two\" is not a whole number from 1 to 1024"},
        {{"score", corpus, "--voice", "loud"}, "--voice: \"loud\" is not one of full, rules"},
        {{"score", corpus, "--from", "May"}, "--from: \"May\" is no date; write one as YYYY-MM-DD"},
        {{"score", corpus, "--by", "word"}, "--by: \"word\" is not one of document, sentence"},
        {{"score", corpus, "--by", "sentence", "--format", "csv"},
         "--by sentence writes JSON lines only; see parallax score --help"},
        {{"score"},
         "name at least one corpus: a folder, a .jsonl, .csv or .tsv file, or - for JSON lines on "
         "standard input; see parallax score --help"},
        {{"score", ""}, "the name of a corpus is empty; see parallax score --help"},
        {{"score", "-", "-"},
         "standard input (-) is named twice; it can be read once; see parallax score --help"},
        {{"report", corpus},
         "name the folder for the report with -o DIR; see parallax report --help"},
        {{"find"},
         "name the phrase to find, in quotation marks, then the corpora; see parallax find --help"},
        {{"find", "{a|b", corpus}, "PHRASE:1:1: \"{\" is not closed; write \"}\" after it\n{a|b"},
        {{"lexicon", "check"}, "name the folder of a lexicon; see parallax lexicon check --help"},
        {{"lexicon", "new", "x", "--id", "Not An Id"},
         "--id: \"Not An Id\" is no id; write lower-case letters, digits and single hyphens"},
    };
    for (const Misuse& misuse : table) {
        INFO(join(misuse.arguments));
        const Run result = run(misuse.arguments);
        CHECK(result.exit_code == 2);
        CHECK(result.out.empty());
        CHECK(result.err == misuse.message + "\n");
    }
}

TEST_CASE("a command of a later version says so") {
    const std::string has = " is not in this version (";
    for (const char* const name : {"merge"}) {
        INFO(name);
        const Run result = run({name, golden_corpus()});
        CHECK(result.exit_code == 2);
        CHECK(result.err.starts_with("parallax " + std::string(name) + has));
    }
}

TEST_CASE("after -- nothing is an option, and - is standard input") {
    const TemporaryFolder folder;
    write_file(folder / "-odd.jsonl", read_file(golden_corpus()));
    const Run named = run({"score", "--lexicon", golden_lexicon(), "--", "-odd.jsonl"},
                          {.folder = folder.path()});
    CHECK(named.exit_code == 0);
    const Run piped =
        run({"score", "-", "--lexicon", golden_lexicon()}, {.input = read_file(golden_corpus())});
    CHECK(piped.exit_code == 0);
    CHECK_FALSE(piped.out.empty());
    CHECK(piped.out == named.out);
}

TEST_CASE("what cannot be read is named") {
    const Run corpus = run({"score", "no-such.jsonl", "--lexicon", golden_lexicon()});
    CHECK(corpus.exit_code == 2);
    CHECK(corpus.err == "no-such.jsonl: this file does not exist\n");
    const Run lexicon = run({"score", golden_corpus(), "--lexicon", "no-such"});
    CHECK(lexicon.exit_code == 2);
    CHECK(lexicon.err == "no-such: there is no such lexicon folder\n");
}
