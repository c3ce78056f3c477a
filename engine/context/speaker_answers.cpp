#include "engine/context/noun_phrases.hpp"
#include "engine/context/speaker_candidates.hpp"
#include "engine/context/voice_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace parallax {
namespace {

/// One of the facts that an answer is made of, and how many values it can have.
struct Part {
    std::uint32_t value = 0;
    std::uint32_t values = 1;
};

/// The answer that stands for these facts together, from 1 on; a fact beyond its last value counts
/// as the last. Requires fewer than 256 answers in all.
std::uint8_t pack(std::initializer_list<Part> parts) {
    std::uint32_t answer = 0;
    for (const Part& part : parts) {
        answer = answer * part.values + std::min(part.value, part.values - 1);
    }
    return static_cast<std::uint8_t>(answer + 1);
}

std::uint32_t flag(bool is_so) {
    return is_so ? 1 : 0;
}

constexpr std::uint32_t kinds = 20;       // of kind_of
constexpr std::uint32_t neighbours = 23;  // of kind_of_neighbour, and cues

void put(SpeakerCandidate& candidate, SpeakerQuestion question, std::uint8_t answer) {
    candidate.answers[static_cast<std::size_t>(question)] = answer;
}

}  // namespace

std::uint8_t SpeakerCandidates::kind_of(const SpeakerCandidate& candidate) const {
    const std::uint32_t head = candidate.head;
    if (is_contracted_subject(view_, head)) return 1;
    if (view_.is(head, WordClass::person_pronoun) || is_speaking_pronoun(view_, head)) {
        const std::string_view word = view_.normalised(head);
        if (word == "he" || word == "she") return 2;
        if (word == "i" || word == "we") return 3;
        if (word == "you") return 4;
        if (word == "it") return 5;
        if (word == "they") return 6;
        if (view_.is(head, WordClass::possessive)) return 7;
        if (view_.is(head, WordClass::relative)) return 8;
        return 9;
    }
    if (view_.is(head, WordClass::relative)) return 8;
    if (view_.shape(head).possessive) return 10;
    if (view_.is(head, WordClass::speaker_organisation)) return 11;
    if (view_.is(head, WordClass::speaker_person)) return 12;
    if (view_.is(head, WordClass::speaker_document)) return 13;
    if (view_.is(head, WordClass::time)) return 14;
    if (view_.is_name(head)) return starts_sentence(view_, head) ? 15 : 16;
    if (view_.is(head, TokenKind::number)) return 17;
    return ends_with(view_.normalised(head), "s") ? 18 : 19;
}

namespace {

/// What kind of thing stands beside a noun phrase.
std::uint8_t kind_of_neighbour(const TokenView& view, std::uint32_t token) {
    if (!view.is_word(token)) {
        switch (view[token].kind) {
            case TokenKind::comma:
                return 1;
            case TokenKind::dash:
                return 2;
            case TokenKind::quote:
                return 3;
            case TokenKind::colon:
                return 4;
            default:
                return 5;
        }
    }
    if (view.is(token, WordClass::relative)) return 6;
    if (view.is(token, WordClass::that)) return 7;
    if (view.is(token, WordClass::preposition)) {
        const std::string_view word = view.normalised(token);
        return word == "by" ? 8 : word == "of" ? 9 : word == "to" ? 10 : 11;
    }
    if (view.is(token, WordClass::coordinator)) return 12;
    if (view.is(token, WordClass::subordinator)) return 13;
    if (view.is_any(token, auxiliary_verbs)) return 14;
    if (view.is(token, WordClass::adverb)) return 15;
    if (starts_predicate(view, token)) return 16;
    if (view.is(token, WordClass::time)) return 17;
    if (view.is_name(token)) return 18;
    return ends_with(view.normalised(token), "ing") ? 19 : 20;
}

}  // namespace

/// 0 at the sentence's end; 21 its cue, 22 another.
std::uint8_t SpeakerCandidates::kind_behind(const SpeakerCandidate& candidate) const {
    const std::uint32_t next = std::max(candidate.phrase->end, candidate.head + 1);
    if (next >= view_.size() ||
        view_.parsed().sentences[sentence_of(view_.parsed(), candidate.head)].tokens.end <= next) {
        return 0;
    }
    if (const auto cue = cue_at(next, next + 1)) return *cue ? 21 : 22;
    return kind_of_neighbour(view_, next);
}

std::uint8_t SpeakerCandidates::kind_before(const SpeakerCandidate& candidate) const {
    const std::uint32_t begin = candidate.phrase->begin;
    if (starts_sentence(view_, begin) || begin == 0) return 0;
    if (const auto cue = cue_at(begin - 1, begin)) return *cue ? 21 : 22;
    return kind_of_neighbour(view_, begin - 1);
}

