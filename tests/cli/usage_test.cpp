#include "tests/catch.hpp"
#include "tests/cli/run_parallax.hpp"

#include <string>
#include <vector>

using namespace parallax::testing;

namespace {

const std::vector<std::vector<std::string>> commands{
    {"report"},           {"score"},           {"annotate"},       {"find"},  {"check"},
    {"events"},           {"merge"},           {"verify"},         {"train"}, {"evaluate"},
    {"lexicon", "check"}, {"lexicon", "show"}, {"lexicon", "new"},
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
         "train, evaluate, events, merge, verify, agree, lexicon"},
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
        {{"score", corpus, "--from", "2025-02-02", "--to", "2025-02-01"},
         "--from: 2025-02-02 lies after --to 2025-02-01; no day is between them"},
        {{"score", corpus, "-o", ""}, "--output needs a value; see parallax score --help"},
        {{"score", corpus, "--event", ""}, "--event needs a value; see parallax score --help"},
        {{"score", corpus, "--model", "no-such"},
         "no-such: there is neither a file nor a shipped model of this name; shipped: framing"},
        {{"compare", corpus, "--outlets", " , "},
         "--outlets names no outlet; see parallax compare --help"},
        {{"compare", corpus, "--format", "xml"}, "--format: \"xml\" is not one of md, csv, json"},
        {{"report", corpus, "-o", "x", "--seed", "9007199254740992"},
         "--seed: \"9007199254740992\" is not a whole number from 0 to 9007199254740991"},
        {{"report", corpus, "-o", "x", "--partial", "y"},
         "-o DIR writes a report and --partial FILE a part of one; name one; see parallax report "
         "--help"},
        {{"report", corpus, "--partial", "y", "--dedupe"},
         "--dedupe and --collapse-shared compare all documents; a part of them cannot be made with "
         "either; see parallax report --help"},
        {{"report", corpus, "--partial", "y", "--collapse-shared"},
         "--dedupe and --collapse-shared compare all documents; a part of them cannot be made with "
         "either; see parallax report --help"},
        {{"merge"},
         "name the files that parallax report --partial wrote; see parallax merge --help"},
        {{"merge", "x"}, "name the folder for the report with -o DIR; see parallax merge --help"},
        {{"find", "", corpus}, "PHRASE:1:1: the phrase has no word; write at least one"},
        {{"lexicon", "show", golden_lexicon(), "--seed", "3"},
         "--seed shuffles the sheet of --ratings-sheet, which was not asked for; see parallax "
         "lexicon show --help"},
        {{"train", corpus, "-o", "m.json", "--classes", "a,b,a"},
         "--classes: \"a\" is named twice"},
        {{"train", corpus, "-o", "m.json", "--classes", "a"},
         "--classes: name two or more classes, with commas between"},
        {{"train", corpus, "-o", "m.json", "--families", ","},
         "--families: name at least one family"},
        {{"train", corpus, "-o", "m.json", "--prior-sd", "words=-1"},
         "--prior-sd: \"words=-1\" is not FAMILY=SD, such as words=0.5"},
        {{"train", corpus, "-o", "m.json", "--character-grams", "5-2"},
         "--character-grams: \"5-2\" is not a range of lengths from 1 to 8, such as 2-5"},
        {{"train", corpus, "-o", "m.json", "--group", "day"},
         "--group: \"day\" is not one of stratified, outlet, event, url, group"},
        {{"evaluate", "framing", corpus, "--group", "day"},
         "--group: \"day\" is not one of stratified, outlet, event, url, group"},
        {{"lexicon", "induce", corpus, "-o", "new", "--fdr", "much"},
         "--fdr: \"much\" is no rate: the rate must lie between 0 and 1; write such as 0.05"},
        {{"lexicon", "induce", corpus, "-o", "new", "--fdr", "nan"},
         "--fdr: \"nan\" is no rate: the rate must lie between 0 and 1; write such as 0.05"},
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
