#include "engine/lexicon/matcher.hpp"

#include "engine/text/parse_text.hpp"
#include "engine/text/text_rules.hpp"
#include "tests/catch.hpp"
#include "tests/lexicon/lexicon_folders.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <rapidcheck.h>

namespace parallax {
namespace {

using testing::plain_header;
using testing::plain_json;
using testing::read_plain;
using testing::TemporaryFolder;

const TextRules& rules() {
    static const TextRules read(std::filesystem::path(PARALLAX_SOURCE_DIR) / "lexicons" / "style");
    return read;
}

std::string surface_of(std::string_view text, const ParsedText& parsed, TokenRange tokens) {
    return std::string(
        slice(text, {parsed.tokens[tokens.begin].begin, parsed.tokens[tokens.end - 1].end}));
}

/// Terms as "id [words]" with "-axis" or "-choice" where they were suppressed; by position.
std::string find_terms(const Lexicon& lexicon, std::string_view text) {
    Vocabulary vocabulary;
    MatchMemo memo;
    const ParsedText parsed = parse_text(text, "A title", rules(), vocabulary);
    std::string out;
    for (const TermMatch& match : Matcher(lexicon).find(parsed, vocabulary, memo).terms) {
        const Term& term = lexicon.term(match.term);
        if (!out.empty()) out += "; ";
        out += term.id + " [" + surface_of(text, parsed, match.tokens) + ']';
        if (term.axis && !match.on_axis) out += " -axis";
        if (term.choice && !match.in_choice) out += " -choice";
    }
    return out;
}

/// Mentions as "target kind [words]", adjectives after "|".
std::string find_mentions(const Lexicon& lexicon, std::string_view text) {
    Vocabulary vocabulary;
    MatchMemo memo;
    const ParsedText parsed = parse_text(text, "A title", rules(), vocabulary);
    const Matches matches = Matcher(lexicon).find(parsed, vocabulary, memo);
    const auto show = [&](const std::vector<MentionMatch>& mentions) {
        std::string out;
        for (const MentionMatch& match : mentions) {
            constexpr const char* kinds[] = {"alias", "generic", "member", "adjective"};
            if (!out.empty()) out += "; ";
            out += lexicon.target(match.target).id + ' ' +
                   kinds[static_cast<std::size_t>(match.kind)] + " [" +
                   surface_of(text, parsed, match.tokens) + ']';
        }
        return out;
    };
    const std::string adjectives = show(matches.adjectives);
    return show(matches.mentions) + (adjectives.empty() ? "" : " | " + adjectives);
}

TEST_CASE("terms are found as they stand in news text") {
    const Lexicon lexicon = read_plain(
        "terrorist\tlegitimacy\t-1\n"
        "{palestinian|hamas} {terrorist|terror} group\tlegitimacy\t-1.5\n"
        "self-defence\tforce\t1\n"
        "cease-fire\tforce\t0.5\n"
        "resistance movement\tlegitimacy\t1\n"
        "{hamas|israel} war\tforce\t0.1\n"
        "u.s.-backed forces\tlegitimacy\t0.4\n"
        "9/11\tforce\t-0.2\n"
        "^Zionist entity\tlegitimacy\t-2\n");
    struct Case {
        const char* name;
        const char* text;
        const char* terms;
    };
    const auto c = GENERATE(values<Case>({
        {"longest of an axis", "A Palestinian terrorist group attacked.",
         "{palestinian|hamas} {terrorist|terror} group/legitimacy [Palestinian terrorist group]"},
        {"the shorter where it stands alone", "The terrorist fled.",
         "terrorist/legitimacy [terrorist]"},
        {"possessive", "Hamas's terror group and Hamas’s war.",
         "{palestinian|hamas} {terrorist|terror} group/legitimacy [Hamas's terror group]; "
         "{hamas|israel} war/force [Hamas’s war]"},
        {"possessive of a word in s", "They call it Hamas’ war.",
         "{hamas|israel} war/force [Hamas’ war]"},
        {"hyphen in the text", "In self-defence a cease-fire.",
         "self-defence/force [self-defence]; cease-fire/force [cease-fire]"},
        {"no hyphen in the text", "In self defence a cease fire.",
         "self-defence/force [self defence]; cease-fire/force [cease fire]"},
        {"another hyphen", "In self‑defence.", "self-defence/force [self‑defence]"},
        {"a dash parts words", "For the self - defence of all.", ""},
        {"quotation marks inside", "The \"resistance\" movement and a “resistance movement”.",
         "resistance movement/legitimacy [resistance\" movement]; resistance movement/legitimacy "
         "[resistance movement]"},
        {"a comma parts words", "It was resistance, movement and more.", ""},
        {"a sentence parts words", "It was resistance. Movement came later.", ""},
        {"a paragraph parts words", "It was about resistance\n\nmovement came later.", ""},
        {"capitals", "A TERRORIST fled.", "terrorist/legitimacy [TERRORIST]"},
        {"abbreviation", "The U.S.-backed forces and U.S. backed forces left.",
         "u.s.-backed forces/legitimacy [U.S.-backed forces]; u.s.-backed forces/legitimacy [U.S. "
         "backed forces]"},
        {"signs of the phrase", "After 9/11 came 9, 11.", "9/11/force [9/11]"},
        {"exact case", "The Zionist entity, the zionist entity, the ZIONIST entity.",
         "^Zionist entity/legitimacy [Zionist entity]"},
        {"parts of words do not match", "Counterterrorists and terrorists.", ""},
    }));
    INFO(c.name);
    CHECK(find_terms(lexicon, c.text) == c.terms);
}

TEST_CASE("overlaps are resolved within an axis and within a choice") {
    const Lexicon lexicon = read_plain(
        "a b\tforce\t1\t\tgroup\n"
        "b c d\tforce\t1\n"
        "c d\tlegitimacy\t1\n"
        "b c\t\t\t\tgroup\n"
        "d\t\t\t\tplace\n"
        "e*\tforce\t1\n"
        "ee\tforce\t2\n"
        "{f|ff} g\tforce\t1\t\tgroup\n"
        "f g h\tforce\t2\n");
    struct Case {
        const char* name;
        const char* text;
        const char* terms;
    };
    const auto c = GENERATE(values<Case>({
        {"leftmost wins on its axis, others go on", "x a b c d x",
         "a b/force [a b]; c d/legitimacy [c d]; d/place [d]"},
        {"not suppressed where nothing is before", "x b c d x",
         "b c d/force [b c d]; b c/group [b c]; c d/legitimacy [c d]; d/place [d]"},
        {"equal words: the smaller id", "x ee eee x", "e*/force [ee]; e*/force [eee]"},
        {"suppressed on the axis, kept in the choice", "x f g h x",
         "f g h/force [f g h]; {f|ff} g/force [f g] -axis"},
        {"one after the other", "x a b a b x", "a b/force [a b]; a b/force [a b]"},
    }));
    INFO(c.name);
    CHECK(find_terms(lexicon, c.text) == c.terms);
}

TEST_CASE("of two entries for the same words the extending lexicon's wins") {
    const TemporaryFolder folder;
    folder.add("base", plain_json("base"), std::string(plain_header) + "{a|b} c\tforce\t1\n");
    const std::vector<std::filesystem::path> folders{
        folder.add("top", plain_json("top", "\"extends\": [\"../base\"],"),
                   std::string(plain_header) + "{b|bb} c\tforce\t2\n")};
    const Lexicon lexicon = read_lexicons(folders);
    REQUIRE(lexicon.terms().size() == 2);
    CHECK(find_terms(lexicon, "x b c x") == "{b|bb} c/force [b c]");
    CHECK(find_terms(lexicon, "x a c x") == "{a|b} c/force [a c]");
}

TEST_CASE("entries with an affinity alone are all kept") {
    const TemporaryFolder folder;
    std::string json = plain_json("daily");
    json.replace(json.find("framing"), 7, "outlet");
    const std::vector<std::filesystem::path> folders{
        folder.add("daily", json, "phrase\taffinity\na b\t1\nb c\t2\nb\t3\n")};
    CHECK(find_terms(read_lexicons(folders), "x a b c x") ==
          "a b/daily [a b]; b c/daily [b c]; b/daily [b]");
}

TEST_CASE("furniture is not searched") {
    const Lexicon lexicon = read_plain("title\tforce\t1\n");
    CHECK(find_terms(lexicon, "A title\n\nThe title is here.") == "title/force [title]");
}

TEST_CASE("names of targets are found") {
    const TemporaryFolder folder;
    const std::string json = R"({"format": "parallax-lexicon/1", "kind": "framing", "id": "x",
"language": "en", "axes": {"force": {"negative": "n", "positive": "p"}},
"targets": {
 "army": {"name": "Army", "kind": "army", "aliases": ["Israeli army", "^IDF"], "adjectives": ["Israeli"]},
 "hamas": {"name": "Hamas", "kind": "armed-group", "aliases": ["Hamas", "Hamas movement"],
           "generic": ["the group", "the armed group"], "members": ["Haniyeh", "Ismail Haniyeh"]},
 "haniyeh": {"name": "Haniyeh", "kind": "person", "aliases": ["Ismail Haniyeh", "Haniyeh"]},
 "israel": {"name": "Israel", "kind": "state", "aliases": ["Israel"], "adjectives": ["Israeli"]},
 "other": {"name": "Other", "kind": "armed-group", "aliases": ["the group of Hamas"], "generic": ["the group"]}
}})";
    const std::vector<std::filesystem::path> folders{
        folder.add("x", json, "phrase\taxis\tweight\nhamas movement\tforce\t1\n")};
    const Lexicon lexicon = read_lexicons(folders);
    struct Case {
        const char* name;
        const char* text;
        const char* mentions;
    };
    const auto c = GENERATE(values<Case>({
        {"longest alias", "The Hamas movement and Hamas’s men.",
         "hamas alias [Hamas movement]; hamas alias [Hamas’s]"},
        {"alias and member of the same words", "Then Ismail Haniyeh spoke, Haniyeh's aides say.",
         "haniyeh alias [Ismail Haniyeh]; hamas member [Ismail Haniyeh]; haniyeh alias "
         "[Haniyeh's]; hamas member [Haniyeh's]"},
        {"generics name several targets", "It said the group left.",
         "hamas generic [the group]; other generic [the group]"},
        {"a generic inside an alias stays", "It said the group of Hamas left.",
         "other alias [the group of Hamas]; hamas generic [the group]; other generic [the group]"},
        {"longest generic", "It said the armed group left.", "hamas generic [the armed group]"},
        {"adjectives are no mentions", "Israeli tanks and Israel fought.",
         "israel alias [Israel] | army adjective [Israeli]; israel adjective [Israeli]"},
        {"no adjective inside a name", "The Israeli army and the IDF, not idf, came.",
         "army alias [Israeli army]; army alias [IDF]"},
    }));
    INFO(c.name);
    CHECK(find_mentions(lexicon, c.text) == c.mentions);
}

TEST_CASE("what is found does not depend on the order of rows") {
    const bool holds = rc::check("order of rows", [] {
        std::vector<std::string> phrases{"a",   "b",   "a b",       "b c",     "{a|c} b", "a*",
                                         "c d", "d a", "{b c|c} d", "a b c d", "^A b"};
        const auto text = *rc::gen::container<std::vector<std::string>>(
            rc::gen::element<std::string>("a ", "b ", "c ", "d ", "A ", "ab ", "- "));
        std::string joined = "x ";
        for (const std::string& word : text) joined += word;
        const auto table_of = [&] {
            std::string table;
            for (std::size_t i = 0; i < phrases.size(); ++i) {
                table += phrases[i] + (phrases[i].size() % 2 == 0 ? "\tforce\t1\t\tgroup\n"
                                                                  : "\tlegitimacy\t1\t\tgroup\n");
            }
            return table;
        };
        const std::string one = find_terms(read_plain(table_of()), joined);
        std::rotate(phrases.begin(), phrases.begin() + *rc::gen::inRange<std::ptrdiff_t>(0, 11),
                    phrases.end());
        RC_ASSERT(one == find_terms(read_plain(table_of()), joined));
    });
    REQUIRE(holds);
}

}  // namespace
}  // namespace parallax
