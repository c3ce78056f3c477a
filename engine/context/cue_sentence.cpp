#include "engine/context/cue_sentence.hpp"

#include "engine/context/noun_phrases.hpp"

#include <algorithm>

namespace parallax {

std::uint32_t CueSentence::clause_start(std::uint32_t place) const {
    for (std::uint32_t at = place; at > begin(); --at) {
        if (is(at - 1, TokenKind::semicolon) && !is_quoted(at - 1)) return at;
    }
    return begin();
}

bool CueSentence::is_noun_here(const CueMatch& match) const {
    const std::uint32_t verb = match.tokens.begin;
    if (verb == begin() || !view_.is_word(verb - 1)) return false;
    if (ends_with(word(verb), "ing")) return false;
    // "a ruling that ordered": "that" is a pronoun here.
    if (is(verb - 1, WordClass::that) && ends_with(word(verb), "ed")) return false;
    if (is(verb - 1, WordClass::determiner) && !is(verb - 1, WordClass::pronoun)) return true;
    if (is(verb - 1, WordClass::possessive)) return true;
    if (is(verb - 1, WordClass::preposition) && word(verb - 1) != "to") return true;
    return cue(match).ambiguous && view_.shape(verb - 1).possessive;
}

bool CueSentence::is_cue_verb(std::uint32_t token) const {
    return std::any_of(cues_.begin(), cues_.end(), [&](const CueMatch& match) {
        return match.tokens.begin == token && cue(match).part == CuePart::verb;
    });
}

bool CueSentence::hangs_on_noun(std::uint32_t place) const {
    return holds(place - 1) && view_.is_word(place - 1) &&
           (view_.classes(place - 1) & ~noun_classes) == 0;
}

}  // namespace parallax
