#include "engine/text/tokens.hpp"

#include "engine/text/token_kind.hpp"
#include "engine/text/word_breaker.hpp"
#include "tests/catch.hpp"
#include "tests/text/random_text.hpp"
#include "tests/text/shipped_rules.hpp"

#include <string>
#include <string_view>
#include <vector>

using namespace parallax;
using namespace std::string_view_literals;

namespace {

std::string joined(std::string_view text) {
    Vocabulary vocabulary;
    std::string out;
    for (const auto& piece : pieces_of(text, tokenise(text, vocabulary))) {
        if (!out.empty()) out += '|';
        out += piece;
    }
    return out;
}

/// What ICU makes of the whole text.
std::vector<Span> cut_by_icu(std::string_view text) {
    Vocabulary vocabulary;
    return vocabulary.word_breaker().cut(text);
}

std::vector<Span> spans_of(const std::vector<Token>& tokens) {
    std::vector<Span> spans;
    for (const Token& token : tokens) spans.push_back(token.span());
    return spans;
}

std::string kinds_of(std::string_view text) {
    static constexpr std::string_view letters = "wnqhdc;:.bs";
    Vocabulary vocabulary;
    std::string out;
    for (const Token& token : tokenise(text, vocabulary)) {
        out += letters[static_cast<std::size_t>(token.kind)];
    }
    return out;
}

}  // namespace

TEST_CASE("text is cut into words by UAX #29, with a colon always breaking") {
    struct Case {
        const char* name;
        std::string_view text;
        std::string_view tokens;
    };
    const Case cases[] = {
        {"nothing", "", ""},
        {"white space only", " \t\r\n ", ""},
        {"one word", "Gaza", "Gaza"},
        {"possessive, curly", "Israel’s army", "Israel’s|army"},
        {"possessive, straight", "Israel's army", "Israel's|army"},
        {"possessive of a plural", "the Palestinians' return", "the|Palestinians|'|return"},
        {"contraction", "They won’t", "They|won’t"},
        {"initials", "the U.N. said", "the|U.N|.|said"},
        {"numbers", "32,414 and 7.5; 1’000", "32,414|and|7.5|;|1’000"},
        {"ordinal", "172nd day", "172nd|day"},
        {"colon between letters", "a:b 1:2 x::y", "a|:|b|1|:|2|x|:|:|y"},
        {"quotation", "“Stop!” he said", "“|Stop|!|”|he|said"},
        {"single quotation", "the ‘deal’ fell", "the|‘|deal|’|fell"},
        {"quotation of a contraction", "‘don’t’", "‘|don’t|’"},
        {"hyphens", "cease-fire", "cease|-|fire"},
        {"dashes", "war—or peace – now", "war|—|or|peace|–|now"},
        {"ellipsis", "well… no...", "well|…|no|.|.|."},
        {"underscore", "a_b _c_ 1_2", "a_b|_c_|1_2"},
        {"accents", "Erdoğan’s naïve café", "Erdoğan’s|naïve|café"},
        {"accent behind a dash", "war—étude", "war|—|étude"},
        {"address", "jane@x.com é@x 'é@.x", "jane|@|x.com|é|@|x|'|é|@|.|x"},
        {"combining mark behind a space", "a \u0301b", "a|\u0301|b"},
        {"Hebrew with gershayim", "צה\"ל", "צה\"ל"},
        {"emoji family", "ok 👩\u200d👩\u200d👧 ok", "ok|👩\u200d👩\u200d👧|ok"},
        {"controls", "a\0b\x01 c"sv, "a|\0|b|\x01|c"sv},
        {"no-break space", "85\u00a0per cent", "85|per|cent"},
    };
    for (const auto& c : cases) {
        INFO(c.name);
        CHECK(joined(c.text) == c.tokens);
    }
}

