#include "engine/context/find_cues.hpp"

#include <algorithm>

namespace parallax {
namespace {

/// Of two readings of one form, the one its left neighbour asks for.
bool prefers(const TokenView& view, const PhraseMatch& candidate, const PhraseMatch& current) {
    const auto is_verb = [&](const PhraseMatch& match) {
        return view.lists().cues[match.payload].part == CuePart::verb;
    };
    if (is_verb(candidate) == is_verb(current)) return false;
    const std::uint32_t begin = candidate.tokens.begin;
    const bool noun_place =
        begin > 0 && view.is_word(begin - 1) &&
        (view.is_any(begin - 1, any_of(WordClass::possessive)) ||
         (view.is(begin - 1, WordClass::determiner) &&
          !view.is(begin - 1, WordClass::person_pronoun)) ||
         (view.is(begin - 1, WordClass::preposition) && view.normalised(begin - 1) != "to") ||
         view.shape(begin - 1).possessive);
    return is_verb(candidate) != noun_place;
}

/// "The drought is not to blame": whose fault something is, and nobody says so.
bool tells_fault(const TokenView& view, const CueMatch& match) {
    const std::uint32_t verb = match.tokens.begin;
    if (verb < 2 || view.normalised(verb) != "blame" || view.normalised(verb - 1) != "to") {
        return false;
    }
    std::uint32_t at = verb - 1;
    while (at > 0 && view.is_any(at - 1, any_of(WordClass::adverb, WordClass::negator))) --at;
    return at > 0 && view.is(at - 1, WordClass::be);
}

}  // namespace

std::vector<CueMatch> find_cues(const TokenView& view, std::span<const std::uint32_t> quotation_of,
                                ContextMemo& memo, const Vocabulary& vocabulary) {
    std::vector<PhraseMatch> found;
    view.lists().cue_matcher.find_all(view.parsed(), vocabulary, memo.cues, found);
    std::vector<CueMatch> cues;
    // Sorted by first token, longest first; a verb ranks before a noun of the same form and is told
    // from it by its neighbours when it is read.
    std::uint32_t sentence = 0;
    std::uint32_t covered = 0;
    for (std::size_t index = 0; index < found.size(); ++index) {
        const PhraseMatch& match = found[index];
        if (match.tokens.begin < covered || quotation_of[match.tokens.begin] != 0) continue;
        std::size_t last = index;
        std::size_t chosen = index;
        while (last + 1 < found.size() && found[last + 1].tokens == match.tokens) {
            ++last;
            if (prefers(view, found[last], found[chosen])) chosen = last;
        }
        while (view.parsed().sentences[sentence].tokens.end <= match.tokens.begin) ++sentence;
        const CueMatch cue{match.tokens, found[chosen].payload, sentence};
        if (!tells_fault(view, cue)) cues.push_back(cue);
        covered = match.tokens.end;
        index = last;
    }
    return cues;
}

}  // namespace parallax
