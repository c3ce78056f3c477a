#include "tests/catch.hpp"
#include "tests/cli/run_parallax.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace parallax::testing;

namespace {

struct BadInput {
    std::string name;
    std::string message;  ///< the line about it on standard error
    int good = 2;         ///< records that are sound
};

const std::vector<BadInput>& bad_inputs() {
    static const std::vector<BadInput> all{
        {"01_invalid_json.jsonl",
         "01_invalid_json.jsonl:2: invalid_json: the line is not valid JSON from "
         "column 85 on, at text: \"The bridge was de"},
        {"02_duplicate_key.jsonl",
         "02_duplicate_key.jsonl:2: duplicate_key: key \"outlet\" stands twice "
         "in the line; keep one"},
        {"03_missing_outlet.csv",
         "03_missing_outlet.csv:3: missing_outlet: the record has no outlet; "
         "name who published it in \"outlet\""},
        {"04_empty_text.jsonl",
         "04_empty_text.jsonl:2: empty_text: the text is empty or only white "
         "space"},
        {"05_invalid_utf8.jsonl",
         "05_invalid_utf8.jsonl:2: invalid_utf8: field \"text\" is not valid "
         "UTF-8 at byte offset 424 of the line; save the file as UTF-8"},
        {"06_duplicate_id.jsonl",
         "06_duplicate_id.jsonl:2: duplicate_id: the id \"harbour-01\" is also "
         "that of 06_duplicate_id.jsonl:1, which was kept"},
        {"07_impossible_date.csv",
         "07_impossible_date.csv:3: impossible_date: the date \"2025-02-30\" "
         "does not exist; write the day of publication as YYYY-MM-DD"},
        {"08_wrong_language.jsonl",
         "08_wrong_language.jsonl:2: language: the text is not in the lexicon's "
         "language (en); analyse it with a lexicon of its own language"},
        {"09_unclosed_quote.csv",
         "09_unclosed_quote.csv:3: malformed_row: a quotation mark is opened and "
         "not closed at the end of the cell; close it, and double the marks "
         "inside"},
        {"10_truncated.jsonl.zst",
         "10_truncated.jsonl.zst:2: truncated: the compressed file ends early; "
         "what came before was read, copy the file again for the rest",
         1},
        {"11_missing_file",
         "11_missing_file/corpus.json:12: missing_file: there is no file "
         "\"11_missing_file/quay-gazette.txt\"; put it there or take the entry "
         "out"},
    };
    return all;
}

constexpr const char* lexicon_faults =
    R"(tests/bad_input/12_lexicon_fault/terms.tsv:3:25: weight "hgih" is not a number; write a decimal such as -0.8
doubled in price thrift hgih stresses the rise authors' judgement: a fact put as a reproach
tests/bad_input/12_lexicon_fault/terms.tsv:4:15: axis "thirft" is not declared here or in a lexicon this one extends; did you mean "thrift"?
within budget thirft 0.8 praises care authors' judgement: the plain praise
tests/bad_input/12_lexicon_fault/terms.tsv:5:1: phrase: "{" is not closed; write "}" after it
{careful|prudent planning thrift 0.6 praises care authors' judgement: mild praise
tests/bad_input/12_lexicon_fault/terms.tsv:6:15: axis "patience" is not declared here or in a lexicon this one extends; declared are thrift
long promised patience -0.5 hints at broken promises authors' judgement: implies delay
)";

std::string path_of(const BadInput& input) {
    return source("tests/bad_input/" + input.name).string();
}

auto count_lines(const std::string& text) {
    return std::count(text.begin(), text.end(), '\n');
}

}  // namespace

TEST_CASE("a record that cannot be used is listed and the others are analysed") {
    for (const BadInput& input : bad_inputs()) {
        INFO(input.name);
        const Run result = run({"score", path_of(input), "--lexicon", golden_lexicon()});
        CHECK(result.exit_code == 1);
        CHECK(count_lines(result.out) == input.good);
        CHECK(result.err == input.message + "\nread " + std::to_string(input.good + 1) +
                                ", analysed " + std::to_string(input.good) + ", rejected 1\n");
    }
}

TEST_CASE("a report is made of the sound records and lists the rejected one") {
    for (const BadInput& input : bad_inputs()) {
        INFO(input.name);
        const TemporaryFolder folder;
        const std::string output = (folder / "report").string();
        const Run result =
            run({"report", path_of(input), "--lexicon", golden_lexicon(), "-o", output});
        CHECK(result.exit_code == 1);
        CHECK(result.out == output + "/index.html\n");
        CHECK(result.err.starts_with(input.message + "\n"));
        const std::string reason = input.message.substr(input.message.find(": ") + 2);
        const std::string code = reason.substr(0, reason.find(':'));
        CHECK(read_file(output + "/report.json").find('"' + code + '"') != std::string::npos);
    }
}