/// Whether a cue overlaps the range, and if so whether it is the content's.
std::optional<bool> SpeakerCandidates::cue_at(std::uint32_t begin, std::uint32_t end) const {
    if (own_ && own_->overlaps({begin, end})) return true;
    for (const CueMatch& match : cues_) {
        if (match.tokens.overlaps({begin, end})) return false;
    }
    return std::nullopt;
}

SpeakerCandidates::Situation SpeakerCandidates::read_situation(const SpeakerSearch& search) const {
    Situation found;
    std::array<std::uint32_t, voice_states> votes{};
    for (std::uint32_t at = search.content.begin; at < search.content.end; ++at) {
        ++votes[static_cast<std::size_t>(states_[at])];
    }
    // Own, or one of the three kinds of content.
    found.direction = static_cast<std::uint32_t>(
        std::max_element(votes.begin(), votes.begin() + 4) - votes.begin());
    found.known = flag(search.known.cue.has_value()) + 2 * flag(search.known.speaker.has_value());
    if (!own_) return found;
    const std::uint32_t begin = own_->begin;
    found.form = ends_with(view_.normalised(begin), "ing")         ? 1
                 : begin > 0 && view_.is(begin - 1, WordClass::be) ? 2
                                                                   : 0;
    found.part = 6;
    if (own_cue_ == nullptr) return found;
    const Cue& cue = view_.lists().cues[own_cue_->cue];
    found.part = static_cast<std::uint32_t>(cue.part) + 1;
    found.cue_class = hash_form(cue.cue_class) % 31 + 1;
    return found;
}

void SpeakerCandidates::answer(const SpeakerSearch& search) {
    const Situation now = read_situation(search);
    for (std::size_t index = 0; index < found_.size(); ++index) {
        SpeakerCandidate& candidate = found_[index];
        if (!candidate.phrase) {
            put(candidate, SpeakerQuestion::nobody,
                pack(
                    {{now.known, 4}, {now.part, 7}, {now.form, 3}, {flag(now.direction == 0), 2}}));
            continue;
        }
        const std::uint32_t cue_side = !own_ ? 0 : candidate.head < own_->begin ? 1 : 2;
        answer_of_proposals(index, now);
        answer_of_form(candidate, cue_side, search);
        answer_of_place(candidate, cue_side, now, search);
        if (own_) answer_of_cue(candidate, cue_side, now);
    }
}

void SpeakerCandidates::answer_of_proposals(std::size_t index, const Situation& now) {
    using namespace speaker_proposal;
    SpeakerCandidate& candidate = found_[index];
    const auto holds = [](std::uint8_t proposal, std::uint8_t bits) {
        return flag((proposal & bits) != 0);
    };
    const std::uint8_t proposal = proposals_[index];
    const std::uint32_t roles = holds(proposal, as_subject) + 2 * holds(proposal, behind_cue) +
                                4 * holds(proposal, as_owner);
    const std::uint32_t proposed =
        holds(proposal, by_reading) + 2 * flag(roles != 0) + 4 * holds(proposal, by_model);
    std::uint32_t rivals = 0;
    for (std::size_t other = 0; other < found_.size(); ++other) {
        if (other == index) continue;
        const std::uint8_t bits = proposals_[other];
        rivals |= holds(bits, by_reading) | holds(bits, as_subject) << 1 |
                  holds(bits, by_model) << 2 | holds(bits, behind_cue | as_owner) << 3;
    }
    put(candidate, SpeakerQuestion::proposed, pack({{proposal, 255}}));
    put(candidate, SpeakerQuestion::role, pack({{roles, 8}, {now.part, 7}, {now.form, 3}}));
    put(candidate, SpeakerQuestion::kind_role, pack({{kind_of(candidate), kinds}, {proposed, 8}}));
    put(candidate, SpeakerQuestion::rivals, pack({{proposed, 8}, {rivals, 16}}));
    put(candidate, SpeakerQuestion::sentence,
        pack({{where(candidate), 8}, {now.known, 4}, {holds(proposal, by_reading), 2}}));
}

/// Its sentence, seen from that of the content, and whether their paragraph is one.
std::uint32_t SpeakerCandidates::where(const SpeakerCandidate& candidate) const {
    const auto& sentences = view_.parsed().sentences;
    const std::uint32_t home = sentence_of(view_.parsed(), candidate.head);
    const std::uint32_t far = home == counted_       ? 0
                              : home > counted_      ? 1
                              : home + 1 == counted_ ? 2
                                                     : 3;
    return far * 2 + flag(sentences[home].paragraph == sentences[counted_].paragraph);
}