TEST_CASE("every token is of one kind") {
    struct Case {
        std::string_view text;
        std::string_view kinds;
    };
    const Case cases[] = {
        {"Hamas 172nd A1 7.5", "wnwn"},
        {"\" ' “ ” ‘ ’ „ « » ‹ ›", "qqqqqqqqqqq"},
        {"cease-fire Al‑Aqsa", "whwwhw"},
        {"war - peace -5 x- y --", "wdwdnwdwdd"},
        {"word--word", "wddw"},
        {"anti-“woke”", "wsqwq"},
        {"– — ―", "ddd"},
        {", ; : . ? ! … ‽", "c;:....."},
        {"( ) [ ] { }", "bbbbbb"},
        {"$ % & @ # * + = / \\ | ~ ^ ` < >", "ssssssssssssssss"},
        {"_ _a _1", "swn"},
        {"中 😀 é © ½ €", "wwwsns"},
        {"。 ، 「", ".cq"},
    };
    for (const auto& c : cases) {
        INFO(c.text);
        CHECK(kinds_of(c.text) == c.kinds);
    }
}

TEST_CASE("tokens know the white space before them") {
    Vocabulary vocabulary;
    const std::string_view text = "  One two,three\r\nfour\u2028five \n\n six\u2003seven";
    std::string flags;
    for (const Token& token : tokenise(text, vocabulary)) {
        flags += token.line_before ? 'L' : token.space_before ? 'S' : '-';
        REQUIRE((!token.line_before || token.space_before));
    }
    CHECK(flags == "LS--LLLS");
}

TEST_CASE("the fast path gives what ICU gives") {
    SECTION("on mixtures of scripts and marks") {
        REQUIRE(rc::check([] {
            const std::string text = *rc::gen::scale(2.0, any_text());
            Vocabulary vocabulary;
            RC_ASSERT(spans_of(tokenise(text, vocabulary)) == cut_by_icu(text));
        }));
    }
    SECTION("on arbitrary code points") {
        REQUIRE(rc::check([] {
            const std::string text = *any_code_points();
            Vocabulary vocabulary;
            RC_ASSERT(spans_of(tokenise(text, vocabulary)) == cut_by_icu(text));
        }));
    }
    SECTION("on every pair and triple of ASCII marks around letters and digits") {
        const std::string_view alphabet = "a1_.,;:'\"- \n(’”—…é\u0301";
        std::vector<std::string> units;
        for (std::size_t at = 0; at < alphabet.size();) {
            const CodePoint c = decode_code_point(alphabet, at);
            units.emplace_back(alphabet.substr(at, c.length));
            at += c.length;
        }
        Vocabulary vocabulary;
        for (const auto& a : units) {
            for (const auto& b : units) {
                for (const auto& c : units) {
                    for (const auto& d : units) {
                        const std::string text = a + b + c + d + a;
                        const auto found = spans_of(tokenise(text, vocabulary));
                        if (found != vocabulary.word_breaker().cut(text)) FAIL_CHECK(text);
                    }
                }
            }
        }
    }
}

TEST_CASE("tokens in order are the text without its white space") {
    REQUIRE(rc::check([] {
        const std::string text = *rc::gen::scale(2.0, any_text());
        Vocabulary vocabulary;
        std::uint32_t previous = 0;
        for (const Token& token : tokenise(text, vocabulary)) {
            RC_ASSERT(token.begin < token.end);
            RC_ASSERT(token.begin >= previous);
            const std::string_view gap = slice(text, {previous, token.begin});
            Vocabulary other;
            RC_ASSERT(tokenise(gap, other).empty());
            RC_ASSERT((token.begin == previous) == (!token.space_before || token.begin == 0));
            RC_ASSERT(vocabulary.word(token.word).surface == slice(text, token.span()));
            previous = token.end;
        }
        RC_ASSERT(previous <= text.size());
    }));
}

TEST_CASE("very long words and texts without spaces are cut") {
    Vocabulary vocabulary;
    const std::string word(100'000, 'x');
    CHECK(tokenise(word, vocabulary).size() == 1);
    CHECK(tokenise("a " + word + " b", vocabulary).size() == 3);
    std::string ideographs;
    for (int i = 0; i < 20'000; ++i) ideographs += "字";
    CHECK(tokenise(ideographs, vocabulary).back().end == ideographs.size());
    const std::string nuls(1000, '\0');
    CHECK(tokenise(nuls, vocabulary).size() == 1000);
}