TEST_CASE("with --strict the first reject stops") {
    for (const BadInput& input : bad_inputs()) {
        INFO(input.name);
        const Run lines = run({"score", path_of(input), "--lexicon", golden_lexicon(), "--strict"});
        CHECK(lines.exit_code == 2);
        CHECK(lines.out.empty());
        CHECK(lines.err == input.message + "\n");

        const TemporaryFolder folder;
        const Run report = run({"report", path_of(input), "--lexicon", golden_lexicon(), "--strict",
                                "-o", (folder / "report").string()});
        CHECK(report.exit_code == 2);
        CHECK(report.err == input.message + "\n");
        CHECK(names_in(folder.path()).empty());
    }
}

TEST_CASE("with --quiet of the rejects only the number is said") {
    const Run result =
        run({"score", path_of(bad_inputs().front()), "--lexicon", golden_lexicon(), "--quiet"});
    CHECK(result.exit_code == 1);
    CHECK(result.err == "read 3, analysed 2, rejected 1\n");
}

TEST_CASE("all faults of a lexicon are said at once") {
    const Run result =
        run({"lexicon", "check", "tests/bad_input/12_lexicon_fault"}, {.folder = source("")});
    CHECK(result.exit_code == 2);
    CHECK(result.out.empty());
    CHECK(result.err == lexicon_faults);
    const Run score =
        run({"score", golden_corpus(), "--lexicon", "tests/bad_input/12_lexicon_fault"},
            {.folder = source("")});
    CHECK(score.exit_code == 2);
    CHECK(score.err == result.err);
}

TEST_CASE("of very many faults the first fifty are said, and how many more there are") {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "x");
    std::string table = "phrase\taxis\tweight\n";
    for (int i = 0; i < 73; ++i) table += "word" + std::to_string(i) + "\ttone\thigh\n";
    write_file(folder / "x/terms.tsv", table);
    write_file(folder / "x/lexicon.json",
               R"({"format":"parallax-lexicon/1","kind":"style","id":"x","language":"en","axes":)"
               R"({"tone":{"negative":"a","positive":"b"}}})");
    const Run result = run({"lexicon", "check", "x"}, {.folder = folder.path()});
    CHECK(result.exit_code == 2);
    CHECK(count_lines(result.err) == 2 * 50 + 1);
    CHECK(holds(result.err, "x/terms.tsv:51:"));
    CHECK_FALSE(holds(result.err, "x/terms.tsv:52:"));
    CHECK(result.err.ends_with("\nand 23 faults more, not shown\n"));
}

TEST_CASE("if nothing can be analysed nothing is written") {
    const TemporaryFolder folder;
    const std::string report = (folder / "report").string();
    const std::string bad = (folder / "bad.jsonl").string();
    write_file(bad, "{\"outlet\":\"A\",\"text\":\" \"}\n{\"text\":\"x\"}\n");
    const Run rejected = run({"report", bad, "--lexicon", golden_lexicon(), "-o", report});
    CHECK(rejected.exit_code == 2);
    CHECK(rejected.out.empty());
    CHECK(rejected.err ==
          "bad.jsonl:1: empty_text: the text is empty or only white space\n"
          "bad.jsonl:2: missing_outlet: the record has no outlet; name who published it in "
          "\"outlet\"\n"
          "nothing could be analysed: all 2 records were rejected\n");

    write_file(folder / "empty.jsonl", "");
    const Run empty = run(
        {"report", (folder / "empty.jsonl").string(), "--lexicon", golden_lexicon(), "-o", report});
    CHECK(empty.exit_code == 2);
    CHECK(empty.err == "nothing could be analysed: the corpus holds no record\n");

    const Run filtered = run({"score", golden_corpus(), "--lexicon", golden_lexicon(), "--outlet",
                              "Alder Pots", "-o", (folder / "lines").string()});
    CHECK(filtered.exit_code == 2);
    CHECK(filtered.err ==
          "--outlet: no record has \"Alder Pots\"; did you mean \"Alder Post\"?\n"
          "nothing could be analysed: all 4 records were left out by --from, --to, --event or "
          "--outlet\n");
    CHECK(names_in(folder.path()) == std::vector<std::string>{"bad.jsonl", "empty.jsonl"});
}
