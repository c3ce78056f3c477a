#include "engine/context/speaker_candidates.hpp"

#include "engine/context/clause_bounds.hpp"
#include "engine/context/noun_phrases.hpp"
#include "engine/context/speakers.hpp"

#include <algorithm>

namespace parallax {
namespace {

constexpr WordClasses candidate_classes = noun_classes | any_of(WordClass::time);
constexpr WordClasses verbs = finite_verbs | any_of(WordClass::denial);
/// Tokens from the content at which nobody is looked for any more: a transcript without a stop is
/// one sentence.
constexpr std::uint32_t farthest_candidate = 150;

TokenRange stay_near(TokenRange range, TokenRange content) {
    const std::uint32_t from =
        content.begin > farthest_candidate ? content.begin - farthest_candidate : 0;
    return {std::clamp(from, range.begin, range.end),
            std::clamp(content.end + farthest_candidate, range.begin, range.end)};
}

/// Tokens between the two; 0 where they overlap.
std::uint32_t gap_between(TokenRange a, TokenRange b) {
    return a.end <= b.begin ? b.begin - a.end : b.end <= a.begin ? a.begin - b.end : 0;
}

/// Can stand inside a noun phrase, at its head too.
bool is_noun(const TokenView& view, std::uint32_t token) {
    if (!view.is_word(token)) return false;
    if (view.is_name(token)) return true;
    return (view.classes(token) & ~candidate_classes) == 0 && !view.is(token, WordClass::finite);
}

}  // namespace

bool is_speaking_pronoun(const TokenView& view, std::uint32_t token) {
    return view.is_any(token, any_of(WordClass::pronoun, WordClass::person_pronoun,
                                     WordClass::possessive, WordClass::object_pronoun)) ||
           is_contracted_subject(view, token);
}

std::uint32_t head_of(const TokenView& view, TokenRange phrase) {
    std::optional<std::uint32_t> head;
    for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
        const TokenKind kind = view[at].kind;
        if (view.is_word(at)) {
            const bool ends = view.is_any(at, any_of(WordClass::relative, WordClass::preposition));
            if (ends && head) break;
            head = at;
        } else if (head && kind != TokenKind::hyphen && kind != TokenKind::quote &&
                   kind != TokenKind::stop && kind != TokenKind::symbol) {
            break;
        }
    }
    return head.value_or(phrase.begin);
}

SpeakerCandidates::SpeakerCandidates(const TokenView& view, const RuleReading& reading,
                                     std::span<const VoiceState> states)
    : view_(view), reading_(reading), states_(states) {
    for (const Attribution& attribution : reading.attributions) {
        if (!attribution.speaker) continue;
        const std::uint32_t head = head_of(view, *attribution.speaker);
        if (is_speaking_pronoun(view, head)) continue;
        speeches_.push_back(
            {static_cast<std::uint32_t>(view[head].word.index()), sentence_of(view, head)});
    }
    std::sort(speeches_.begin(), speeches_.end());
}

std::span<const SpeakerCandidate> SpeakerCandidates::list(const SpeakerSearch& search) {
    found_.clear();
    proposals_.clear();
    others_.clear();
    count(search.sentence);
    find_own_cue(search);
    if (search.known.speaker) add(*search.known.speaker, speaker_proposal::by_reading);
    found_.emplace_back();  // nobody
    proposals_.push_back(0);
    others_.push_back(nullptr);
    add_proposed(search);
    add_noun_phrases(stay_near(sentence_, search.content), search.content);
    const bool elsewhere = !search.known.speaker || !sentence_.contains(*search.known.speaker);
    if (elsewhere && search.last_speaker) add(*search.last_speaker, 0);
    if (elsewhere && search.sentence > 0) {
        const TokenRange before = view_.parsed().sentences[search.sentence - 1].tokens;
        add_noun_phrases(stay_near(before, search.content), search.content);
    }
    answer(search);
    return found_;
}

void SpeakerCandidates::find_own_cue(const SpeakerSearch& search) {
    own_cue_ = nullptr;
    own_.reset();
    if (search.known.cue && sentence_.contains(*search.known.cue)) {
        own_ = search.known.cue;
        for (const CueMatch& match : cues_) {
            if (match.tokens.overlaps(*search.known.cue)) own_cue_ = &match;
        }
    }
    if (!own_ && search.known.speaker) {
        own_cue_ = find_cue_beside(*search.known.speaker, search.content);
    }
    if (own_cue_ != nullptr) own_ = own_cue_->tokens;
}