void SpeakerCandidates::answer_of_form(SpeakerCandidate& candidate, std::uint32_t cue_side,
                                       const SpeakerSearch& search) {
    const TokenRange phrase = *candidate.phrase;
    const std::uint32_t kind = kind_of(candidate);
    const std::uint32_t next = kind_behind(candidate);
    const std::uint32_t before = kind_before(candidate);
    const std::uint32_t rough_next = next >= 21                 ? next - 20
                                     : next == 14 || next == 16 ? 3
                                     : next == 1                ? 4
                                     : next == 6                ? 5
                                     : next == 10               ? 6
                                     : next == 19 || next == 20 ? 7
                                                                : 0;
    const std::uint32_t opening = view_.is_name(phrase.begin)                ? 1
                                  : view_.is_any(phrase.begin, noun_openers) ? 2
                                                                             : 0;
    std::uint32_t repeats = 0;
    if (search.last_speaker) {
        const std::uint32_t last = head_of(view_, *search.last_speaker);
        repeats = last == candidate.head                           ? 1
                  : view_[last].word == view_[candidate.head].word ? 2
                                                                   : 3;
    }
    std::uint32_t earlier = 0;
    for (const SpeakerCandidate& other : found_) {
        earlier += flag(other.phrase && other.head < candidate.head &&
                        sentence_.contains({other.head, other.head + 1}));
    }
    put(candidate, SpeakerQuestion::kind, pack({{kind, kinds}, {cue_side, 3}}));
    put(candidate, SpeakerQuestion::next, pack({{next, neighbours}, {cue_side, 3}}));
    put(candidate, SpeakerQuestion::before, pack({{before, neighbours}, {cue_side, 3}}));
    put(candidate, SpeakerQuestion::frame, pack({{before, neighbours}, {rough_next, 8}}));
    put(candidate, SpeakerQuestion::order, pack({{earlier, 5}, {rough_next, 8}}));
    put(candidate, SpeakerQuestion::repeats, pack({{repeats, 4}, {kind, kinds}}));
    put(candidate, SpeakerQuestion::shape, pack({{phrase.size(), 9}, {opening, 3}}));
    put(candidate, SpeakerQuestion::voice,
        pack({{static_cast<std::uint32_t>(reading_.voices[candidate.head]), 5}, {cue_side, 3}}));
}

void SpeakerCandidates::answer_of_place(SpeakerCandidate& candidate, std::uint32_t cue_side,
                                        const Situation& now, const SpeakerSearch& search) {
    const TokenRange content = search.content;
    const std::uint32_t head = candidate.head;
    const std::uint32_t side = content.contains({head, head + 1}) ? 2
                               : head < content.begin             ? 0
                                                                  : 1;
    std::uint32_t between = 0;
    for (const SpeakerCandidate& other : found_) {
        const bool nearer = side == 0 ? other.head > head && other.head < content.begin
                                      : other.head < head && other.head >= content.end;
        between += flag(other.phrase && nearer);
    }
    const Passed way = side == 0 ? pass(candidate.phrase->end, content.begin)
                                 : pass(content.end, candidate.phrase->begin);
    put(candidate, SpeakerQuestion::read_as,
        pack({{static_cast<std::uint32_t>(states_[head]), 8}, {now.direction, 4}, {side, 3}}));
    put(candidate, SpeakerQuestion::place, pack({{now.direction, 4}, {side, 3}, {between, 6}}));
    put(candidate, SpeakerQuestion::from_content,
        pack({{now.direction, 4}, {side, 2}, {way.cues, 4}, {way.commas, 3}, {way.quotes, 2}}));
    put(candidate, SpeakerQuestion::clause,
        pack({{now.direction, 4}, {side, 2}, {way.verbs, 4}, {way.joints, 3}, {way.relatives, 2}}));
    put(candidate, SpeakerQuestion::cue_class, pack({{now.cue_class, 32}, {cue_side, 3}}));
}

/// Requires a cue.
void SpeakerCandidates::answer_of_cue(SpeakerCandidate& candidate, std::uint32_t cue_side,
                                      const Situation& now) {
    const TokenRange cue = *own_;
    const TokenRange phrase = *candidate.phrase;
    const bool behind = cue_side == 2;
    const Passed way = behind ? pass(cue.end, phrase.begin) : pass(phrase.end, cue.begin);
    const std::uint32_t from = behind ? cue.end : phrase.end;
    const std::uint32_t words = std::max(behind ? phrase.begin : cue.begin, from) - from;
    const std::uint32_t gap = words < 4 ? words : words < 7 ? 4 : words < 13 ? 5 : 6;
    put(candidate, SpeakerQuestion::from_cue,
        pack({{flag(behind), 2}, {way.cues, 3}, {way.commas, 4}, {now.form, 3}}));
    put(candidate, SpeakerQuestion::to_cue,
        pack({{flag(behind), 2},
              {way.verbs, 4},
              {way.joints, 3},
              {way.relatives, 2},
              {way.quotes, 2}}));
    put(candidate, SpeakerQuestion::gap,
        pack({{flag(now.direction == 2), 2}, {flag(behind), 2}, {now.part, 7}, {gap, 7}}));
}

}  // namespace parallax
