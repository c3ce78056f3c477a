#include "engine/context/noun_phrases.hpp"
#include "engine/context/pack_answer.hpp"
#include "engine/context/speaker_candidates.hpp"
#include "engine/context/voice_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace parallax {
namespace {

std::uint32_t flag(bool is_so) {
    return is_so ? 1 : 0;
}

constexpr std::uint32_t kinds = 20;       // of kind_of
constexpr std::uint32_t neighbours = 23;  // of kind_of_neighbour, and cues

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

/// 0 at the sentence's end; 21 its cue, 22 another.
std::uint8_t SpeakerCandidates::kind_behind(const SpeakerCandidate& candidate) const {
    const std::uint32_t next = std::max(candidate.phrase->end, candidate.head + 1);
    if (next >= view_.size() ||
        view_.parsed().sentences[sentence_of(view_, candidate.head)].tokens.end <= next) {
        return 0;
    }
    if (const auto cue = cue_at(next)) return *cue ? 21 : 22;
    return kind_of_neighbour(view_, next);
}

std::uint8_t SpeakerCandidates::kind_before(const SpeakerCandidate& candidate) const {
    const std::uint32_t begin = candidate.phrase->begin;
    if (starts_sentence(view_, begin) || begin == 0) return 0;
    if (const auto cue = cue_at(begin - 1)) return *cue ? 21 : 22;
    return kind_of_neighbour(view_, begin - 1);
}

/// Whether the token belongs to a cue, and if so whether to the content's.
std::optional<bool> SpeakerCandidates::cue_at(std::uint32_t token) const {
    if (own_ && own_->contains({token, token + 1})) return true;
    return cue_word(token) == CueWord::none ? std::nullopt : std::optional(false);
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
    found.lemma = hash_form(cue.lemma) % 62 + 1;
    return found;
}

void SpeakerCandidates::answer(const SpeakerSearch& search) {
    const Situation now = read_situation(search);
    find_subjects();
    for (std::size_t index = 0; index < found_.size(); ++index) {
        SpeakerCandidate& candidate = found_[index];
        if (!candidate.phrase) {
            put(candidate, SpeakerQuestion::nobody,
                pack_answer(
                    {{now.known, 4}, {now.part, 7}, {now.form, 3}, {flag(now.direction == 0), 2}}));
            continue;
        }
        const std::uint32_t cue_side = !own_ ? 0 : candidate.head < own_->begin ? 1 : 2;
        answer_of_proposals(index, now);
        answer_of_form(candidate, cue_side, now, search);
        answer_of_place(candidate, cue_side, now, search);
        if (own_) answer_of_cue(candidate, cue_side, now);
        answer_of_subject(index, now, search);
        if (others_[index] != nullptr) answer_of_other_cue(index, search.content);
    }
}

/// Requires another cue.
void SpeakerCandidates::answer_of_other_cue(std::size_t index, TokenRange content) {
    const CueMatch& other = *others_[index];
    const Cue& cue = view_.lists().cues[other.cue];
    const std::uint32_t begin = other.tokens.begin;
    const std::uint32_t place = begin >= content.end ? 3 : !own_ ? 0 : begin < own_->begin ? 1 : 2;
    const Passed way = begin >= content.end
                           ? pass(content.end, begin)
                           : pass(other.tokens.end, own_ ? own_->begin : content.begin);
    const std::uint32_t own_speech =
        own_cue_ == nullptr ? 0 : 1 + flag(view_.lists().cues[own_cue_->cue].speech);
    put(found_[index], SpeakerQuestion::other_cue,
        pack_answer({{static_cast<std::uint32_t>(cue.part), 5},
                     {flag(cue.speech), 2},
                     {place, 4},
                     {own_speech, 3},
                     {flag(way.joints > 0 || way.relatives > 0), 2}}));
    put(found_[index], SpeakerQuestion::other_class,
        pack_answer({{hash_form(cue.cue_class) % 20, 20}, {place, 4}, {own_speech, 3}}));
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
    put(candidate, SpeakerQuestion::proposed, pack_answer({{proposal, 255}}));
    put(candidate, SpeakerQuestion::role, pack_answer({{roles, 8}, {now.part, 7}, {now.form, 3}}));
    const std::uint32_t one_role = (roles & 1) != 0 ? 1 : (roles & 2) != 0 ? 2 : roles != 0 ? 3 : 0;
    put(candidate, SpeakerQuestion::cue_role, pack_answer({{now.lemma, 63}, {one_role, 4}}));
    put(candidate, SpeakerQuestion::kind_role,
        pack_answer({{kind_of(candidate), kinds}, {proposed, 8}}));
    put(candidate, SpeakerQuestion::rivals, pack_answer({{proposed, 8}, {rivals, 16}}));
    put(candidate, SpeakerQuestion::sentence,
        pack_answer({{where(candidate), 8}, {now.known, 4}, {holds(proposal, by_reading), 2}}));
}

/// Its sentence, seen from that of the content, and whether their paragraph is one.
std::uint32_t SpeakerCandidates::where(const SpeakerCandidate& candidate) const {
    const auto& sentences = view_.parsed().sentences;
    const std::uint32_t home = sentence_of(view_, candidate.head);
    const std::uint32_t far = home == counted_       ? 0
                              : home > counted_      ? 1
                              : home + 1 == counted_ ? 2
                                                     : 3;
    return far * 2 + flag(sentences[home].paragraph == sentences[counted_].paragraph);
}

void SpeakerCandidates::answer_of_form(SpeakerCandidate& candidate, std::uint32_t cue_side,
                                       const Situation& now, const SpeakerSearch& search) {
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
    const std::uint32_t first = starts_predicate(view_, phrase.begin)           ? 1
                                : view_.is_any(phrase.begin, finite_verbs)      ? 1
                                : view_.is(phrase.begin, WordClass::determiner) ? 2
                                : view_.is(phrase.begin, WordClass::possessive) ? 3
                                : view_.is_name(phrase.begin)                   ? 4
                                : view_.is(phrase.begin, TokenKind::number)     ? 5
                                : is_speaking_pronoun(view_, phrase.begin)      ? 6
                                : cue_at(phrase.begin)                          ? 7
                                                                                : 0;
    put(candidate, SpeakerQuestion::opening,
        pack_answer({{first, 8}, {rough_next, 8}, {cue_side, 3}}));
    put(candidate, SpeakerQuestion::kind, pack_answer({{kind, kinds}, {cue_side, 3}}));
    put(candidate, SpeakerQuestion::next, pack_answer({{next, neighbours}, {cue_side, 3}}));
    put(candidate, SpeakerQuestion::before, pack_answer({{before, neighbours}, {cue_side, 3}}));
    put(candidate, SpeakerQuestion::next_part, pack_answer({{next, neighbours}, {now.part, 7}}));
    put(candidate, SpeakerQuestion::before_form,
        pack_answer({{before, neighbours},
                     {now.form, 3},
                     {now.part == 0   ? 0u
                      : now.part == 1 ? 1u
                                      : 2u,
                      3}}));
    put(candidate, SpeakerQuestion::frame, pack_answer({{before, neighbours}, {rough_next, 8}}));
    put(candidate, SpeakerQuestion::order, pack_answer({{earlier, 5}, {rough_next, 8}}));
    put(candidate, SpeakerQuestion::repeats, pack_answer({{repeats, 4}, {kind, kinds}}));
    put(candidate, SpeakerQuestion::shape, pack_answer({{phrase.size(), 9}, {opening, 3}}));
    put(candidate, SpeakerQuestion::voice,
        pack_answer(
            {{static_cast<std::uint32_t>(reading_.voices[candidate.head]), 5}, {cue_side, 3}}));
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
        pack_answer(
            {{static_cast<std::uint32_t>(states_[head]), 8}, {now.direction, 4}, {side, 3}}));
    put(candidate, SpeakerQuestion::place,
        pack_answer({{now.direction, 4}, {side, 3}, {between, 6}}));
    put(candidate, SpeakerQuestion::from_content,
        pack_answer(
            {{now.direction, 4}, {side, 2}, {way.cues, 4}, {way.commas, 3}, {way.quotes, 2}}));
    put(candidate, SpeakerQuestion::clause,
        pack_answer(
            {{now.direction, 4}, {side, 2}, {way.verbs, 4}, {way.joints, 3}, {way.relatives, 2}}));
    put(candidate, SpeakerQuestion::cue_class, pack_answer({{now.cue_class, 32}, {cue_side, 3}}));
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
    std::uint32_t between = 0;
    for (const SpeakerCandidate& other : found_) {
        if (!other.phrase) continue;
        between += flag(behind ? other.head >= cue.end && other.head < candidate.head
                               : other.head > candidate.head && other.head < cue.begin);
    }
    put(candidate, SpeakerQuestion::cue_order,
        pack_answer({{between, 6}, {flag(behind), 2}, {now.form, 3}, {now.part, 7}}));
    put(candidate, SpeakerQuestion::from_cue,
        pack_answer({{flag(behind), 2}, {way.cues, 3}, {way.commas, 4}, {now.form, 3}}));
    put(candidate, SpeakerQuestion::to_cue,
        pack_answer({{flag(behind), 2},
                     {way.verbs, 4},
                     {way.joints, 3},
                     {way.relatives, 2},
                     {way.quotes, 2}}));
    put(candidate, SpeakerQuestion::gap,
        pack_answer({{flag(now.direction == 2), 2}, {flag(behind), 2}, {now.part, 7}, {gap, 7}}));
}

}  // namespace parallax