bool SpeakerCandidates::is_plain_subject(const SpeakerSearch& search) {
    if (!search.known.speaker) return false;
    count(search.sentence);
    find_own_cue(search);
    if (!own_) return false;
    if (own_cue_ != nullptr) {
        const CuePart part = view_.lists().cues[own_cue_->cue].part;
        if (part != CuePart::verb && part != CuePart::adjective) return false;
        if (search.content.contains(own_cue_->tokens)) return false;
    }
    const auto subject = find_own_subject(view_, {sentence_, &reading_.quotation_of}, own_->begin);
    if (!subject) return false;
    const TokenRange noun = cut_joints(view_, cut_at_verb(view_, *subject));
    return !search.content.overlaps(noun) && can_speak(view_, noun) &&
           head_of(view_, noun) == head_of(view_, *search.known.speaker);
}

/// "its negotiator said": the cue nearest to the speaker, outside the content.
const CueMatch* SpeakerCandidates::find_cue_beside(TokenRange speaker, TokenRange content) const {
    constexpr std::uint32_t farthest = 3;  // tokens between
    const CueMatch* nearest = nullptr;
    std::uint32_t least = farthest + 1;
    for (const CueMatch& match : cues_) {
        if (match.tokens.overlaps(content)) continue;
        const std::uint32_t gap = gap_between(speaker, match.tokens);
        if (gap >= least) continue;
        least = gap;
        nearest = &match;
    }
    return nearest;
}

void SpeakerCandidates::count(std::uint32_t sentence) {
    if (counted_ == sentence) return;
    counted_ = sentence;
    sentence_ = view_.parsed().sentences[sentence].tokens;
    cues_ = cues_of(reading_.cues, sentence);
    passed_.assign(sentence_.size() + 1, {});
    cue_words_.assign(sentence_.size(), CueWord::none);
    for (const CueMatch& match : cues_) {
        const std::uint32_t first = match.tokens.begin - sentence_.begin;
        const std::uint32_t end = std::min(match.tokens.end, sentence_.end) - sentence_.begin;
        const bool verb = view_.lists().cues[match.cue].part == CuePart::verb;
        for (std::uint32_t at = first; at < end; ++at) cue_words_[at] = CueWord::cue;
        if (verb) cue_words_[first] = CueWord::verb;
    }
    std::size_t cue = 0;  // sorted by their first tokens
    for (std::uint32_t at = sentence_.begin; at < sentence_.end; ++at) {
        const std::uint32_t index = at - sentence_.begin;
        Passed passed = passed_[index];
        if (reading_.quotation_of[at] != 0) {
            ++passed.quotes;
        } else if (view_.is(at, TokenKind::comma) || view_.is(at, TokenKind::dash)) {
            ++passed.commas;
        } else if (view_.is_word(at)) {
            const bool verb = view_.is_any(at, verbs) || starts_predicate(view_, at);
            passed.verbs = static_cast<std::uint16_t>(passed.verbs + (verb ? 1 : 0));
            if (view_.is(at, WordClass::relative)) {
                ++passed.relatives;
            } else if (view_.is_any(at, any_of(WordClass::coordinator, WordClass::subordinator,
                                               WordClass::that))) {
                ++passed.joints;
            }
        }
        for (; cue < cues_.size() && cues_[cue].tokens.begin <= at; ++cue) ++passed.cues;
        passed_[index + 1] = passed;
    }
}

SpeakerCandidates::Passed SpeakerCandidates::pass(std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t from = std::clamp(begin, sentence_.begin, sentence_.end) - sentence_.begin;
    const std::uint32_t to = std::clamp(end, sentence_.begin, sentence_.end) - sentence_.begin;
    if (from >= to) return {};
    const Passed& first = passed_[from];
    const Passed& last = passed_[to];
    const auto difference = [](std::uint16_t a, std::uint16_t b) {
        return static_cast<std::uint16_t>(a - b);
    };
    return {difference(last.commas, first.commas),       difference(last.cues, first.cues),
            difference(last.verbs, first.verbs),         difference(last.joints, first.joints),
            difference(last.relatives, first.relatives), difference(last.quotes, first.quotes)};
}

void SpeakerCandidates::add(TokenRange phrase, std::uint8_t proposal, const CueMatch* other) {
    if (phrase.empty()) return;
    const std::uint32_t head = head_of(view_, phrase);
    for (std::size_t index = 0; index < found_.size(); ++index) {
        if (!found_[index].phrase || found_[index].head != head) continue;
        proposals_[index] = static_cast<std::uint8_t>(proposals_[index] | proposal);
        if (others_[index] == nullptr) others_[index] = other;
        return;
    }
    found_.push_back({phrase, head, {}});
    proposals_.push_back(proposal);
    others_.push_back(other);
}

