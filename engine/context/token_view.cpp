#include "engine/context/token_view.hpp"

#include "engine/context/warring_sides.hpp"

#include <algorithm>

namespace parallax {
namespace {

constexpr WordClasses no_name = any_of(
    WordClass::determiner, WordClass::pronoun, WordClass::preposition, WordClass::subordinator,
    WordClass::coordinator, WordClass::time, WordClass::adverb, WordClass::that);

}  // namespace

TokenView::TokenView(const ContextInput& input, const ContextRules::Lists& lists, ContextMemo& memo)
    : input_(input), lists_(lists), words_(input.parsed.tokens.size()) {
    if (memo.words.size() < input.vocabulary.size()) memo.words.resize(input.vocabulary.size());
    const std::span<const Token> tokens = input.parsed.tokens;
    const std::span<KnownWord> known_words = memo.words;
    const std::span<KnownWord> words = words_;
    RuleClasses rules = 0;
    for (std::uint32_t token = 0; token < tokens.size(); ++token) {
        KnownWord& known = known_words[tokens[token].word.index()];
        if (!known.is_known()) [[unlikely]]
            known = look_up(token);
        words[token] = known;
        rules |= known.rules;
        if (tokens[token].kind == TokenKind::quote) [[unlikely]]
            marks_.push_back(token);
    }
    rules_ = rules;
}

std::span<const std::uint32_t> TokenView::marks_in(TokenRange range) const {
    const auto first = std::lower_bound(marks_.begin(), marks_.end(), range.begin);
    return {first, std::lower_bound(first, marks_.end(), range.end)};
}

const TargetNames& TokenView::target_names() const {
    return input_.sides.names();
}

KnownWord TokenView::look_up(std::uint32_t token) const {
    const auto found = lists_.classes.find(normalised(token));
    const WordClasses listed = found == lists_.classes.end() ? 0 : found->second;
    const WordShape shape = input_.vocabulary.word((*this)[token].word).shape;
    const bool is_name = shape.capitalised && (listed & no_name) == 0;
    return {listed | (is_name ? name_bit : 0), lists_.rule_words.classes(normalised(token)), shape};
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
