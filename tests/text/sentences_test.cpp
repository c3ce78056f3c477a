#include "engine/text/parse_text.hpp"
#include "tests/catch.hpp"
#include "tests/text/shipped_rules.hpp"

#include <string>
#include <string_view>

using namespace parallax;

namespace {

/// The text with " || " between its sentences, white space as it is inside them.
std::string split(std::string_view text) {
    Vocabulary vocabulary;
    const ParsedText parsed = parse_text(text, "", shipped_rules(), vocabulary);
    std::string out;
    for (const Sentence& sentence : parsed.sentences) {
        if (!out.empty()) out += " || ";
        out += slice(text, sentence.span);
    }
    return out;
}

struct Case {
    const char* name;
    std::string_view expected;  ///< " || " where a sentence ends
};

constexpr Case cases[] = {
    {"two sentences", "The talks failed. || Both sides left."},
    {"no stop at the end", "The talks failed. || Both sides left"},
    {"question and exclamation", "Who left? || Everybody! || Nobody stayed."},
    {"initials of a body", "The U.N. Security Council met in the U.S. Capitol on Monday."},
    {"initials before a verb in a headline", "U.N. Passes Resolution After U.S. Abstains"},
    {"initials, then a new sentence",
     "He has lived in the U.S. || He moved from the U.K. || They stayed."},
    {"title-case headline", "U.S. In Talks With U.N. On Gaza Aid Plan"},
    {"forms of address", "Mr. Smith met Mrs. Jones and Dr. Amal Khan. || They spoke."},
    {"ranks and offices", "Gen. Mark Milley, Sen. Ann Lee and Gov. Tim Roy met Lt. Col. Ray Fox."},
    {"saint and mount", "He flew from St. Louis to Mt. Vernon."},
    {"initials of a person",
     "The author J. K. Rowling met George W. Bush, P. Smith and J.D. Vance."},
    {"company", "Acme Corp. Chairman Ian Gray left. || Acme Inc. said so."},
    {"company at the end", "She works for Acme Inc. || She likes it."},
    {"suffix of a name", "Martin Luther King Jr. Day is a holiday."},
    {"state", "He spoke in Palo Alto, Calif. || The crowd cheered."},
    {"number sign", "It is No. 5 on the list. || No. || No. 6 is worse."},
    {"month before a day", "It began on Oct. 7 and ended on Nov. 24, officials said."},
    {"time of day before a day", "It ended at 9 p.m. Monday. || It began at 5 a.m. EST."},
    {"time of day at the end", "It ended at 9 p.m. || Police left."},
    {"Latin", "Some groups, e.g. Hamas, vs. others, i.e. Fatah, differ."},
    {"legal case", "The court upheld Roe v. Wade again."},
    {"decimals", "Prices rose 3.5 percent. || Wages rose 1.25 percent."},
    {"ordinal", "It is the 172nd day. || Nothing changed."},
    {"ellipsis inside", "He was ... not ready… to go. || She was."},
    {"ellipsis at the end", "He waited... || She left… || They stayed."},
    {"closing quotation mark", "“We have a deal.” || He smiled."},
    {"straight quotation marks", "\"We have a deal.\" || \"We do,\" she said."},
    {"opening quotation mark", "It was a “positive step.” || “We agree,” said Kana."},
    {"speech cue in lower case", "“Stop!” he said. || “Why?” asked the judge."},
    {"speech cue behind a name", "“Stop!” Ann Lee said. || “Who knows?” Trump told reporters."},
    {"quotation, then a new sentence", "“Who knows?” || The crowd was silent."},
    {"brackets", "(He left early.) || She stayed (alone). || Others (see p. 5) left."},
    {"stop inside a word", "The file is on www.example.com. || Read it."},
    {"list labels", "1. Israel withdraws."},
    {"list letter", "A. The first point is this."},
    {"footnote", "It rained.[12] || It stopped."},
    {"question mark in a name", "The Yahoo! and Jeopardy! brands were sold."},
    {"two marks", "Really?! || Yes."},
    {"a writer without capitals", "he left. || she stayed... then he cried. || she left. || i do."},
    {"lower case goes on", "The site example. org was down."},
    {"number begins a sentence", "Police came. || 32 people were held."},
    {"Cyrillic", "Он ушёл. || Она осталась."},
    {"dash behind a stop", "We won. || — Ann Lee"},
    {"Arabic has no capitals", "غادر الوفد. || عاد الوزير."},
};

std::string without_marks(std::string_view marked) {
    std::string text;
    for (std::size_t at = 0; at < marked.size();) {
        if (marked.substr(at, 4) == " || ") {
            text += ' ';
            at += 4;
        } else {
            text += marked[at++];
        }
    }
    return text;
}

}  // namespace

TEST_CASE("sentences end where a reader ends them") {
    for (const Case& c : cases) {
        INFO(c.name);
        const std::string text = without_marks(c.expected);
        CHECK(split(text) == c.expected);
    }
}

TEST_CASE("a line break ends a sentence") {
    CHECK(split("One line\nAnother line\r\n\r\nA third. A fourth\u2028A fifth") ==
          "One line || Another line || A third. || A fourth || A fifth");
}

TEST_CASE("a title is cut into headline sentences") {
    Vocabulary vocabulary;
    const ParsedText parsed =
        parse_title("Talks fail. Both sides leave", shipped_rules(), vocabulary);
    REQUIRE(parsed.sentences.size() == 2);
    CHECK(parsed.sentences[1].section == Section::headline);
    CHECK(parse_title("", shipped_rules(), vocabulary).sentences.empty());
}
