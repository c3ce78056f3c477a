#include "engine/lexicon/show_lexicon.hpp"
#include "tests/catch.hpp"
#include "tests/lexicon/lexicon_folders.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace parallax {
namespace {

using testing::faults_of;
using testing::plain_header;
using testing::plain_json;
using testing::read_plain;
using testing::TemporaryFolder;

Lexicon read(std::vector<std::filesystem::path> folders) {
    return read_lexicons(folders);
}

std::string table(const std::string& rows) {
    return plain_header + rows;
}

TEST_CASE("a lexicon reads with all its cells") {
    const Lexicon lexicon = read_plain(
        "{terror|terrorist} group\tlegitimacy\t+1.50\talpha\tgroup\tjudge\tpeace group\t1\tn\ts\n"
        "peace group\tlegitimacy\t-0.5\n"
        "# group\tlegitimacy\t9\n"
        "the rebels\t\t\t\tgroup\n"
        "muted\tforce\t0\n");
    REQUIRE(lexicon.terms().size() == 4);
    const auto id = lexicon.find_term("{terror|terrorist} group/legitimacy");
    REQUIRE(id);
    const Term& term = lexicon.term(*id);
    CHECK(term.weight == 1.5);
    CHECK(lexicon.axis(*term.axis).id == "legitimacy");
    CHECK(lexicon.target(*term.target).name == "Alpha");
    CHECK(lexicon.choice(*term.choice).id == "group");
    CHECK(term.function == "judge");
    CHECK(term.pair == "peace group");
    CHECK(term.reference);
    CHECK(term.note == "n");
    CHECK(term.source == "s");
    CHECK(term.lexicon == "plain");
    CHECK(term.file == "plain/terms.tsv");
    CHECK(term.line == 2);
    CHECK(lexicon.find_term("the rebels/group"));
    CHECK(lexicon.find_term("muted/force"));
    CHECK_FALSE(lexicon.find_term("group/legitimacy"));
    CHECK(lexicon.find_axis("force") == AxisId{0});
    CHECK(lexicon.find_choice("place") == ChoiceId{1});
    CHECK(lexicon.find_target("beta") == TargetId{1});
    CHECK_FALSE(lexicon.find_target("gamma"));
    CHECK(lexicon.choice(ChoiceId{1}).target == TargetId{1});
    CHECK(lexicon.language() == "en");
    CHECK(lexicon.sources().front().terms == 4);
    CHECK(lexicon.sha256().size() == 64);
}

TEST_CASE("tables are read as spreadsheets write them") {
    const Lexicon lexicon = [] {
        const TemporaryFolder folder;
        return read({folder.add("x", plain_json("x"),
                                "\xEF\xBB\xBFphrase\tnote\taxis\tweight\tmine\r\n"
                                "\"# a \"\"comment\"\"\"\t\t\t\t\r\n"
                                "\t\t\t\t\r\n"
                                "first\t\"says \"\"so\"\"\"\tforce\t1\t\t\t\r\n"
                                "second\t\"two\nlines\"\tforce\t2\tx\r\n"
                                "third\t\"Regime\" denies it\tforce\t3")});
    }();
    REQUIRE(lexicon.terms().size() == 3);
    CHECK(lexicon.terms()[0].note == "says \"so\"");
    CHECK(lexicon.terms()[1].note == "two\nlines");
    CHECK(lexicon.terms()[1].line == 5);
    CHECK(lexicon.terms()[2].note == "\"Regime\" denies it");
    CHECK(lexicon.terms()[2].line == 7);
}

TEST_CASE("an outlet's entries need neither axis nor choice") {
    const TemporaryFolder folder;
    std::string json = plain_json("daily");
    json.replace(json.find("framing"), 7, "outlet");
    const std::string rows = "phrase\taxis\tweight\taffinity\tsd\nlovely jubbly\t\t\t0.75\t0.5\n";
    const Lexicon lexicon = read({folder.add("daily", json, rows)});
    REQUIRE(lexicon.terms().size() == 1);
    CHECK(lexicon.terms()[0].id == "lovely jubbly/daily");
    CHECK(lexicon.terms()[0].affinity == 0.75);
    CHECK(lexicon.terms()[0].sd == 0.5);
    CHECK_FALSE(lexicon.terms()[0].axis);
}

TEST_CASE("the extending lexicon wins") {
    const TemporaryFolder folder;
    folder.add("base", plain_json("base"),
               table("a\tforce\t1\nb {x|y}\tforce\t1\nc\tforce\t1\tbeta\n"));
    folder.add("mid", plain_json("mid", "\"extends\": [\"../base\"],"),
               table("b {y|x}\tforce\t-2\n"));
    const auto top = folder.add("top", plain_json("top", "\"extends\": [\"../mid\"],"),
                                table("a\tforce\t3\talpha\n"));
    const Lexicon lexicon = read({top});
    REQUIRE(lexicon.terms().size() == 3);
    CHECK(lexicon.term(*lexicon.find_term("a/force")).weight == 3);
    CHECK(lexicon.term(*lexicon.find_term("a/force")).lexicon == "top");
    CHECK(lexicon.term(*lexicon.find_term("b {y|x}/force")).weight == -2);
    CHECK_FALSE(lexicon.find_term("b {x|y}/force"));
    CHECK(lexicon.term(*lexicon.find_term("c/force")).lexicon == "base");
    REQUIRE(lexicon.sources().size() == 3);
    CHECK(lexicon.find_source("base")->depth == 0);
    CHECK(lexicon.find_source("mid")->depth == 1);
    CHECK(lexicon.find_source("top")->depth == 2);
    CHECK(lexicon.find_source("base")->terms == 3);
    CHECK(lexicon.find_source("nobody") == nullptr);
}

TEST_CASE("unrelated lexicons must agree, then they merge") {
    const TemporaryFolder folder;
    const auto a = folder.add("a", plain_json("a"), table("x\tforce\t1\ny\tforce\t2\n"));
    SECTION("equal entries count once") {
        const auto b = folder.add("b", plain_json("b"), table("x\tforce\t1.0\nz\tforce\t2\n"));
        const Lexicon lexicon = read({b, a});
        CHECK(lexicon.terms().size() == 3);
        CHECK(lexicon.term(*lexicon.find_term("x/force")).lexicon == "a");
        CHECK(lexicon.targets().size() == 2);
    }
    SECTION("different weights are an error") {
        const auto b = folder.add("b", plain_json("b"), table("X\tforce\t-0.5\n"));
        CHECK(faults_of(folder, {a, b}) ==
              "b/terms.tsv:2:9: entry \"X/force\" has weight -0.5 here and 1 in a/terms.tsv:2; "
              "make them agree, or let one lexicon extend the other");
    }
    SECTION("different targets are an error") {
        const auto b = folder.add("b", plain_json("b"), table("x\tforce\t1\talpha\n"));
        CHECK(faults_of(folder, {a, b}) ==
              "b/terms.tsv:2:1: entry \"x/force\" has another axis, choice or target than in "
              "a/terms.tsv:2; make them agree, or let one lexicon extend the other");
    }
    SECTION("one id for two phrases is an error") {
        const auto b =
            folder.add("b", plain_json("b"), "phrase\taxis\tweight\tid\nv\tforce\t1\tx/force\n");
        CHECK(faults_of(folder, {a, b}) ==
              "b/terms.tsv:2:1: entry \"x/force\" has another phrase than in a/terms.tsv:2; make "
              "them agree, or let one lexicon extend the other");
    }
}

TEST_CASE("declarations of unrelated lexicons must agree") {
    const TemporaryFolder folder;
    const auto a = folder.add("a", plain_json("a"), plain_header);
    std::string json = plain_json("b");
    const auto change = [&](const std::string& from, const std::string& to) {
        json.replace(json.find(from), from.size(), to);
        return faults_of(folder, {a, folder.add("b", json, plain_header)});
    };
    CHECK(change("\"excusing\"", "\"praising\"") ==
          "b/lexicon.json:6:10: axis \"force\" has other poles here than in a/lexicon.json; make "
          "them agree or give one another id");
    json = plain_json("b");
    CHECK(change("\"north\"", "\"west\"") ==
          "b/lexicon.json:7:13: target \"alpha\" has another name, kind or side here than in "
          "a/lexicon.json; make them agree or give one another id");
    json = plain_json("b");
    CHECK(change("[\"armed-group\"]", "[]") ==
          "b/lexicon.json:12:13: choice \"group\" has another target or other kinds here than in "
          "a/lexicon.json; make them agree or give one another id");
    json = plain_json("b");
    CHECK(change("\"language\": \"en\"", "\"language\": \"de\"") ==
          "b/lexicon.json:3:45: language \"de\" differs from \"en\" of a; load lexicons of one "
          "language together");
    json = plain_json("a");
    CHECK(change("A lexicon", "Another lexicon") ==
          "b/lexicon.json:2:7: id \"a\" is that of a too; give one another id");
}

TEST_CASE("aliases of one target in unrelated lexicons are united") {
    const TemporaryFolder folder;
    std::string json = plain_json("b");
    json.replace(json.find("\"Alpha Front\""), 13, "\"Alphas\"");
    const Lexicon lexicon =
        read({folder.add("a", plain_json("a"), plain_header), folder.add("b", json, plain_header)});
    CHECK(lexicon.target(*lexicon.find_target("alpha")).aliases ==
          std::vector<std::string>{"Alpha", "Alpha Front", "Alphas"});
}

TEST_CASE("names are seen only through extends") {
    const TemporaryFolder folder;
    const std::string bare =
        R"({"format": "parallax-lexicon/1", "kind": "framing", "id": "c", "language": "en"})";
    const auto a = folder.add("a", plain_json("a"), plain_header);
    const auto c = folder.add("c", bare, table("x\tforce\t1\n"));
    CHECK(faults_of(folder, {a, c}) ==
          "c/terms.tsv:2:3: axis \"force\" is not declared here or in a lexicon this one extends; "
          "declare it in lexicon.json");
}

TEST_CASE("the order and repetition of folders and rows makes no difference") {
    const TemporaryFolder folder;
    const auto a = folder.add("a", plain_json("a"), table("x\tforce\t1\ny\tforce\t2\n"));
    const auto b = folder.add("b", plain_json("b", "\"extends\": [\"../a\"],"),
                              table("x\tforce\t3\nz\tforce\t2\n"));
    const auto c = folder.add("c", plain_json("c"), table("w\tforce\t3\n"));
    const Lexicon one = read({a, b, c});
    const Lexicon two = read({c, folder.path() / "b" / ".." / "a", b, a, b});
    CHECK(show_lexicon(one) == show_lexicon(two));
    CHECK(one.sha256() == two.sha256());
    folder.add("a", plain_json("a"), table("y\tforce\t2\nx\tforce\t1\n"));
    const Lexicon three = read({a, b, c});
    CHECK(show_lexicon(one) == show_lexicon(three));
    CHECK(one.sha256() != three.sha256());
}

TEST_CASE("what a term can be about") {
    const TemporaryFolder folder;
    const Lexicon lexicon = read({folder.add("x", plain_json("x"),
                                             "phrase\taxis\tweight\ttarget\tchoice\tkinds\n"
                                             "any\tforce\t1\t\t\t\n"
                                             "own target\tforce\t1\tbeta\tgroup\t\n"
                                             "target of choice\t\t\t\tplace\t\n"
                                             "kinds of choice\t\t\t\tgroup\t\n"
                                             "own kinds\t\t\t\tgroup\tarmy, state\n")});
    const auto about = [&](const char* id) {
        const Term& term = lexicon.term(*lexicon.find_term(id));
        std::string out;
        for (const Target& target : lexicon.targets()) {
            if (lexicon.can_be_about(term, target)) out += target.id + ' ';
        }
        return out;
    };
    CHECK(about("any/force") == "alpha beta ");
    CHECK(about("own target/force") == "beta ");
    CHECK(about("target of choice/place") == "beta ");
    CHECK(about("kinds of choice/group") == "alpha ");
    CHECK(about("own kinds/group") == "beta ");
}

TEST_CASE("a lexicon is shown by axis and choice") {
    const Lexicon lexicon = read_plain(
        "terror group\tlegitimacy\t-1.5\t\tgroup\tjudge\tpeace group\t\tnote\tsource\n"
        "peace group\tlegitimacy\t0.25\n");
    const std::string text = show_lexicon(lexicon);
    CHECK(text.find("plain 1.0.0 (framing, en): A lexicon for tests, 2 entries\n") == 0);
    CHECK(text.find("Axis legitimacy: delegitimising (-) to legitimising (+), 2 terms\n"
                    "     -1.50   terror group\n"
                    "             function judge; pair peace group\n"
                    "             note\n"
                    "             source: source\n"
                    "     +0.25   peace group\n") != std::string::npos);
    CHECK(text.find("Choice group: 1 terms, kinds armed-group\n  what it is called\n"
                    "    terror group\n") != std::string::npos);
}

}  // namespace
}  // namespace parallax