void SpeakerCandidates::add_proposed(const SpeakerSearch& search) {
    const Clause clause{sentence_, &reading_.quotation_of};
    const TokenRange near = stay_near(sentence_, search.content);
    const auto propose = [&](const std::optional<TokenRange>& phrase, std::uint8_t proposal,
                             const CueMatch* other = nullptr) {
        if (!phrase) return;
        const TokenRange noun = cut_joints(view_, cut_at_verb(view_, *phrase));
        // "said in a telephone" interview: the cue's own words, and no subject of its noun.
        if (search.known.cue && search.known.cue->overlaps(noun)) return;
        if (!search.content.overlaps(noun) && can_speak(view_, noun)) add(noun, proposal, other);
    };
    if (search.by_rules != nullptr) propose(search.by_rules->speaker, speaker_proposal::by_rules);
    if (own_ && search.known.cue && search.known.cue->begin < own_->begin) {
        propose(find_own_subject(view_, clause, search.known.cue->begin),
                speaker_proposal::as_subject);
    }
    if (own_ && own_cue_ == nullptr) {
        propose(find_own_subject(view_, clause, own_->begin), speaker_proposal::as_subject);
        propose(find_possessor(view_, clause, own_->begin), speaker_proposal::as_owner);
    }
    if (own_ && own_->end < sentence_.end) {
        propose(find_noun_phrase(view_, clause, own_->end), speaker_proposal::behind_cue);
    }
    for (const CueMatch& match : cues_) {
        const Cue& cue = view_.lists().cues[match.cue];
        const bool own = &match == own_cue_;
        if (search.content.contains(match.tokens) || !near.contains(match.tokens)) continue;
        if (cue.part == CuePart::verb || cue.part == CuePart::adjective) {
            propose(find_own_subject(view_, clause, match.tokens.begin),
                    own ? speaker_proposal::as_subject : speaker_proposal::as_other_subject,
                    own ? nullptr : &match);
            if (own)
                propose(find_agent(view_, clause, match.tokens.end), speaker_proposal::as_owner);
        }
        if (cue.part == CuePart::preposition && !own) {
            propose(find_noun_phrase(view_, clause, match.tokens.end),
                    speaker_proposal::as_other_subject, &match);
        }
        if (cue.part == CuePart::noun && own) {
            propose(find_speaker_of_noun(view_, clause, match.tokens), speaker_proposal::as_owner);
        }
    }
    // What the model took for speakers: the nearest to the content, and the others.
    std::uint32_t nearest = ~std::uint32_t{0};
    std::uint32_t least = ~std::uint32_t{0};
    const auto for_runs = [&](const auto& take) {
        for (std::uint32_t at = near.begin; at < near.end;) {
            const VoiceState state = states_[at];
            std::uint32_t end = at + 1;
            while (end < near.end && states_[end] == state) ++end;
            if (state == VoiceState::speaker_ahead || state == VoiceState::speaker_behind) {
                take(TokenRange{at, end});
            }
            at = end;
        }
    };
    for_runs([&](TokenRange run) {
        const std::uint32_t gap = gap_between(run, search.content);
        if (gap < least) {
            least = gap;
            nearest = run.begin;
        }
    });
    for_runs([&](TokenRange run) {
        propose(trim_punctuation(view_, run), run.begin == nearest
                                                  ? speaker_proposal::by_model
                                                  : speaker_proposal::by_model_farther);
    });
}

void SpeakerCandidates::add_noun_phrases(TokenRange range, TokenRange content) {
    const auto is_open = [&](std::uint32_t at) {
        return at < range.end && !content.contains({at, at + 1}) && reading_.quotation_of[at] == 0;
    };
    for (std::uint32_t at = range.begin; at < range.end;) {
        if (!is_open(at) || !view_.is_word(at)) {
            ++at;
            continue;
        }
        if (is_speaking_pronoun(view_, at) || view_.is(at, WordClass::relative)) {
            const bool opens =
                view_.is_any(at, noun_openers) && is_open(at + 1) && is_noun(view_, at + 1);
            if (!opens || view_.is(at, WordClass::possessive)) add({at, at + 1}, 0);
            if (!opens) {
                ++at;
                continue;
            }
        }
        // The phrase with its opening, cut where a name ends and other words follow.
        std::uint32_t begin = at;
        std::uint32_t end = at;
        while (is_open(end) && view_.is_any(end, noun_openers)) ++end;
        const std::uint32_t first = end;
        for (; is_open(end); ++end) {
            const bool inside = view_.is(end, TokenKind::hyphen) ||
                                (view_.is(end, TokenKind::stop) && !is_final_stop(view_, end));
            if (inside && end > first) continue;
            if (!is_noun(view_, end) || cue_word(end) == CueWord::verb) break;
            if (end > first && starts_predicate(view_, end)) break;
            const bool name_ends = end > first && view_.is_name(end - 1) && !view_.is_name(end);
            const bool owner = end > first && view_.shape(end - 1).possessive;
            if (name_ends || owner) add({begin, end}, 0);
            if (owner) begin = end;
        }
        if (end > first) add({begin, end}, 0);
        at = std::max(end, at + 1);
    }
}

}  // namespace parallax
