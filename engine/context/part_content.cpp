#include "engine/context/part_content.hpp"

#include "engine/context/own_clauses.hpp"
#include "engine/context/parting_reader.hpp"
#include "engine/context/speakers.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace parallax {

void PartingReader::read(const CueMatch& match, const ChooseParting& choose) {
    const CuePart part = cue_of(match).part;
    if (part == CuePart::preposition || part == CuePart::adverb) return;
    if (!is_content(state(match.tokens.begin)) || !is_content(state(match.tokens.end - 1))) {
        return;
    }
    // "The militants attacked a post, the army said": all of it is the army's.
    if (state(match.tokens.begin) == VoiceState::content_before) return;
    sentence_ = view_.parsed().sentences[match.sentence].tokens;
    find_content(match.tokens);
    if (match.tokens.end >= content_.end) return;
    find_subject_of(match);
    PartingCue asked{match.tokens, content_, {}};
    answer(match, asked.answers);
    if (opens_own_clause(match) || choose(asked)) part_at(match);
}

void PartingReader::find_content(TokenRange cue) {
    content_ = cue;
    while (content_.begin > sentence_.begin && is_content(state(content_.begin - 1))) {
        --content_.begin;
    }
    while (content_.end < sentence_.end && is_content(state(content_.end))) ++content_.end;
}

/// Where the verb with its auxiliaries begins, and where its subject does.
void PartingReader::find_subject_of(const CueMatch& match) {
    verb_ = match.tokens.begin;
    while (verb_ > content_.begin && view_.is_any(verb_ - 1, verb_support)) --verb_;
    begin_ = verb_;
    const Clause clause{sentence_, &reading_.quotation_of};
    std::optional<TokenRange> subject;
    if (cue_of(match).part == CuePart::noun) {
        subject = find_possessor(view_, clause, match.tokens.begin);
    } else if (verb_ > content_.begin && view_.is(verb_ - 1, WordClass::relative)) {
        subject = TokenRange{verb_ - 1, verb_};
    } else {
        subject = find_subject(view_, clause, match.tokens.begin);
    }
    has_subject_ = subject && subject->begin >= content_.begin && subject->end <= verb_;
    if (has_subject_) begin_ = subject->begin;
}

/// "accused them of “A,” and Harth celebrated": where the content's verb governs no clause, one
/// with a subject of its own behind a comma and a joint is none of it.
bool PartingReader::opens_own_clause(const CueMatch& match) const {
    const CueMatch* const outer = find_outer(match.sentence);
    if (outer == nullptr || outer->tokens.end > content_.begin) return false;
    const Cue& governs = cue_of(*outer);
    if (governs.part != CuePart::verb || governs.takes(Complement::that)) return false;
    const bool finite = cue_of(match).part == CuePart::verb &&
                        !ends_with(view_.normalised(match.tokens.begin), "ing") &&
                        subject_kind() != SubjectKind::to;
    if (!finite || !has_subject_ || begin_ < content_.begin + 2) return false;
    if (!view_.is(begin_ - 1, WordClass::coordinator)) return false;
    std::uint32_t before = begin_ - 2;
    if (before > content_.begin && view_.is(before, TokenKind::quote)) --before;  // "“A,” and"
    return view_.is(before, TokenKind::comma);
}

/// What joins the clause to what stands before it is nobody's content.
void PartingReader::part_at(const CueMatch& match) {
    std::uint32_t begin = begin_;
    while (begin > content_.begin &&
           (view_.is(begin - 1, TokenKind::comma) ||
            (view_.is_any(begin - 1, any_of(WordClass::coordinator, WordClass::subordinator)) &&
             !view_.is(begin - 1, WordClass::that)))) {
        --begin;
    }
    auto& states = decoded_.states;
    for (std::uint32_t at = begin; at < match.tokens.end; ++at) {
        states[at] = at < begin_  ? VoiceState::own
                     : at < verb_ ? VoiceState::speaker_ahead
                                  : VoiceState::cue_ahead;
    }
    for (std::uint32_t at = match.tokens.end; at < content_.end; ++at) {
        states[at] = VoiceState::content_after;
    }
}

namespace {

/// "say the levy hurts": where the model took both verbs for one cue, and the second has a subject
/// of its own, content begins behind the first.
void end_cues(const TokenView& view, const RuleReading& reading, DecodedVoices& decoded) {
    const auto is_verb = [&](const CueMatch& match) {
        return view.lists().cues[match.cue].part == CuePart::verb &&
               !ends_with(view.normalised(match.tokens.begin), "ing");
    };
    for (std::size_t index = 0; index + 1 < reading.cues.size(); ++index) {
        const CueMatch& first = reading.cues[index];
        const CueMatch& second = reading.cues[index + 1];
        const Cue& cue = view.lists().cues[first.cue];
        if (first.sentence != second.sentence || !is_verb(first) || !is_verb(second)) continue;
        if (!cue.takes(Complement::that) || first.tokens.end >= second.tokens.begin) continue;
        const auto is_cue = [&](std::uint32_t at) {
            return decoded.states[at] == VoiceState::cue_ahead;
        };
        std::uint32_t end = first.tokens.begin;
        const TokenRange sentence = view.parsed().sentences[first.sentence].tokens;
        while (end < sentence.end && is_cue(end)) ++end;
        if (end < second.tokens.end) continue;
        const auto subject =
            find_subject(view, {sentence, &reading.quotation_of}, second.tokens.begin);
        if (!subject || subject->end <= first.tokens.end) continue;
        std::fill(decoded.states.begin() + first.tokens.end, decoded.states.begin() + end,
                  VoiceState::content_after);
    }
}

/// "accused them of theft, and Verrin left with “A”": content of a verb that governs no clause ends
/// where another main clause begins, up to a cue of that clause.
void end_at_own_clauses(const TokenView& view, const RuleReading& reading, DecodedVoices& decoded) {
    auto& states = decoded.states;
    for (const CueMatch& match : reading.cues) {
        if (states[match.tokens.begin] != VoiceState::cue_ahead) continue;
        const TokenRange sentence = view.parsed().sentences[match.sentence].tokens;
        std::uint32_t begin = match.tokens.end;
        while (begin < sentence.end && states[begin] == VoiceState::cue_ahead) ++begin;
        std::uint32_t end = begin;
        while (end < sentence.end && states[end] == VoiceState::content_after) ++end;
        const Clause clause{sentence, &reading.quotation_of};
        if (end == begin || !ends_before(view, clause, match, end)) continue;
        const auto joint = find_own_clause(view, clause, {match.tokens.end, end});
        const auto cues = cues_of(reading.cues, match.sentence);
        const auto next = std::find_if(cues.begin(), cues.end(), [&](const CueMatch& other) {
            return other.tokens.begin > *joint && other.tokens.end < end &&
                   view.lists().cues[other.cue].part == CuePart::verb;
        });
        const std::uint32_t stop = next == cues.end() ? end : next->tokens.begin;
        std::fill(states.begin() + *joint, states.begin() + stop, VoiceState::own);
        if (next == cues.end()) continue;
        std::fill(states.begin() + stop, states.begin() + next->tokens.end, VoiceState::cue_ahead);
    }
}

}  // namespace

void part_contents(const TokenView& view, const RuleReading& reading, DecodedVoices& decoded,
                   const ChooseParting& choose) {
    end_cues(view, reading, decoded);
    end_at_own_clauses(view, reading, decoded);
    PartingReader reader(view, reading, decoded);
    for (const CueMatch& match : reading.cues) reader.read(match, choose);
}

}  // namespace parallax
