#include "engine/lexicon/phrase.hpp"
#include "tests/catch.hpp"

#include <string>
#include <vector>

namespace parallax {
namespace {

std::string show(const std::vector<PhraseWord>& sequence) {
    std::string out;
    for (const PhraseWord& word : sequence) {
        if (!out.empty()) out += ' ';
        if (word.match == PhraseWord::Match::exact) out += '^';
        out += word.text;
        if (word.match == PhraseWord::Match::prefix) out += '*';
    }
    return out;
}

std::string show(const PhraseResult& result) {
    if (!result.fault.message.empty()) {
        return std::to_string(result.fault.column) + ": " + result.fault.message;
    }
    std::string out;
    for (const auto& sequence : result.phrase.sequences) {
        if (!out.empty()) out += " | ";
        out += show(sequence);
    }
    return out;
}

TEST_CASE("phrases are multiplied out into sequences of normalised words") {
    struct Case {
        const char* name;
        const char* notation;
        const char* sequences;
    };
    const auto c = GENERATE(values<Case>({
        {"words", "armed group", "armed group"},
        {"case is folded", "Armed GROUP", "armed group"},
        {"spaces around and between", "  armed \t group ", "armed group"},
        {"alternatives", "{terror|terrorist} group", "terror group | terrorist group"},
        {"alternatives of several words", "a {b c|d} e", "a b c e | a d e"},
        {"alternatives at both ends", "{a|b} {c|d}", "a c | a d | b c | b d"},
        {"the same sequence twice", "{a|b|a}", "a | b"},
        {"one alternative", "{a} b", "a b"},
        {"spaces inside braces", "{ a | b } c", "a c | b c"},
        {"hyphen divides words", "self-defence", "self defence"},
        {"braces beside a hyphen", "{anti|pro}-war {x|y}",
         "anti war x | anti war y | pro war x | pro war y"},
        {"any ending", "terroris*", "terroris*"},
        {"any ending after a hyphen", "anti-semit* act", "anti semit* act"},
        {"any ending inside braces", "{milit*|arm*} wing", "arm* wing | milit* wing"},
        {"exact case", "the ^West bank", "the ^West bank"},
        {"exact case up to the next space", "^West-Bank area", "^West ^Bank area"},
        {"exact case and possessive", "^Israel's war", "^Israel war"},
        {"possessive is dropped", "israel's war", "israel war"},
        {"curly possessive is dropped", "israel’s war", "israel war"},
        {"possessive after braces", "{israel|hamas}'s war", "hamas war | israel war"},
        {"contraction is kept", "it's", "it's"},
        {"full-width letters", "ＡＢＣ", "abc"},
        {"escaped signs are no notation", "\\#metoo \\*", "metoo"},
        {"signs around are dropped", "\"resistance\"!", "resistance"},
        {"quotation marks inside are dropped", "so-called \"state\" x", "so called state x"},
        {"other signs inside stand for themselves", "9/11", "9 / 11"},
        {"comma inside stands for itself", "safe, legal", "safe , legal"},
        {"abbreviation", "U.S. forces", "u.s forces"},
        {"abbreviation before a hyphen", "U.S.-backed", "u.s backed"},
        {"numbers", "87,000 agents", "87,000 agents"},
    }));
    INFO(c.name);
    CHECK(show(parse_phrase(c.notation)) == c.sequences);
}

TEST_CASE("a faulty phrase says where and what to do") {
    struct Case {
        const char* notation;
        const char* fault;
    };
    const auto c = GENERATE(values<Case>({
        {"", "1: the phrase has no word; write at least one"},
        {"\"!\"", "1: the phrase has no word; write at least one"},
        {"{a|!}", "1: the phrase has no word; write at least one"},
        {"a {b|c", "3: \"{\" is not closed; write \"}\" after it"},
        {"a b} c", "4: \"}\" without \"{\" before it; write \\} for the sign itself"},
        {"a|b", "2: \"|\" stands outside braces; write {a|b}, or \\| for the sign"},
        {"{a|{b|c}}", "4: braces inside braces; write the alternatives out side by side"},
        {"{a||b}",
         "4: an alternative is empty; take out the spare \"|\" or write a second entry without "
         "the word"},
        {"{a|}",
         "4: an alternative is empty; take out the spare \"|\" or write a second entry without "
         "the word"},
        {"ü {}",
         "4: an alternative is empty; take out the spare \"|\" or write a second entry without "
         "the word"},
        {"jihad{i|is}",
         "6: \"{\" is joined to the word before it; put a space before it, or write whole words "
         "such as {settler|settlers}"},
        {"{anti|pro}war",
         "10: \"}\" is joined to what follows it; put a space after it, or write whole words such "
         "as {settler|settlers}"},
        {"te*rror", "3: \"*\" may stand only at the end of a word; write \\* for the sign itself"},
        {"a * b", "3: \"*\" may stand only at the end of a word; write \\* for the sign itself"},
        {"a .* b", "4: \"*\" does not follow a word; write it directly after letters"},
        {"a^b", "2: \"^\" may stand only at the begin of a word; write \\^ for the sign itself"},
        {"a ^ b", "3: \"^\" may stand only at the begin of a word; write \\^ for the sign itself"},
        {"^Zion*", "6: a word cannot have both \"^\" and \"*\"; choose one"},
        {"a\\b",
         "2: \"\\\" must be followed by one of # * { } | ^ \\; write \\\\ for the sign itself"},
        {"a\\",
         "2: \"\\\" must be followed by one of # * { } | ^ \\; write \\\\ for the sign itself"},
        {"a b c d e f g h i j k l m n o p q",
         "1: the phrase has 17 words; write at most 16, hyphens divide words"},
        {"a \xff", "3: the bytes are not UTF-8; save the file as UTF-8"},
    }));
    INFO(c.notation);
    CHECK(show(parse_phrase(c.notation)) == c.fault);
}

TEST_CASE("a phrase has at most 4096 sequences") {
    std::string notation;
    for (int i = 0; i < 12; ++i) {
        notation += "{a";
        notation += std::to_string(i);
        notation += "|b} ";
    }
    CHECK(parse_phrase(notation).phrase.sequences.size() == 4096);
    CHECK(show(parse_phrase(notation + "{c|d}")) ==
          std::to_string(notation.size() + 1) +
              ": the alternatives multiply to more than 4096 phrases; divide them over several "
              "entries");
}

}  // namespace
}  // namespace parallax
