#pragma once

#include "engine/context/annotate_text.hpp"
#include "engine/context/rule_lists.hpp"
#include "engine/lexicon/target_names.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace parallax {

/// A text's tokens with their grammatical classes, as the rules of this room read them.
class TokenView {
public:
    TokenView(const ContextInput& input, const ContextRules::Lists& lists, ContextMemo& memo);

    [[nodiscard]] std::uint32_t size() const {
        return static_cast<std::uint32_t>(input_.parsed.tokens.size());
    }
    [[nodiscard]] const Token& operator[](std::uint32_t token) const {
        return input_.parsed.tokens[token];
    }
    [[nodiscard]] const ParsedText& parsed() const { return input_.parsed; }
    [[nodiscard]] const ContextRules::Lists& lists() const { return lists_; }

    /// Of the targets of the lexicon that the text is read by.
    [[nodiscard]] const TargetNames& target_names() const;

    [[nodiscard]] std::string_view text(const Span& span) const { return slice(input_.text, span); }
    [[nodiscard]] std::string_view surface(std::uint32_t token) const {
        return slice(input_.text, (*this)[token].span());
    }
    [[nodiscard]] std::string_view normalised(std::uint32_t token) const {
        return input_.vocabulary.normalised((*this)[token].word);
    }
    [[nodiscard]] WordShape shape(std::uint32_t token) const { return words_[token].shape; }
    [[nodiscard]] bool is(std::uint32_t token, WordClass wanted) const {
        return has_class(classes(token), wanted);
    }
    [[nodiscard]] bool is_any(std::uint32_t token, WordClasses wanted) const {
        return (classes(token) & wanted) != 0;
    }
    [[nodiscard]] bool is(std::uint32_t token, RuleClass wanted) const {
        return is_any_rule(token, static_cast<RuleClasses>(wanted));
    }
    [[nodiscard]] bool is_any_rule(std::uint32_t token, RuleClasses wanted) const {
        return (words_[token].rules & wanted) != 0;
    }
    [[nodiscard]] bool is(std::uint32_t token, TokenKind kind) const {
        return (*this)[token].kind == kind;
    }
    /// Whether any token is of the class: what asks for one can leave most texts alone.
    [[nodiscard]] bool has(RuleClass wanted) const {
        return (rules_ & static_cast<RuleClasses>(wanted)) != 0;
    }
    /// Those of the range that are quotation marks, in order.
    [[nodiscard]] std::span<const std::uint32_t> marks_in(TokenRange range) const;
    [[nodiscard]] bool is_word(std::uint32_t token) const { return (*this)[token].is_word(); }

    /// A capitalised word that is no grammatical word: a likely name.
    [[nodiscard]] bool is_name(std::uint32_t token) const {
        return (words_[token].classes & name_bit) != 0 && (*this)[token].kind == TokenKind::word;
    }

    /// Index of the sentence that holds the token.
    [[nodiscard]] std::uint32_t sentence(std::uint32_t token) const { return sentences_[token]; }

    /// Bytes from the first to the last token of the range. Requires a range that is not empty.
    [[nodiscard]] Span span_of(TokenRange range) const {
        return {(*this)[range.begin].begin, (*this)[range.end - 1].end};
    }

    [[nodiscard]] WordClasses classes(std::uint32_t token) const {
        return words_[token].classes & ~name_bit;
    }

private:
    static constexpr WordClasses name_bit = 1u << 31;  ///< free of classes

    [[nodiscard]] KnownWord look_up(WordId id) const;

    const ContextInput& input_;
    const ContextRules::Lists& lists_;
    std::vector<KnownWord> words_;          ///< by token: rules ask for them all the time
    std::vector<std::uint32_t> sentences_;  ///< by token
    std::vector<std::uint32_t> marks_;      ///< the tokens that are quotation marks
    RuleClasses rules_ = 0;                 ///< of all tokens
};

/// Index of the sentence that holds the token.
[[nodiscard]] inline std::uint32_t sentence_of(const TokenView& view, std::uint32_t token) {
    return view.sentence(token);
}

/// Whether the token is its sentence's first, whose capital tells nothing.
[[nodiscard]] bool starts_sentence(const TokenView& view, std::uint32_t token);

[[nodiscard]] std::uint32_t count_words(const TokenView& view, TokenRange range);

/// Whether the word ends so and is more than the ending.
[[nodiscard]] constexpr bool ends_with(std::string_view word, std::string_view ending) {
    return word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending;
}

/// Classes or-ed together for TokenView::is_any.
template <class... Classes>
[[nodiscard]] constexpr auto any_of(Classes... classes) {
    return (static_cast<std::underlying_type_t<Classes>>(classes) | ...);
}

inline constexpr WordClasses auxiliary_verbs =
    any_of(WordClass::be, WordClass::have, WordClass::modal, WordClass::do_);
/// The same and those that are listed in a finite form: "was", "took".
inline constexpr WordClasses finite_verbs = auxiliary_verbs | any_of(WordClass::finite);
/// What may stand between a subject and its verb.
inline constexpr WordClasses verb_support =
    auxiliary_verbs | any_of(WordClass::adverb, WordClass::negator);

}  // namespace parallax
