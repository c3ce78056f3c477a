#include "engine/context/attribution_finder.hpp"

#include "engine/context/clause_bounds.hpp"
#include "engine/context/cue_sentence.hpp"
#include "engine/context/noun_phrases.hpp"
#include "engine/context/passive_verbs.hpp"
#include "engine/context/speakers.hpp"

#include <algorithm>

namespace parallax {
namespace {

/// Which side of its cue most of the content stands on.
struct Sides {
    std::uint32_t before = 0;
    std::uint32_t after = 0;
};

}  // namespace

std::optional<Attribution> AttributionFinder::find(TokenRange content,
                                                   std::uint32_t sentence) const {
    std::optional<Attribution> found = look_around(content, sentence);
    if (!found) return found;
    const bool before = !found->speaker || (found->cue && found->speaker->end <= found->cue->begin);
    // "Israel is accused of": the subject of a passive is not who speaks.
    if (found->cue && before && is_passive(*found->cue, sentence)) {
        const Clause clause{view_.parsed().sentences[sentence].tokens, &reading_.quotation_of};
        found->speaker = find_agent(view_, clause, found->cue->end);
    } else if (found->speaker) {
        found->speaker = tidy(*found->speaker, found->cue);
    }
    // "a ruling that ordered": a document has somebody who issues it, a pronoun has not.
    if (found->speaker && found->speaker->size() == 1 &&
        view_.is(found->speaker->begin, WordClass::relative)) {
        const Clause clause{view_.parsed().sentences[sentence].tokens, &reading_.quotation_of};
        const auto noun = find_phrase_before(view_, clause, found->speaker->begin);
        if (noun && view_.is(noun->end - 1, WordClass::speaker_document)) found->speaker = noun;
    }
    return found;
}

/// "is accused", "was described as"; "is worried" is no passive, and who is it speaks.
bool AttributionFinder::is_passive(TokenRange cue, std::uint32_t sentence) const {
    const TokenRange around = view_.parsed().sentences[sentence].tokens;
    const CueMatch* const match = cue_in(cue, sentence, true);
    if (match != nullptr && view_.lists().cues[match->cue].part == CuePart::adjective) return false;
    for (std::uint32_t at = cue.begin; at < cue.end; ++at) {
        if (is_passive_verb(view_, around, at)) return true;
    }
    return false;
}

/// "Colin Harth, a director of the firm": the name. "At a meeting with Ms Harth, Verrin said": the
/// subject of the cue.
TokenRange AttributionFinder::cut_addition(TokenRange speaker,
                                           const std::optional<TokenRange>& cue) const {
    const auto is_sign = [&](std::uint32_t at) {
        const TokenKind kind = view_[at].kind;
        return kind == TokenKind::comma || kind == TokenKind::dash || kind == TokenKind::bracket ||
               kind == TokenKind::semicolon;
    };
    if (cue && cue->begin == speaker.end) {
        std::uint32_t begin = speaker.end;
        while (begin > speaker.begin && !is_sign(begin - 1)) --begin;
        if (begin < speaker.end) speaker.begin = begin;
    }
    for (std::uint32_t at = speaker.begin + 1; at < speaker.end; ++at) {
        if (is_sign(at)) return {speaker.begin, at};
    }
    return speaker;
}

bool AttributionFinder::holds(const Attribution& by_rules, TokenRange content,
                              std::uint32_t sentence) const {
    const TokenRange certain = by_rules.certain;
    if (certain.begin <= content.begin && content.begin < certain.end) return true;
    if (!by_rules.cue || by_rules.cue->end != content.begin) return false;
    const CueMatch* const match = cue_in(*by_rules.cue, sentence, false);
    return match != nullptr && view_.lists().cues[match->cue].part == CuePart::adverb;
}

std::optional<Attribution> AttributionFinder::look_around(TokenRange content,
                                                          std::uint32_t sentence) const {
    const TokenRange around = view_.parsed().sentences[sentence].tokens;
    Sides sides;
    for (std::uint32_t at = content.begin; at < content.end; ++at) {
        sides.before += states_[at] == VoiceState::content_before ? 1 : 0;
        sides.after += states_[at] == VoiceState::content_after ? 1 : 0;
    }
    const Attribution* const by_rules = ruled(content);
    if (by_rules && holds(*by_rules, content, sentence)) return *by_rules;
    const bool behind = sides.before > sides.after;
    std::optional<TokenRange> cue;
    if (behind) {
        cue = nearest(VoiceState::cue_behind, content, around, true);
    } else if (sides.after > 0) {
        cue = nearest(VoiceState::cue_ahead, content, around, false);
        // "A, X said, B": the cue belongs to what stands before it, too.
        if (!cue) cue = nearest(VoiceState::cue_behind, content, around, false);
    }
    std::optional<TokenRange> speaker;
    // The speaker may stand on the other side: "X was asked about it: '…'".
    for (const bool side : {behind, !behind}) {
        for (const bool behind_cue : {behind, !behind}) {
            if (speaker || (sides.before == 0 && sides.after == 0)) continue;
            // "X boasted that …, and he was delighted that …": he speaks from there on.
            if (side && !behind_cue && !behind) continue;
            const VoiceState state =
                behind_cue ? VoiceState::speaker_behind : VoiceState::speaker_ahead;
            speaker = nearest(state, content, around, side);
            if (speaker && cue) end_at_verb(*speaker, *cue, sentence);
            if (speaker) speaker = tidy(*speaker, cue);
        }
    }
    if (!cue && !speaker) return by_rules ? std::optional(*by_rules) : std::nullopt;

    Attribution found{content, speaker, cue, Endorsement::neutral, false, {}, 0};
    const CueMatch* const match = cue ? cue_in(*cue, sentence, behind) : nullptr;
    if (match != nullptr) {
        const Cue& known = view_.lists().cues[match->cue];
        found.endorsement = known.endorsement;
        found.speech = known.speech;
    }
    const Clause clause{around, &reading_.quotation_of};
    const bool is_verb = match != nullptr && view_.lists().cues[match->cue].part == CuePart::verb;
    if (found.speaker) {
        // Another verb's subject may be nearer to hand than that of this one.
        const bool participle = is_verb && ends_with(view_.normalised(match->tokens.begin), "ing");
        if (is_verb && !participle && stands_behind_other(*found.speaker, *match, sentence)) {
            const auto subject = find_own_subject(view_, clause, match->tokens.begin);
            if (subject && can_speak(view_, *subject)) found.speaker = subject;
        }
        return found;
    }
    const bool same_cue = by_rules && (!cue || (by_rules->cue && cue->contains(*by_rules->cue)));
    if (same_cue && by_rules->speaker) {
        found.speaker = by_rules->speaker;
    } else if (is_verb) {
        found.speaker = find_speaker(view_, clause, match->tokens.begin);
    } else if (match != nullptr) {
        found.speaker = find_speaker_of_noun(view_, clause, match->tokens);
    } else if (cue) {
        found.speaker = find_possessor(view_, clause, cue->begin);
        if (!found.speaker) found.speaker = find_speaker(view_, clause, cue->begin);
    }
    // "said in a telephone interview": who does what the cue begins with.
    if (found.speaker && cue && found.speaker->overlaps(*cue)) {
        found.speaker = find_speaker(view_, clause, cue->begin);
    }
    if (!found.speaker && by_rules) found.speaker = by_rules->speaker;
    return found;
}

/// "Verrin, a former minister, said in a telephone [interview]": where the model took the verb of
/// speech for a part of the speaker, the cue begins with it.
void AttributionFinder::end_at_verb(TokenRange& speaker, TokenRange& cue,
                                    std::uint32_t sentence) const {
    if (speaker.end != cue.begin) return;
    const std::span<const CueMatch> cues = cues_of(reading_.cues, sentence);
    const bool has_verb = std::any_of(cues.begin(), cues.end(), [&](const CueMatch& match) {
        return cue.contains(match.tokens) && view_.lists().cues[match.cue].part == CuePart::verb;
    });
    if (has_verb) return;
    for (const CueMatch& match : cues) {
        const Cue& known = view_.lists().cues[match.cue];
        const std::uint32_t verb = match.tokens.begin;
        if (known.part != CuePart::verb || !known.speech || known.ambiguous) continue;
        if (verb <= speaker.begin || match.tokens.end > speaker.end) continue;
        if (ends_with(view_.normalised(verb), "ing") || view_.shape(verb).capitalised ||
            view_.is_any(verb - 1, any_of(WordClass::determiner, WordClass::quantity))) {
            continue;
        }
        speaker.end = match.tokens.begin;
        cue.begin = match.tokens.begin;
        return;
    }
}

/// Whether another verb of the lists stands between the speaker and its cue.
bool AttributionFinder::stands_behind_other(TokenRange speaker, const CueMatch& cue,
                                            std::uint32_t sentence) const {
    const auto cues = cues_of(reading_.cues, sentence);
    return std::any_of(cues.begin(), cues.end(), [&](const CueMatch& other) {
        return view_.lists().cues[other.cue].part == CuePart::verb &&
               other.tokens.begin >= speaker.end && other.tokens.end <= cue.tokens.begin;
    });
}

/// The noun phrase in what the model took for the speaker; none if there is none.
std::optional<TokenRange> AttributionFinder::tidy(TokenRange speaker,
                                                  const std::optional<TokenRange>& cue) const {
    speaker = cut_addition(speaker, cue);
    // "A day after the council adopted": the subject of the cue alone.
    for (std::uint32_t at = speaker.end; cue && speaker.end <= cue->begin && at > speaker.begin;
         --at) {
        if (at < speaker.end && view_.is(at - 1, WordClass::subordinator)) speaker.begin = at;
    }
    // "the candidates' respective estimates": the owner of the noun.
    if (cue && cue->begin == speaker.end && !view_.is(cue->begin, WordClass::finite)) {
        const CueMatch* const match = cue_in(*cue, sentence_of(view_, cue->begin), true);
        const bool noun = match != nullptr && view_.lists().cues[match->cue].part == CuePart::noun;
        for (std::uint32_t at = speaker.end; noun && at-- > speaker.begin;) {
            const bool plural = view_.is(at, TokenKind::quote) && at > speaker.begin;
            if (!view_.shape(at).possessive && !plural) continue;
            speaker.end = plural ? at : at + 1;
            break;
        }
    }
    const TokenRange phrase = cut_joints(view_, cut_at_verb(view_, cut_joints(view_, speaker)));
    return can_speak(view_, phrase) ? std::optional(phrase) : std::nullopt;
}

/// The nearest run of words in `state`, behind the content or before it, in its sentence.
std::optional<TokenRange> AttributionFinder::nearest(VoiceState state, TokenRange content,
                                                     TokenRange sentence, bool behind) const {
    if (behind) {
        for (std::uint32_t at = content.end; at < sentence.end; ++at) {
            if (states_[at] != state || !view_.is_word(at)) continue;
            std::uint32_t end = at;
            while (end < sentence.end && states_[end] == state) ++end;
            return trim_punctuation(view_, {at, end});
        }
        return std::nullopt;
    }
    for (std::uint32_t at = content.begin; at > sentence.begin; --at) {
        if (states_[at - 1] != state || !view_.is_word(at - 1)) continue;
        std::uint32_t begin = at - 1;
        while (begin > sentence.begin && states_[begin - 1] == state) --begin;
        return trim_punctuation(view_, {begin, at});
    }
    return std::nullopt;
}

/// The cue that the lists know in what the model took for one: the last of "issued a statement
/// saying", or the first.
const CueMatch* AttributionFinder::cue_in(TokenRange tokens, std::uint32_t sentence,
                                          bool first) const {
    const CueMatch* found = nullptr;
    for (const CueMatch& match : cues_of(reading_.cues, sentence)) {
        if (match.tokens.overlaps(tokens) && (found == nullptr || !first)) found = &match;
    }
    return found;
}

const Attribution* AttributionFinder::ruled(TokenRange content) const {
    for (std::uint32_t at = content.begin; at < content.end; ++at) {
        if (const std::uint32_t source = reading_.source_of[at]; source != 0) {
            return &reading_.attributions[source - 1];
        }
    }
    return nullptr;
}

}  // namespace parallax
