#include "engine/context/attribution_finder.hpp"

#include "engine/context/clause_bounds.hpp"
#include "engine/context/cue_sentence.hpp"
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
    if (!found || !found->speaker) return found;
    // "Israel is accused of": the subject of a passive is not who speaks.
    if (found->cue && found->speaker->end <= found->cue->begin && is_passive(*found->cue)) {
        found->speaker.reset();
    } else {
        found->speaker = cut_apposition(*found->speaker);
    }
    return found;
}

/// "is accused", "was described as", "(it is) estimated"; not "has been saying".
bool AttributionFinder::is_passive(TokenRange cue) const {
    std::uint32_t begin = cue.begin;
    while (begin > 0 && view_.is(begin - 1, WordClass::adverb)) --begin;
    if (begin > 0 && view_.is(begin - 1, WordClass::be)) --begin;
    for (std::uint32_t at = begin; at + 1 < cue.end; ++at) {
        if (view_.is(at, WordClass::be)) return ends_with(view_.normalised(at + 1), "ed");
    }
    return false;
}

/// "Colin Harth, a director of the firm": the name.
TokenRange AttributionFinder::cut_apposition(TokenRange speaker) const {
    for (std::uint32_t at = speaker.begin + 1; at < speaker.end; ++at) {
        const TokenKind kind = view_[at].kind;
        const bool border = kind == TokenKind::comma || kind == TokenKind::dash ||
                            kind == TokenKind::bracket || kind == TokenKind::semicolon;
        if (border) return {speaker.begin, at};
    }
    return speaker;
}

std::optional<Attribution> AttributionFinder::look_around(TokenRange content,
                                                          std::uint32_t sentence) const {
    const TokenRange around = view_.parsed().sentences[sentence].tokens;
    Sides sides;
    for (std::uint32_t at = content.begin; at < content.end; ++at) {
        sides.before += states_[at] == VoiceState::content_before ? 1 : 0;
        sides.after += states_[at] == VoiceState::content_after ? 1 : 0;
    }
    std::optional<TokenRange> cue;
    std::optional<TokenRange> speaker;
    if (sides.before > sides.after) {
        cue = nearest(VoiceState::cue_behind, content, around, true);
        speaker = nearest(VoiceState::speaker_behind, content, around, true);
    } else if (sides.after > 0) {
        cue = nearest(VoiceState::cue_ahead, content, around, false);
        speaker = nearest(VoiceState::speaker_ahead, content, around, false);
        // "A, X said, B": the cue belongs to what stands before it, too.
        if (!cue) cue = nearest(VoiceState::cue_behind, content, around, false);
        if (!speaker) speaker = nearest(VoiceState::speaker_behind, content, around, false);
    }
    const Attribution* const by_rules = ruled(content);
    if (!cue && !speaker) return by_rules ? std::optional(*by_rules) : std::nullopt;

    Attribution found{content, speaker, cue, Endorsement::neutral, false};
    const CueMatch* const match = cue ? cue_in(*cue, sentence) : nullptr;
    if (match != nullptr) {
        const Cue& known = view_.lists().cues[match->cue];
        found.endorsement = known.endorsement;
        found.speech = known.speech;
    }
    if (!found.speaker) {
        // The speaker may stand on the other side: "X was asked about it: '…'".
        const bool behind = sides.before > sides.after;
        for (const VoiceState state : {VoiceState::speaker_ahead, VoiceState::speaker_behind}) {
            if (!found.speaker) found.speaker = nearest(state, content, around, behind);
        }
        for (const VoiceState state : {VoiceState::speaker_ahead, VoiceState::speaker_behind}) {
            if (!found.speaker) found.speaker = nearest(state, content, around, !behind);
        }
    }
    if (found.speaker) return found;
    if (by_rules && by_rules->speaker && (!cue || by_rules->cue == cue)) {
        found.speaker = by_rules->speaker;
    } else if (match != nullptr && view_.lists().cues[match->cue].part == CuePart::verb) {
        const Clause clause{around, &reading_.quotation_of};
        found.speaker = find_speaker(view_, clause, cues_of(reading_.cues, sentence), *match);
    } else if (by_rules) {
        found.speaker = by_rules->speaker;
    }
    return found;
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

const CueMatch* AttributionFinder::cue_in(TokenRange tokens, std::uint32_t sentence) const {
    for (const CueMatch& match : cues_of(reading_.cues, sentence)) {
        if (match.tokens.begin < tokens.end && tokens.begin < match.tokens.end) return &match;
    }
    return nullptr;
}

/// The first attribution that rules gave any of the content.
const Attribution* AttributionFinder::ruled(TokenRange content) const {
    for (std::uint32_t at = content.begin; at < content.end; ++at) {
        if (const std::uint32_t source = reading_.source_of[at]; source != 0) {
            return &reading_.attributions[source - 1];
        }
    }
    return nullptr;
}

}  // namespace parallax
