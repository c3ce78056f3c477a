#include "engine/text/parsed_text.hpp"

#include <algorithm>
#include <cassert>

namespace parallax {

std::string_view name_of(Section section) {
    switch (section) {
        case Section::headline:
            return "headline";
        case Section::body:
            return "body";
        case Section::caption:
            return "caption";
        case Section::furniture:
            return "furniture";
    }
    assert(false);
    return {};
}

namespace {

std::uint32_t count_words_of(const ParsedText& parsed, const Sentence& sentence) {
    const auto begin = parsed.tokens.begin() + sentence.tokens.begin;
    const auto end = parsed.tokens.begin() + sentence.tokens.end;
    return static_cast<std::uint32_t>(
        std::count_if(begin, end, [](const Token& token) { return token.is_word(); }));
}

}  // namespace

std::uint32_t count_words(const ParsedText& parsed) {
    std::uint32_t words = 0;
    for (const Sentence& sentence : parsed.sentences) {
        if (sentence.section != Section::furniture) words += count_words_of(parsed, sentence);
    }
    return words;
}

bool is_scored(const ParsedText& parsed, const Sentence& sentence) {
    if (sentence.section == Section::furniture) return false;
    const auto begin = parsed.tokens.begin() + sentence.tokens.begin;
    const auto end = parsed.tokens.begin() + sentence.tokens.end;
    return std::any_of(begin, end, [](const Token& token) { return token.is_word(); });
}

std::uint32_t count_scored_sentences(const ParsedText& parsed) {
    return static_cast<std::uint32_t>(
        std::count_if(parsed.sentences.begin(), parsed.sentences.end(),
                      [&](const Sentence& sentence) { return is_scored(parsed, sentence); }));
}

std::uint32_t sentence_of(const ParsedText& parsed, std::uint32_t token) {
    const auto after = std::upper_bound(
        parsed.sentences.begin(), parsed.sentences.end(), token,
        [](std::uint32_t t, const Sentence& sentence) { return t < sentence.tokens.begin; });
    assert(after != parsed.sentences.begin());
    const auto found = static_cast<std::uint32_t>(after - parsed.sentences.begin() - 1);
    assert(token < parsed.sentences[found].tokens.end);
    return found;
}

}  // namespace parallax
