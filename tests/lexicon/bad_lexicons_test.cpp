#include "engine/core/input_error.hpp"
#include "tests/catch.hpp"
#include "tests/lexicon/lexicon_folders.hpp"

#include <string>
#include <vector>

namespace parallax {
namespace {

using testing::faults_of;
using testing::plain_header;
using testing::plain_json;
using testing::TemporaryFolder;

struct Case {
    const char* name;
    std::string bytes;  ///< of the file that is at fault
    const char* faults;
};

TEST_CASE("faults of a table are named with their place") {
    const std::string header = plain_header;
    const auto c = GENERATE_COPY(values<Case>({
        {"weight is no number", header + "# comment\n\nbad\tforce\thgih\n",
         "x/terms.tsv:4:11: weight \"hgih\" is not a number; write a decimal such as -0.8"},
        {"columns count code points", header + "größe\tforce\t1x\n",
         "x/terms.tsv:2:13: weight \"1x\" is not a number; write a decimal such as -0.8"},
        {"weight is not finite", header + "a\tforce\tnan\nb\tforce\t-inf\n",
         "x/terms.tsv:2:9: weight \"nan\" is not finite; write a decimal such as -0.8\n"
         "x/terms.tsv:3:9: weight \"-inf\" is not finite; write a decimal such as -0.8"},
        {"weight out of range", header + "a\tforce\t1e999\n",
         "x/terms.tsv:2:9: weight \"1e999\" is out of range; write a decimal such as -0.8"},
        {"weight too large", header + "a\tforce\t-50.5\n",
         "x/terms.tsv:2:9: weight \"-50.5\" is beyond 50; weights are on the logit scale, write "
         "such as -0.8"},
        {"weight with a comma", header + "a\tforce\t0,8\n",
         "x/terms.tsv:2:9: weight \"0,8\" has a comma; write a decimal point, such as -0.8"},
        {"weight with a typographic minus", header + "a\tforce\t−0.8\n",
         "x/terms.tsv:2:9: weight \"−0.8\" has a dash for a minus; write the sign \"-\""},
        {"axis without weight", header + "a\tforce\t\n",
         "x/terms.tsv:2:9: axis \"force\" has no weight; write a decimal such as -0.8"},
        {"weight without axis", header + "a\t\t0.8\n",
         "x/terms.tsv:2:4: weight \"0.8\" has no axis; name one, or take the weight out"},
        {"neither axis nor choice", header + "a\t\t\talpha\n",
         "x/terms.tsv:2:1: the entry has neither axis and weight nor a choice; fill one in"},
        {"unknown axis", header + "a\tfroce\t1\n",
         "x/terms.tsv:2:3: axis \"froce\" is not declared here or in a lexicon this one extends; "
         "did you mean \"force\"?"},
        {"unknown axis like no other", header + "a\tcolour\t1\n",
         "x/terms.tsv:2:3: axis \"colour\" is not declared here or in a lexicon this one extends; "
         "declared are force, legitimacy"},
        {"unknown target", header + "a\tforce\t1\talhpa\n",
         "x/terms.tsv:2:11: target \"alhpa\" is not declared here or in a lexicon this one "
         "extends; did you mean \"alpha\"?"},
        {"unknown choice", header + "a\t\t\t\tgrup\n",
         "x/terms.tsv:2:6: choice \"grup\" is not declared here or in a lexicon this one extends; "
         "did you mean \"group\"?"},
        {"bad function", header + "a\tforce\t1\t\t\tjugde\nb\tforce\t1\t\t\tblame\n",
         "x/terms.tsv:2:13: function \"jugde\" is not known; did you mean \"judge\"?\n"
         "x/terms.tsv:3:13: function \"blame\" is not known; write define, cause, judge or remedy, "
         "or leave it empty"},
        {"bad reference", header + "a\tforce\t1\t\t\t\t\tyes\n",
         "x/terms.tsv:2:15: reference \"yes\" is not 1; write 1 for the term that a wire style "
         "guide uses, else leave it empty"},
        {"bad role", "phrase\taxis\tweight\trole\na\tforce\t1\tvictim\n",
         "x/terms.tsv:2:11: role \"victim\" is not known; write subject (who does or bears it), "
         "object (to whom it is done), modifier (what it describes) or doer (whose deed it is, "
         "also after \"of\"), or leave it empty"},
        {"phrase not closed", header + "the {a|b\tforce\t1\n",
         "x/terms.tsv:2:5: phrase: \"{\" is not closed; write \"}\" after it"},
        {"phrase in a quoted cell", header + "\"the {a|b\"\tforce\t1\n",
         "x/terms.tsv:2:6: phrase: \"{\" is not closed; write \"}\" after it"},
        {"empty phrase", header + "\tforce\t1\n",
         "x/terms.tsv:2:1: the phrase is empty; write one, or take the row out"},
        {"phrase twice on an axis", header + "a {b|c}\tforce\t1\nA {c|b}\tforce\t2\n",
         "x/terms.tsv:3:1: phrase \"A {c|b}\" is on axis \"force\" already, in line 2; keep one of "
         "them"},
        {"phrase twice in a choice", header + "a\t\t\t\tgroup\na\t\t\t\tgroup\n",
         "x/terms.tsv:3:1: id \"a/group\" is that of line 2 already; give one of them another id "
         "or take it out"},
        {"too many cells", "phrase\taxis\tweight\na\tforce\t1\tx\n",
         "x/terms.tsv:2:11: the row has 4 cells but the header has 3; take out a tab or name the "
         "column in the header"},
        {"bad UTF-8",
         header + "a\xff"
                  "b\tforce\t1\n",
         "x/terms.tsv:2:2: the bytes are not UTF-8; save the file as UTF-8"},
        {"UTF-16", "\xFF\xFEp", "x/terms.tsv: the text is UTF-16; save it as UTF-8"},
        {"spreadsheet", "PK\x03\x04...",
         "x/terms.tsv: this is a spreadsheet or archive, not text; save it as tab-separated text "
         "(.tsv)"},
        {"no header", "# nothing\n",
         "x/terms.tsv: there is no header row; the first row names the columns, at least phrase"},
        {"header without phrase", "phrsae\taxis\n",
         "x/terms.tsv:1:1: the header row has no column \"phrase\"; rename \"phrsae\""},
        {"commas for tabs", "phrase,axis,weight\na,force,1\n",
         "x/terms.tsv:1:1: the header row has no column \"phrase\"; the columns seem to be divided "
         "by \",\", save the file as tab-separated text"},
        {"column twice", "phrase\taxis\tweight\tnote\tnote\n",
         "x/terms.tsv:1:25: column \"note\" is there twice; keep one"},
        {"open quotation mark", header + "\"a\tforce\t1\nb\tforce\t1\n",
         "x/terms.tsv:2:1: the quotation mark that opens the cell is never closed; close it, or "
         "write the whole cell in marks and each mark inside it twice"},
        {"quotation mark closed rows later",
         header + "a\tforce\t1\t\t\t\t\t\t\"x\nb\tforce\t1\t\t\t\t\t\t5\"\n",
         "x/terms.tsv:2:16: the quotation mark that opens the cell is never closed; close it, or "
         "write the whole cell in marks and each mark inside it twice"},
        {"sd not above zero", "phrase\taxis\tweight\tsd\na\tforce\t1\t0\n",
         "x/terms.tsv:2:11: sd \"0\" is not above 0; write such as 0.5"},
        {"kinds that are no ids", "phrase\taxis\tweight\tkinds\na\tforce\t1\tstate, A_b\n",
         "x/terms.tsv:2:11: kind \"A_b\" may hold only lower-case letters, digits and hyphens; "
         "write kinds such as armed-group, government"},
        {"several faults", header + "a\tforce\tx\n{b\tforce\t1\n",
         "x/terms.tsv:2:9: weight \"x\" is not a number; write a decimal such as -0.8\n"
         "x/terms.tsv:3:1: phrase: \"{\" is not closed; write \"}\" after it"},
    }));
    INFO(c.name);
    const TemporaryFolder folder;
    CHECK(faults_of(folder, {folder.add("x", plain_json("x"), c.bytes)}) == c.faults);
}

TEST_CASE("faults of a lexicon.json are named with their place") {
    const std::string head = "{\"format\": \"parallax-lexicon/1\", \"kind\": \"framing\",\n";
    const std::string id = "\"id\": \"x\", \"language\": \"en\",\n";
    const auto c = GENERATE_COPY(values<Case>({
        {"syntax", "{\"format\" 1}",
         "x/lexicon.json:1:11: not valid JSON: while parsing object separator - unexpected number "
         "literal; expected ':'"},
        {"cut off", "{\"format\":",
         "x/lexicon.json:1:11: not valid JSON: while parsing value - unexpected end of input; "
         "expected '[', '{', or a literal"},
        {"no object", "[]",
         "x/lexicon.json:1:1: a lexicon is a JSON object; write {\"format\": …}"},
        {"bad UTF-8", "{\"a\xff\": 1}",
         "x/lexicon.json:1:4: the bytes are not UTF-8; save the file as UTF-8"},
        {"name twice", head + "\"kind\": \"style\"}",
         "x/lexicon.json:2:1: \"kind\" is given twice in one object; keep one of them"},
        {"unknown field", head + id + "\"tilte\": \"\"}",
         "x/lexicon.json:3:1: unknown field \"tilte\" of a lexicon; did you mean \"title\"?"},
        {"missing fields", "{}",
         "x/lexicon.json:1:1: the field \"format\" is missing\n"
         "x/lexicon.json:1:1: the field \"kind\" is missing\n"
         "x/lexicon.json:1:1: the field \"id\" is missing\n"
         "x/lexicon.json:1:1: the field \"language\" is missing"},
        {"another format",
         "{\"format\": \"parallax-lexicon/2\", \"kind\": \"framing\",\n" + id + "\"title\": \"\"}",
         "x/lexicon.json:1:12: format \"parallax-lexicon/2\" cannot be read; this version reads "
         "\"parallax-lexicon/1\""},
        {"another kind",
         "{\"format\": \"parallax-lexicon/1\", \"kind\": \"frames\",\n" + id + "\"title\": \"\"}",
         "x/lexicon.json:1:42: kind \"frames\" is not known; write framing, style or outlet"},
        {"id is no slug", head + "\"id\": \"A b\", \"language\": \"en\"}",
         "x/lexicon.json:2:7: id \"A b\" may hold only lower-case letters, digits and single "
         "hyphens; write an id such as armed-group"},
        {"wrong types",
         head + id + "\"extends\": \"../y\", \"axes\": [],\n\"about\": 3.5, \"title\": true}",
         "x/lexicon.json:3:12: \"extends\" is of the wrong type; write a list such as [\"…\", "
         "\"…\"]\n"
         "x/lexicon.json:3:28: \"axes\" is of the wrong type; write an object such as {\"id\": "
         "{…}}\n"
         "x/lexicon.json:4:10: \"about\" is of the wrong type; write text in quotation marks\n"
         "x/lexicon.json:4:24: \"title\" is of the wrong type; write text in quotation marks"},
        {"axis without poles", head + id + "\"axes\": {\"a\": {\"negative\": \"n\"}}}",
         "x/lexicon.json:3:15: the field \"positive\" is missing"},
        {"axis with unknown field",
         head + id +
             "\"axes\": {\"a\": {\"negative\": \"n\", \"positive\": \"p\", \"abuot\": \"\"}}}",
         "x/lexicon.json:3:50: unknown field \"abuot\" of axis \"a\"; did you mean \"about\"?"},
        {"alias that does not parse",
         head + id +
             "\"targets\": {\"a\": {\"name\": \"A\", \"kind\": \"place\",\n\"aliases\": [\"ok\", "
             "\"B {c\"]}}}",
         "x/lexicon.json:4:22: aliases of target \"a\": \"{\" is not closed; write \"}\" after it"},
        {"alias that is no text",
         head + id +
             "\"targets\": {\"a\": {\"name\": \"A\", \"kind\": \"place\", \"aliases\": [1]}}}",
         "x/lexicon.json:3:61: \"aliases\" is of the wrong type; write a list of texts"},
        {"choice of an unknown target",
         head + id +
             "\"targets\": {\"hamas\": {\"name\": \"A\", \"kind\": \"place\"}},\n"
             "\"choices\": {\"c\": {\"target\": \"hamsa\"}}}",
         "x/lexicon.json:4:29: target \"hamsa\" is not declared here or in a lexicon this one "
         "extends; did you mean \"hamas\"?"},
        {"parity of an unknown axis", head + id + "\"parity\": {\"a\": \"because\"}}",
         "x/lexicon.json:3:12: axis \"a\" is not declared here or in a lexicon this one extends; "
         "declare it in lexicon.json"},
        {"extends what is not there", head + id + "\"extends\": [\"../y\"]}",
         "x/lexicon.json:3:13: extends \"../y\": y: there is no such lexicon folder"},
        {"extends itself", head + id + "\"extends\": [\"../x\"]}",
         "x/lexicon.json:3:13: extends goes round in a circle (x, x); take one of these out"},
    }));
    INFO(c.name);
    const TemporaryFolder folder;
    CHECK(faults_of(folder, {folder.add("x", c.bytes, "phrase\n")}) == c.faults);
}

TEST_CASE("a fault shows its line") {
    const TemporaryFolder folder;
    const auto path = folder.add("x", plain_json("x"), std::string(plain_header) + "a\tforce\tx\n");
    const std::vector<std::filesystem::path> folders{path};
    try {
        const Lexicon lexicon = read_lexicons(folders);
        FAIL("no fault was found");
    } catch (const InputError& error) {
        REQUIRE(error.faults().size() == 1);
        CHECK(error.faults().front().excerpt == "a force x");
        CHECK(error.faults().front().file == path.generic_string() + "/terms.tsv");
    }
}

TEST_CASE("folders that cannot be read are named with a suggestion") {
    const TemporaryFolder folder;
    folder.add("conflict", plain_json("conflict"), plain_header);
    CHECK(faults_of(folder, {folder.path() / "conflct"})
              .find("conflct: there is no such lexicon folder; did you mean \"") == 0);
    CHECK(faults_of(folder, {folder.path() / "conflict" / "terms.tsv"}) ==
          "conflict/terms.tsv: is a file; a lexicon is the folder that holds lexicon.json and "
          "terms.tsv");
    std::filesystem::remove(folder.path() / "conflict" / "terms.tsv");
    CHECK(faults_of(folder, {folder.path() / "conflict"}) ==
          "conflict/terms.tsv: is missing; a lexicon folder holds lexicon.json and terms.tsv");
}

TEST_CASE("a circle of lexicons is shown whole") {
    const TemporaryFolder folder;
    const auto a = folder.add("a", plain_json("a", "\"extends\": [\"../b\"],"), plain_header);
    folder.add("b", plain_json("b", "\"extends\": [\"../a\"],"), plain_header);
    CHECK(faults_of(folder, {a}) ==
          "b/lexicon.json:4:13: extends goes round in a circle (a, b, a); take one of these out");
}

}  // namespace
}  // namespace parallax
