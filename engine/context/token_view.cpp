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
    : input_(input), lists_(lists) {
    if (memo.words.size() < input.vocabulary.size()) memo.words.resize(input.vocabulary.size());
    const std::span<const Token> tokens = input.parsed.tokens;
    const std::span<KnownWord> known_words = memo.words;
    RuleClasses rules = 0;
    const auto know = [&](const Token& token) {
        KnownWord& known = known_words[token.word.index()];
        if (!known.is_known()) [[unlikely]]
            known = look_up(token.word);
        rules |= known.rules;
        if (token.kind == TokenKind::quote) [[unlikely]]
            marks_.push_back(static_cast<std::uint32_t>(&token - tokens.data()));
        return known;
    };
    // Made as they are copied in: the words of a text are too many to be set to nothing first.
    words_.reserve(tokens.size());
    for (const Token& token : tokens) words_.push_back(know(token));
    rules_ = rules;
    std::uint32_t index = 0;
    sentences_.resize(tokens.size());
    for (std::uint32_t token = 0; token < tokens.size(); ++token) {
        if (input.parsed.sentences[index].tokens.end == token) ++index;
        sentences_[token] = index;
    }
}

std::span<const std::uint32_t> TokenView::marks_in(TokenRange range) const {
    const auto first = std::lower_bound(marks_.begin(), marks_.end(), range.begin);
    return {first, std::lower_bound(first, marks_.end(), range.end)};
}

const TargetNames& TokenView::target_names() const {
    return input_.sides.names();
}

KnownWord TokenView::look_up(WordId id) const {
    const Word& word = input_.vocabulary.word(id);
    const auto found = lists_.classes.find(word.normalised);
    const WordClasses listed = found == lists_.classes.end() ? 0 : found->second;
    const bool is_name = word.shape.capitalised && (listed & no_name) == 0;
    return {lists_.rule_words.classes(word.normalised), listed | (is_name ? name_bit : 0),
            word.shape};
}

bool starts_sentence(const TokenView& view, std::uint32_t token) {
    return view.parsed().sentences[view.sentence(token)].tokens.begin == token;
}

std::uint32_t count_words(const TokenView& view, TokenRange range) {
    std::uint32_t words = 0;
    for (std::uint32_t at = range.begin; at < range.end; ++at) words += view.is_word(at) ? 1 : 0;
    return words;
}

}  // namespace parallax
