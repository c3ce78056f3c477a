#pragma once

#include "engine/context/harm_words.hpp"
#include "engine/context/rule_words.hpp"
#include "engine/context/token_view.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace parallax {

/// A word of harm found in the text, overlaps resolved (leftmost-longest).
struct HarmMatch {
    TokenRange tokens;
    std::optional<std::uint32_t> verb;  ///< index into HarmLists::words, if it can be a verb
    std::optional<std::uint32_t> noun;  ///< the same for a noun or adjective
    std::uint8_t verb_forms = 0;        ///< of the verb
};

/// All words of harm in a text, in order.
[[nodiscard]] std::vector<HarmMatch> find_harm_words(const TokenView& view, ContextMemo& memo,
                                                     const Vocabulary& vocabulary);

/// One sentence as the rules of agency read it: grammatical classes, the closed lists of
/// casualty-words.tsv, and its words of harm. Questions about tokens outside are answered "no".
class HarmSentence {
public:
    /// Keeps what it knows of the tokens in `memo` until the next sentence is built with it.
    HarmSentence(const TokenView& view, const Vocabulary& vocabulary, TokenRange sentence,
                 std::span<const HarmMatch> matches, CasualtyMemo& memo);

    [[nodiscard]] const TokenView& view() const { return view_; }
    [[nodiscard]] TokenRange tokens() const { return sentence_; }
    [[nodiscard]] std::uint32_t begin() const { return sentence_.begin; }
    [[nodiscard]] std::uint32_t end() const { return sentence_.end; }

    [[nodiscard]] bool holds(std::uint32_t token) const {
        return token >= begin() && token < end();
    }
    [[nodiscard]] std::string_view word(std::uint32_t token) const {
        return holds(token) ? view_.normalised(token) : std::string_view();
    }
    [[nodiscard]] bool is(std::uint32_t token, WordClass wanted) const {
        return holds(token) && view_.is(token, wanted);
    }
    [[nodiscard]] bool is(std::uint32_t token, TokenKind kind) const {
        return holds(token) && view_.is(token, kind);
    }
    [[nodiscard]] bool is(std::uint32_t token, CasualtyClass wanted) const {
        return holds(token) && words_[token - begin()].word.is(wanted);
    }
    [[nodiscard]] bool is(std::uint32_t token, RuleClass wanted) const {
        return holds(token) && view_.is(token, wanted);
    }
    [[nodiscard]] bool is_word(std::uint32_t token) const {
        return holds(token) && view_.is_word(token);
    }
    [[nodiscard]] bool is_name(std::uint32_t token) const {
        return holds(token) && view_.is_name(token);
    }
    /// "Israel's": a possessive mark was dropped.
    [[nodiscard]] bool is_possessive(std::uint32_t token) const {
        return holds(token) && view_.shape(token).possessive;
    }
    [[nodiscard]] bool is_adverb(std::uint32_t token) const;

    /// A comma, stop, dash or the like: no noun phrase crosses it. Hyphens and quotation marks do
    /// not count.
    [[nodiscard]] bool is_border(std::uint32_t token) const;

    /// A mark inside a noun phrase: a hyphen, a quotation mark, the stop of an abbreviation.
    [[nodiscard]] bool is_inner_mark(std::uint32_t token) const;

    /// The value of a number word; 0 if it is none.
    [[nodiscard]] std::uint64_t value(std::uint32_t token) const {
        return holds(token) ? words_[token - begin()].word.value : 0;
    }

    /// The word of harm that begins at or covers the token.
    [[nodiscard]] const HarmMatch* harm_at(std::uint32_t token) const;
    /// The noun or adjective of harm that the token belongs to; null if none.
    [[nodiscard]] const HarmWord* harm_noun_at(std::uint32_t token) const;
    [[nodiscard]] const HarmWord& harm_word(std::uint32_t index) const {
        return view_.lists().harm.words[index];
    }

    /// A number, number word, or "dozens": where a figure can start, hedges left aside.
    [[nodiscard]] bool is_quantity(std::uint32_t token) const;
    /// "a farmer": the article of one person, who counts where others are counted.
    [[nodiscard]] bool counts_one(std::uint32_t article) const;
    [[nodiscard]] bool is_hedge(std::uint32_t token) const {
        return is(token, CasualtyClass::floor) || is(token, CasualtyClass::ceiling) ||
               is(token, CasualtyClass::about);
    }
    /// Whether a noun phrase can start here: "killed [12 people]", not "killed [in Gaza]".
    [[nodiscard]] bool starts_phrase(std::uint32_t token) const;

    /// A participle of harm that belongs to the noun behind it: "the [besieged] city".
    [[nodiscard]] bool is_attribute(std::uint32_t token) const;

    /// A verb of saying or the like, as far as the closed list knows.
    [[nodiscard]] bool is_cue_verb(std::uint32_t token) const;

    /// The noun phrase that ends before `end`, with what hangs on it ("people in Gaza"). May be
    /// empty.
    [[nodiscard]] TokenRange phrase_before(std::uint32_t end) const;
    /// What stands before a noun in its own noun phrase: "the Israeli [strike]", "Hamas's
    /// [attack]".
    [[nodiscard]] TokenRange modifiers_before(std::uint32_t noun) const;
    /// The noun phrase that starts at `begin`, without prepositions other than "of". May be empty.
    [[nodiscard]] TokenRange phrase_after(std::uint32_t begin) const;
    /// The part of a noun phrase before its first preposition, a figure's "of" left aside.
    [[nodiscard]] TokenRange head_of(TokenRange phrase) const;

    /// Where the clause that holds the token starts: after a semicolon, a dash or a conjunction.
    [[nodiscard]] std::uint32_t clause_begin(std::uint32_t token) const;

private:
    [[nodiscard]] std::uint32_t enumeration_before(std::uint32_t first) const;
    [[nodiscard]] std::uint32_t figure_before(std::uint32_t at) const;
    [[nodiscard]] bool hangs_on_noun(std::uint32_t preposition, bool follows) const;
    [[nodiscard]] bool ends_object(std::uint32_t last) const;
    [[nodiscard]] bool starts_object(std::uint32_t first) const;
    [[nodiscard]] bool joins_clause(std::uint32_t coordinator) const;
    [[nodiscard]] bool opens_finite(std::uint32_t at) const;
    [[nodiscard]] bool joins_phrases(std::uint32_t coordinator, std::uint32_t end) const;
    [[nodiscard]] bool holds_clause(std::uint32_t first) const;
    [[nodiscard]] bool is_told(std::uint32_t that) const;
    [[nodiscard]] bool is_said(std::uint32_t token) const;
    [[nodiscard]] std::uint32_t figures_before(std::uint32_t first, bool list) const;
    [[nodiscard]] bool joins_figures(std::uint32_t coordinator) const;

    const TokenView& view_;
    TokenRange sentence_;
    std::span<const HarmMatch> matches_;
    std::span<const CasualtyMemo::Token> words_;  ///< by token of the sentence
};

}  // namespace parallax
