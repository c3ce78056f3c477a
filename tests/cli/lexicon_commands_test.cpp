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

namespace {

/// Two armed groups of which the entries say the same, but for what a test adds.
std::string make_two_groups(const TemporaryFolder& folder, const std::string& more) {
    const std::string lexicon = (folder / "groups").string();
    fs::create_directories(lexicon);
    write_file(lexicon + "/lexicon.json",
               R"({"format":"parallax-lexicon/1","kind":"framing","id":"groups","title":"Groups",)"
               R"("language":"en","version":"1","license":"CC0-1.0","extends":[],)"
               R"("axes":{"legitimacy":{"negative":"delegitimising","positive":"legitimising",)"
               R"("about":"standing"}},"targets":{)"
               R"("redhill":{"name":"Redhill Front","kind":"armed-group","side":"red",)"
               R"("aliases":["Redhill Front"],"generic":["the group"]},)"
               R"("bluefield":{"name":"Bluefield League","kind":"armed-group","side":"blue",)"
               R"("aliases":["Bluefield League"],"generic":["the group"]}},)"
               R"("choices":{"naming":{"about":"an armed group","target":null,)"
               R"("kinds":["armed-group"]}}})");
    write_file(lexicon + "/terms.tsv",
               "phrase\taxis\tweight\ttarget\tchoice\tfunction\tpair\tnote\tsource\n"
               "terror group\tlegitimacy\t-1.5\t\tnaming\tdefine\t\tA label.\tauthors\n"
               "freedom fighters\tlegitimacy\t1.5\t\tnaming\tdefine\t\tA label.\tauthors\n" +
                   more);
    return lexicon;
}

}  // namespace

TEST_CASE("--symmetry finds nothing where entries say the same of both") {
    const TemporaryFolder folder;
    const Run result = run(
        {"lexicon", "check", make_two_groups(folder, ""), "--symmetry", "redhill", "bluefield"});
    CHECK(result.exit_code == 0);
    CHECK(holds(result.out,
                "symmetry of redhill and bluefield: 0 moved of 2 entries; 2 spoke of "
                "one of the two in a sentence, 0 bound to one with a counterpart or a "
                "reason, 0 spoke of neither; 10 sentences read with either name\n"));
    CHECK_FALSE(holds(result.out, "note: "));
}

TEST_CASE("--symmetry names the entries of a lexicon that is asymmetric on purpose") {
    const TemporaryFolder folder;
    const std::string lexicon = make_two_groups(
        folder,
        "gang of thieves\tlegitimacy\t-1.2\tredhill\t\tjudge\t\tOf one only.\tauthors\n"
        "band of heroes\tlegitimacy\t1\tredhill\t\tjudge\tleague of saints\tLess.\tauthors\n"
        "league of saints\tlegitimacy\t0.4\tbluefield\t\tjudge\tband of heroes\tMore.\tauthors\n"
        "hill robbers\tlegitimacy\t-1\tredhill\t\tjudge\tnone: no hill\tA reason.\tauthors\n");
    // What follows the two targets is a folder.
    const Run result = run({"lexicon", "check", "--symmetry", "redhill", "bluefield", lexicon});
    CHECK(result.exit_code == 5);
    CHECK(holds(result.out,
                "groups/terms.tsv:4: error: \"gang of thieves/legitimacy\" is bound to "
                "redhill with weight -1.2, and no entry bound to bluefield is its "
                "pair\n"));
    CHECK(holds(result.out,
                "groups/terms.tsv:5: error: \"band of heroes/legitimacy\" is bound to "
                "redhill with weight +1, and \"league of saints/legitimacy\" of "
                "bluefield has +0.4\n"));
    CHECK(holds(result.out, "groups/terms.tsv:6: error: "));
    CHECK(holds(result.out,
                "symmetry of redhill and bluefield: 3 moved of 6 entries; 2 spoke of "
                "one of the two in a sentence, 1 bound to one with a counterpart or a "
                "reason, 0 spoke of neither; 10 sentences read with either name\n"));
    CHECK(holds(result.out, "3 errors, "));
}

TEST_CASE("--symmetry shows the sentences in which an entry moves") {
    const TemporaryFolder folder;
    const std::string lexicon = make_two_groups(folder, "");
    replace_in(lexicon + "/lexicon.json", R"("name":"Bluefield League","kind":"armed-group")",
               R"("name":"Bluefield League","kind":"people")");
    const Run result = run({"lexicon", "check", lexicon, "--symmetry", "redhill", "bluefield"});
    CHECK(result.exit_code == 5);
    CHECK(holds(result.out,
                "groups/terms.tsv:2: error: \"terror group/legitimacy\" moves when "
                "redhill and bluefield are exchanged: -1.50 about the first, +0.00 "
                "about the second\n    The terror group Redhill Front gave no answer"));
}

TEST_CASE("what is wrong with a call of --symmetry is said") {
    const TemporaryFolder folder;
    const std::string lexicon = make_two_groups(folder, "");
    const Run one = run({"lexicon", "check", lexicon, "--symmetry", "redhill"});
    CHECK(one.exit_code == 2);
    CHECK(holds(one.err, "--symmetry needs the ids of two targets"));
    const Run same = run({"lexicon", "check", lexicon, "--symmetry", "redhill", "redhill"});
    CHECK(same.exit_code == 2);
    CHECK(holds(same.err, "--symmetry needs two targets that differ"));
    const Run unknown = run({"lexicon", "check", lexicon, "--symmetry", "redhill", "blue"});
    CHECK(unknown.exit_code == 2);
    CHECK(holds(unknown.err,
                "there is no target \"blue\" in these lexicons; `parallax lexicon "
                "show DIR` lists them by their ids"));
}
