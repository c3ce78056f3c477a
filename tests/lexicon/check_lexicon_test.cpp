#include "engine/lexicon/check_lexicon.hpp"

#include "engine/core/input_error.hpp"
#include "tests/catch.hpp"
#include "tests/lexicon/lexicon_folders.hpp"

#include <string>

namespace parallax {
namespace {

using testing::plain_header;
using testing::plain_json;
using testing::TemporaryFolder;

/// Findings of the kinds asked for, one a line.
std::string show(const LexiconCheck& check, const TemporaryFolder& folder,
                 LexiconFinding::Kind except = LexiconFinding::Kind::one_pole) {
    std::string out;
    for (const LexiconFinding& finding : check.findings) {
        if (finding.kind == except || finding.kind == LexiconFinding::Kind::missing_note) continue;
        if (!out.empty()) out += '\n';
        out += finding.file.substr(folder.path().generic_string().size() + 1) + ':' +
               std::to_string(finding.line) +
               (finding.severity == LexiconFinding::Severity::error ? ": error " : ": warning ") +
               std::string(name_of(finding.kind)) + ": " + finding.message;
    }
    return out;
}

std::string check_rows(const std::string& rows, bool parity = false) {
    const TemporaryFolder folder;
    const auto path = folder.add("x", plain_json("x"), plain_header + rows);
    return show(check_lexicon(path, parity), folder);
}

TEST_CASE("entries that match the same words are found") {
    struct Case {
        const char* name;
        std::string rows;
        const char* findings;
    };
    const auto c = GENERATE(values<Case>({
        {"nothing in common", "{a|b} c\tforce\t1\na d\tforce\t1\n", ""},
        {"another axis", "{a|b} c\tforce\t1\na c\tlegitimacy\t1\n", ""},
        {"a longer phrase may contain a shorter", "a\tforce\t1\na b\tforce\t-1\n", ""},
        {"same words, same weight", "{a|b} c\tforce\t1\n{a|d} c\tforce\t1\n",
         "x/terms.tsv:3: warning duplicate: \"a c\" is matched by line 2 too, on axis \"force\"; "
         "keep it in one of them"},
        {"same words, another weight", "{a|b} c\tforce\t1\n{a|d} c\tforce\t2\n",
         "x/terms.tsv:3: error duplicate: \"a c\" is matched by line 2 too, on axis \"force\"; "
         "keep it in one of them"},
        {"same words, other sign", "{a|b} c\tforce\t1\n{a|d} c\tforce\t-1\n",
         "x/terms.tsv:3: error conflict: \"a c\" is matched by line 2 too, on axis \"force\", with "
         "a weight of the other sign; keep one"},
        {"same words in one choice", "{a|b} c\t\t\t\tgroup\n{a|d} c\tforce\t1\t\tgroup\n",
         "x/terms.tsv:3: warning duplicate: \"a c\" is matched by line 2 too, on choice \"group\"; "
         "keep it in one of them"},
        {"a wildcard of the other sign", "terror\tforce\t-1\nterr*\tforce\t1\n",
         "x/terms.tsv:2: warning shadowed: never counts on axis \"force\": all it matches is "
         "matched by line 3 and others that come before it in the order of ids; take one out\n"
         "x/terms.tsv:2: error conflict: \"terror\" is matched by line 3 too, on axis \"force\", "
         "with a weight of the other sign; keep one"},
        {"shadowed by a wildcard", "x terror\tforce\t-1\n{x|y} terr*\tforce\t-2\n", ""},
        {"wildcard first in the order of ids", "zz terrors\tforce\t-1\nzz terr*\tforce\t-2\n",
         "x/terms.tsv:2: warning shadowed: never counts on axis \"force\": all it matches is "
         "matched by line 3 and others that come before it in the order of ids; take one out"},
        {"exact case inside any case", "^Terror\tforce\t-1\nterror\tforce\t-2\n", ""},
    }));
    INFO(c.name);
    CHECK(check_rows(c.rows) == c.findings);
}

TEST_CASE("phrases that no text can match are found") {
    CHECK(check_rows("yes! we can\tforce\t1\n") ==
          "x/terms.tsv:2: error never-matches: no text can match \"yes! we can\": a stop divides "
          "sentences unless it abbreviates; write the phrase without it");
    CHECK(check_rows("{why? who|why} knows\tforce\t1\n") ==
          "x/terms.tsv:2: warning never-matches: no text can match \"why? who knows\": a stop "
          "divides sentences unless it abbreviates; write the phrase without it");
    CHECK(check_rows("u.s.-led {safe, legal|9/11|roe v. wade|sham*|^IDF's} x\tforce\t1\n") == "");
}

TEST_CASE("axes with one pole are found") {
    const TemporaryFolder folder;
    const auto path =
        folder.add("x", plain_json("x"), std::string(plain_header) + "a\tforce\t1\nb\tforce\t0\n");
    CHECK(show(check_lexicon(path, false), folder, LexiconFinding::Kind::no_pair) ==
          "x/lexicon.json:5: warning one-pole: axis \"legitimacy\" has no terms; add terms of both "
          "poles\n"
          "x/lexicon.json:6: warning one-pole: axis \"force\" has terms on its positive pole only; "
          "add terms of both poles");
    // Terms of the lexicon that is extended count, but are not judged.
    const auto top = folder.add(
        "top", plain_json("top", "\"extends\": [\"../x\"],"),
        std::string(plain_header) + "c\tforce\t-1\nd\tlegitimacy\t-1\ne\tlegitimacy\t1\n");
    CHECK(show(check_lexicon(top, false), folder, LexiconFinding::Kind::no_pair) == "");
}

TEST_CASE("sides are compared if parity is asked for") {
    const std::string rows =
        "a\tforce\t-1\talpha\t\t\tb\n"
        "b\tforce\t-0.95\tbeta\t\t\ta\n"
        "c\tlegitimacy\t2\t\tplace\t\tnone: no such word\n"
        "d\tlegitimacy\t1\talpha\t\t\tnone:\n"
        "e\tforce\t1\t\tgroup\n"
        "f\tforce\t0\talpha\n"
        "g\tforce\t1\t\t\t\tzzz\n";
    CHECK(check_rows(rows, false) ==
          "x/terms.tsv:5: warning no-pair: the pair is \"none:\" without a reason; write one\n"
          "x/terms.tsv:8: warning no-pair: the pair \"zzz\" is no phrase of this lexicon or one it "
          "extends; copy the counterpart's phrase cell");
    CHECK(check_rows(rows, true) ==
          "x/lexicon.json:0: warning parity: axis \"legitimacy\": the weights of side \"south\" "
          "sum to 2.00, those of side \"north\" to 1.00; balance them within 10 %, or record the "
          "reason under \"parity\"\n"
          "x/terms.tsv:5: warning no-pair: the pair is \"none:\" without a reason; write one\n"
          "x/terms.tsv:7: warning no-pair: the entry is bound to side \"north\" and names no pair; "
          "write the phrase of its counterpart, or \"none: reason\"\n"
          "x/terms.tsv:8: warning no-pair: the pair \"zzz\" is no phrase of this lexicon or one it "
          "extends; copy the counterpart's phrase cell");
    const TemporaryFolder folder;
    const auto path = folder.add("x", plain_json("x", "\"parity\": {\"legitimacy\": \"because\"},"),
                                 plain_header + rows);
    const LexiconCheck check = check_lexicon(path, true);
    CHECK(show(check, folder).find("warning parity") == std::string::npos);
    REQUIRE(check.parity.size() == 4);
    CHECK(check.parity[0].axis == "force");
    CHECK(check.parity[0].side == "north");
    CHECK(check.parity[0].entries == 2);
    CHECK(check.parity[0].sum == 1.0);
    CHECK(check.parity[3].axis == "legitimacy");
    CHECK(check.parity[3].side == "south");
    CHECK(check.parity[3].sum == 2.0);
}

TEST_CASE("missing notes and traps of the table are found") {
    const TemporaryFolder folder;
    const auto path = folder.add("x", plain_json("x"),
                                 "phrase\tchoice\tnote\tsource\tweigth\tmine\n"
                                 "a\tgroup\tn\t\t\t\n"
                                 "b\tgroup\t\"n\" is\ts\t\t\"m\"\n"
                                 "c\tgroup\t\t\t\t\n");
    const LexiconCheck check = check_lexicon(path, false);
    std::string kinds;
    for (const LexiconFinding& finding : check.findings) {
        if (finding.kind == LexiconFinding::Kind::one_pole) continue;
        kinds += std::to_string(finding.line) + ' ' + std::string(name_of(finding.kind)) + ": " +
                 finding.message + '\n';
    }
    CHECK(kinds ==
          "1 table: column \"weigth\" is not read; did you mean \"weight\"?\n"
          "2 missing-note: the entry has no source\n"
          "3 table: a cell begins with a quotation mark that is part of its text; a spreadsheet "
          "would drop it, so write the whole cell in marks and each mark inside it twice\n"
          "4 missing-note: the entry has no note and no source\n");
}

TEST_CASE("a new lexicon reads without fault and is not written over") {
    const TemporaryFolder folder;
    const auto path = folder.path() / "new-one";
    write_new_lexicon(path, "new-one");
    const LexiconCheck check = check_lexicon(path, true);
    for (const LexiconFinding& finding : check.findings) {
        CHECK(finding.kind == LexiconFinding::Kind::one_pole);
    }
    CHECK_THROWS_AS(write_new_lexicon(path, "new-one"), InputError);
    CHECK_THROWS_AS(write_new_lexicon(folder.path() / "other", "Other One"), InputError);
}

}  // namespace
}  // namespace parallax
