#include "engine/text/parse_text.hpp"
#include "tests/catch.hpp"
#include "tests/text/random_text.hpp"
#include "tests/text/shipped_rules.hpp"

#include <string>

using namespace parallax;

namespace {

void check_spans(const std::string& text, const ParsedText& parsed) {
    std::uint32_t at = 0;
    for (const SectionSpan& section : parsed.sections) {
        RC_ASSERT(section.span.begin == at);
        RC_ASSERT(!section.span.empty());
        at = section.span.end;
    }
    RC_ASSERT(at == text.size());

    std::uint32_t token = 0;
    for (const Paragraph& paragraph : parsed.paragraphs) {
        RC_ASSERT(paragraph.tokens.begin == token);
        RC_ASSERT(parsed.tokens[token].line_before);
        RC_ASSERT(!paragraph.sentences.empty());
        std::uint32_t inner = token;
        for (std::uint32_t i = paragraph.sentences.begin; i < paragraph.sentences.end; ++i) {
            const Sentence& sentence = parsed.sentences[i];
            RC_ASSERT(&parsed.paragraphs[sentence.paragraph] == &paragraph);
            RC_ASSERT(sentence.tokens.begin == inner);
            RC_ASSERT(!sentence.tokens.empty());
            RC_ASSERT(sentence.span.begin == parsed.tokens[inner].begin);
            inner = sentence.tokens.end;
            RC_ASSERT(sentence.span.end == parsed.tokens[inner - 1].end);
            RC_ASSERT(paragraph.span.contains(sentence.span));
            for (std::uint32_t t = sentence.tokens.begin; t < inner; ++t) {
                RC_ASSERT(sentence_of(parsed, t) == i);
                RC_ASSERT(t == token || !parsed.tokens[t].line_before);
            }
            unsigned holding = 0;
            for (const SectionSpan& section : parsed.sections) {
                if (section.span.contains(sentence.span)) {
                    RC_ASSERT(section.section == sentence.section);
                    ++holding;
                }
            }
            RC_ASSERT(holding == 1U);
        }
        RC_ASSERT(inner == paragraph.tokens.end);
        token = inner;
    }
    RC_ASSERT(token == parsed.tokens.size());
    RC_ASSERT(count_scored_sentences(parsed) <= parsed.sentences.size());
    RC_ASSERT(count_words(parsed) <= parsed.tokens.size());
}

}  // namespace

TEST_CASE("sections tile the text, and sentences their paragraphs") {
    REQUIRE(rc::check([] {
        const std::string text = *rc::gen::scale(3.0, any_text());
        Vocabulary vocabulary;
        check_spans(text, parse_text(text, *any_text(), shipped_rules(), vocabulary));
    }));
    REQUIRE(rc::check([] {
        const std::string text = *any_code_points();
        Vocabulary vocabulary;
        check_spans(text, parse_text(text, "", shipped_rules(), vocabulary));
        check_spans(text, parse_title(text, shipped_rules(), vocabulary));
    }));
}

TEST_CASE("a parse does not depend on what the vocabulary held before") {
    REQUIRE(rc::check([] {
        const std::string text = *any_text();
        Vocabulary fresh;
        Vocabulary used;
        (void)parse_text(*any_text(), "", shipped_rules(), used);
        const ParsedText a = parse_text(text, "", shipped_rules(), fresh);
        const ParsedText b = parse_text(text, "", shipped_rules(), used);
        RC_ASSERT(a.tokens.size() == b.tokens.size());
        for (std::size_t i = 0; i < a.tokens.size(); ++i) {
            RC_ASSERT(a.tokens[i].span() == b.tokens[i].span());
            RC_ASSERT(a.tokens[i].kind == b.tokens[i].kind);
        }
        RC_ASSERT(a.sentences.size() == b.sentences.size());
        for (std::size_t i = 0; i < a.sentences.size(); ++i) {
            RC_ASSERT(a.sentences[i].span == b.sentences[i].span);
            RC_ASSERT(a.sentences[i].section == b.sentences[i].section);
        }
    }));
}

TEST_CASE("furniture has no words and is never scored") {
    Vocabulary vocabulary;
    const ParsedText parsed =
        parse_text("The envoy left. *** !\n* * *\nAdvertisement\nThree more words.", "A title",
                   shipped_rules(), vocabulary);
    CHECK(count_words(parsed) == 6);
    CHECK(count_scored_sentences(parsed) == 2);
}

TEST_CASE("odd texts are cut without complaint") {
    Vocabulary vocabulary;
    const std::string odd[] = {"",
                               " \n \t\r\n",
                               std::string(3, '\0'),
                               std::string(100'000, '.'),
                               std::string(100'000, '"'),
                               std::string(100'000, '('),
                               std::string(50'000, '1') + " By By By By By By By By",
                               "\u2028\u2029\u0085\ufeff"};
    for (const std::string& text : odd) {
        const ParsedText parsed = parse_text(text, text, shipped_rules(), vocabulary);
        const bool is_tiled =
            text.empty() ? parsed.sections.empty() : parsed.sections.back().span.end == text.size();
        CHECK(is_tiled);
    }
}
