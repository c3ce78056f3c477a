#pragma once

#include "engine/context/mentions.hpp"

#include <span>
#include <vector>

namespace parallax {

/// Whether a name may be a person's: "the Senate", "FBI" and "Friday" are not. `token`: its last
/// word; `from`: where its sentence begins.
[[nodiscard]] bool can_be_person(const TokenView& view, std::uint32_t token, std::uint32_t from);

/// Pronouns that stand for a target, in order of place. The one meant is the subject of the
/// pronoun's own sentence if it precedes the pronoun, else the subject of the sentence before; it
/// has to be of a kind that the pronoun can stand for ("he": a person; "it": a state, a group;
/// "they": people, a group), and nobody else of that kind, target or other name, may be nearer;
/// titles and given names rule out who is no "he" or no "she". Where several are left, a person's
/// pronoun means who is said to say it ("Castor said she"), or the last one named, if a verb's
/// subject; in a phrase in front of the subject, that subject.
/// First and second persons are left alone, and so is a pronoun with a second candidate. An "it"
/// that stands for nothing ("it is raining", "it was said that") is left alone too.
[[nodiscard]] std::vector<Mention> resolve_pronouns(const TokenView& view, const Lexicon& lexicon,
                                                    std::span<const Mention> mentions);

}  // namespace parallax
