#include "engine/context/token_view.hpp"

namespace parallax {
namespace {

constexpr std::uint32_t unresolved = ~std::uint32_t{0};
constexpr WordClasses no_name = any_of(
    WordClass::determiner, WordClass::pronoun, WordClass::preposition, WordClass::subordinator,
    WordClass::coordinator, WordClass::time, WordClass::adverb, WordClass::that);

}  // namespace

TokenView::TokenView(const ContextInput& input, const ContextRules::Lists& lists, ContextMemo& memo)
    : input_(input), lists_(lists), classes_(input.parsed.tokens.size()) {
    if (memo.classes.size() < input.vocabulary.size()) {
        memo.classes.resize(input.vocabulary.size(), unresolved);
    }
    for (std::uint32_t token = 0; token < classes_.size(); ++token) {
        std::uint32_t& known = memo.classes[(*this)[token].word.index()];
        if (known == unresolved) known = look_up(token);
        classes_[token] = known;
    }
}

WordClasses TokenView::look_up(std::uint32_t token) const {
    const auto found = lists_.classes.find(normalised(token));
    const WordClasses listed = found == lists_.classes.end() ? 0 : found->second;
    return listed | (shape(token).capitalised && (listed & no_name) == 0 ? name_bit : 0);
}

bool starts_sentence(const TokenView& view, std::uint32_t token) {
    const ParsedText& parsed = view.parsed();
    return parsed.sentences[sentence_of(parsed, token)].tokens.begin == token;
}

std::uint32_t count_words(const TokenView& view, TokenRange range) {
    std::uint32_t words = 0;
    for (std::uint32_t at = range.begin; at < range.end; ++at) words += view.is_word(at) ? 1 : 0;
    return words;
}

}  // namespace parallax
