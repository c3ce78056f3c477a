#pragma once

#include "engine/context/clause_bounds.hpp"
#include "engine/context/token_view.hpp"

#include <cstdint>
#include <optional>

namespace parallax {

/// Classes that a word may have and yet stand in a noun phrase as its noun or before it.
inline constexpr WordClasses noun_classes =
    lexical_classes | any_of(WordClass::speaker_person, WordClass::speaker_organisation,
                             WordClass::speaker_document, WordClass::title);
/// What a noun phrase begins with, before its adjectives and noun.
inline constexpr WordClasses noun_openers =
    any_of(WordClass::determiner, WordClass::possessive, WordClass::article);

/// The noun phrase that `range` begins with, without a verb that follows and what hangs on it:
/// "Verrin took a risk" → "Verrin"; a pronoun stands alone.
[[nodiscard]] TokenRange cut_at_verb(const TokenView& view, TokenRange range);

/// "took", "visited", "avoids": ends the noun phrase directly before it.
[[nodiscard]] bool starts_predicate(const TokenView& view, std::uint32_t token);

/// `range` without the joints and adverbs at its ends: "while Verrin also" → "Verrin".
[[nodiscard]] TokenRange cut_joints(const TokenView& view, TokenRange range);

/// "said in a telephone" interview, "voiced" support, "made an" offer: a verb and what it takes,
/// and no noun phrase. "Elected officials", "works of art" are none. Requires a range that is not
/// empty.
[[nodiscard]] bool starts_with_verb(const TokenView& view, TokenRange range);

/// Can this be a noun phrase that speaks? Not "in an interview", "proudly", "facing criticism".
[[nodiscard]] bool can_speak(const TokenView& view, TokenRange range);

/// The noun phrase that ends directly before `end`, with a comma between or not: back to its
/// article, or else to a border, verb, preposition ("of" and what stands before it belong to it) or
/// joint. None if there is none.
[[nodiscard]] std::optional<TokenRange> find_phrase_before(const TokenView& view,
                                                           const Clause& clause, std::uint32_t end);

/// "He's", "they've": a pronoun and its auxiliary in one word.
[[nodiscard]] bool is_contracted_subject(const TokenView& view, std::uint32_t token);

}  // namespace parallax
