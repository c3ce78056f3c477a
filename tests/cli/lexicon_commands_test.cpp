#include "tests/catch.hpp"
#include "tests/cli/run_parallax.hpp"

#include <string>
#include <vector>

using namespace parallax::testing;
namespace fs = std::filesystem;

TEST_CASE("a lexicon in order passes the check") {
    const Run result = run({"lexicon", "check", golden_lexicon()});
    CHECK(result.exit_code == 0);
    CHECK(result.err.empty());
    CHECK(holds(result.out, "0 errors, "));
}

TEST_CASE("an error makes the check fail, with file and line") {
    const TemporaryFolder folder;
    const std::string lexicon = (folder / "clash").string();
    fs::copy(golden_lexicon(), lexicon, fs::copy_options::recursive);
    write_file(lexicon + "/terms.tsv",
               read_file(golden_lexicon() + "/terms.tsv") +
                   "mobs\tconduct\t1.4\t\t\tjudge\t\tThe same words, the other sign.\tauthors\n");
    const Run result = run({"lexicon", "check", lexicon});
    CHECK(result.exit_code == 5);
    CHECK(holds(result.out, lexicon + "/terms.tsv:10: error: "));
    CHECK(holds(result.out, "1 error, "));
    CHECK_FALSE(holds(result.out, "\x1b"));
}

TEST_CASE("--parity prints the sums of the sides") {
    const Run result = run({"lexicon", "check", golden_lexicon(), "--parity"});
    CHECK(holds(result.out, "axis"));
    CHECK(holds(result.out, "sum |weight|"));
    CHECK(holds(result.out, "owners"));
}

TEST_CASE("a lexicon is shown with its axes, choices and targets") {
    const Run result = run({"lexicon", "show", golden_lexicon()});
    CHECK(result.exit_code == 0);
    CHECK(result.err.empty());
    for (const char* const part :
         {"tenants 1.0.0 (framing, en): ", "owners: Corvane Estates, group, side owners",
          "aliases: Corvane Estates, Corvane",
          "Axis legitimacy: delegitimising (-) to legitimising",
          "Choice tenants-name: 4 terms, target tenants", "{rent dodgers|freeloaders}"}) {
        INFO(part);
        CHECK(holds(result.out, part));
    }
}

TEST_CASE("a new lexicon is in order and is used") {
    const TemporaryFolder folder;
    const std::string lexicon = (folder / "My Housing_2").string();
    const Run made = run({"lexicon", "new", lexicon});
    CHECK(made.exit_code == 0);
    CHECK(made.out == lexicon + "\n");
    CHECK(holds(read_file(lexicon + "/lexicon.json"), "\"my-housing-2\""));
    CHECK(run({"lexicon", "check", lexicon}).exit_code == 0);
    CHECK(run({"score", golden_corpus(), "--lexicon", lexicon}).exit_code == 0);

    const std::string before = read_file(lexicon + "/terms.tsv");
    const Run again = run({"lexicon", "new", lexicon, "--id", "other"});
    CHECK(again.exit_code == 2);
    CHECK(read_file(lexicon + "/terms.tsv") == before);
}
