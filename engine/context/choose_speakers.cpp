#include "engine/context/choose_speakers.hpp"

#include "engine/context/attribution_finder.hpp"
#include "engine/context/clause_bounds.hpp"
#include "engine/context/noun_phrases.hpp"
#include "engine/context/passive_verbs.hpp"
#include "engine/context/speakers.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace parallax {
namespace {

constexpr std::uint32_t no_source = SpeechStretch::no_source;

/// "a spokesman" → "a spokesman for the ministry".
TokenRange with_what_hangs_on_it(const TokenView& view, const Clause& clause,
                                 const SpeakerCandidate& chosen, TokenRange content) {
    const TokenRange phrase = *chosen.phrase;
    if (phrase.end >= clause.sentence.end || !view.is(phrase.end, WordClass::preposition)) {
        return phrase;
    }
    const auto whole = find_noun_phrase(view, clause, phrase.begin);
    if (!whole) return phrase;
    const TokenRange noun = cut_joints(view, cut_at_verb(view, *whole));
    const bool longer = noun.contains(phrase) && head_of(view, noun) == chosen.head;
    return longer && !noun.overlaps(content) ? noun : phrase;
}

std::uint8_t proposals_of(const SpeakerCandidate& candidate) {
    const std::uint8_t answer =
        candidate.answers[static_cast<std::size_t>(SpeakerQuestion::proposed)];
    return answer == 0 ? answer : static_cast<std::uint8_t>(answer - 1);
}

/// The other cue whose subject was chosen: "Verrin declared … as Harth said" has one for each.
const CueMatch* find_cue_of(const TokenView& view, const Clause& clause,
                            std::span<const CueMatch> cues, const SpeakerCandidate& chosen) {
    using namespace speaker_proposal;
    const std::uint8_t proposal = proposals_of(chosen);
    constexpr std::uint8_t of_own_cue = as_subject | behind_cue | as_owner;
    if ((proposal & of_own_cue) != 0 || (proposal & as_other_subject) == 0) return nullptr;
    for (const CueMatch& match : cues) {
        if (view.lists().cues[match.cue].part != CuePart::verb) continue;
        const auto subject = find_own_subject(view, clause, match.tokens.begin);
        if (subject && head_of(view, *subject) == chosen.head) return &match;
    }
    return nullptr;
}

/// The attribution so far with another speaker, and with the cue that belongs to it. Requires a
/// source.
Attribution replace_speaker(const TokenView& view, const RuleReading& reading,
                            const SpeechStretch& stretch, const SpeakerCandidate& chosen) {
    Attribution attribution = reading.attributions[stretch.source - 1];
    attribution.speaker = chosen.phrase;
    if (!chosen.phrase) return attribution;
    const std::uint32_t sentence = sentence_of(view, chosen.head);
    const Clause clause{view.parsed().sentences[sentence].tokens, &reading.quotation_of};
    attribution.speaker = with_what_hangs_on_it(view, clause, chosen, stretch.tokens);
    const CueMatch* const match =
        find_cue_of(view, clause, cues_of(reading.cues, sentence), chosen);
    if (match != nullptr && !stretch.tokens.overlaps(match->tokens)) {
        const Cue& cue = view.lists().cues[match->cue];
        attribution.cue = match->tokens;
        attribution.endorsement = cue.endorsement;
        attribution.speech = cue.speech;
    }
    return attribution;
}

/// Rules and model name the same one for an act of speech, each for itself.
bool agree(const TokenView& view, std::span<const VoiceState> states, const Attribution* by_rules,
           const Attribution& known) {
    if (by_rules == nullptr || !by_rules->speech || !by_rules->speaker || !known.speaker) {
        return false;
    }
    const std::uint32_t head = head_of(view, *known.speaker);
    const bool is_read_so =
        states[head] == VoiceState::speaker_ahead || states[head] == VoiceState::speaker_behind;
    return is_read_so && head == head_of(view, *by_rules->speaker);
}

/// "According to the guards, Verrin said": the one chosen speaks by another act of speech, of no
/// other sense. "Militants attacked the post, the army said": not by a deed.
bool speaks_too(const TokenView& view, const RuleReading& reading, const SpeakerCandidate& chosen) {
    if (!chosen.phrase) return false;
    const std::uint32_t sentence = sentence_of(view, chosen.head);
    const auto cues = cues_of(reading.cues, sentence);
    const Clause clause{view.parsed().sentences[sentence].tokens, &reading.quotation_of};
    const CueMatch* match = find_cue_of(view, clause, cues, chosen);
    for (const CueMatch& other : cues) {
        if (other.tokens.end == chosen.phrase->begin) match = &other;  // "according to"
    }
    if (match == nullptr) return false;
    const Cue& cue = view.lists().cues[match->cue];
    const std::uint32_t verb = match->tokens.begin;
    const bool to_come = verb > 0 && view.is(verb - 1, WordClass::modal);  // "will answer"
    return cue.speech && !cue.ambiguous && !to_come;
}

/// "Residents were told that", "Dravia is accused of": the subject of a passive does not speak by
/// it. "Verrin was forced to admit": he does.
bool is_spoken_to(const TokenView& view, const RuleReading& reading, const SpeakerSearch& search,
                  const SpeakerCandidate& chosen) {
    if (!search.known.cue || !chosen.phrase) return false;
    const TokenRange sentence = view.parsed().sentences[search.sentence].tokens;
    const auto cues = cues_of(reading.cues, search.sentence);
    return std::any_of(cues.begin(), cues.end(), [&](const CueMatch& match) {
        const std::uint32_t verb = match.tokens.begin;
        const Cue& cue = view.lists().cues[match.cue];
        const bool has_hearer = cue.speech && cue.takes(Complement::person);
        if (!has_hearer && !view.is(verb, RuleClass::charge)) return false;
        if (!search.known.cue->contains(match.tokens) || !is_passive_verb(view, sentence, verb)) {
            return false;
        }
        const auto subject = find_own_subject(view, {sentence, &reading.quotation_of}, verb);
        return subject && subject->contains({chosen.head, chosen.head + 1});
    });
}

/// By stretch, the one of its quotation whose speaker it has: the first that has a cue, or else a
/// source. Those that have a cue stand for themselves, as do all outside quotations.
std::vector<std::size_t> find_leaders(const RuleReading& reading,
                                      std::span<const SpeechStretch> stretches) {
    const auto rank = [&](const SpeechStretch& stretch) {
        if (!stretch.found) return 0;
        return reading.attributions[stretch.source - 1].cue ? 2 : 1;
    };
    std::vector<std::size_t> leaders(stretches.size());
    for (std::size_t first = 0; first < stretches.size();) {
        std::size_t end = first + 1;
        std::size_t leader = first;
        for (; end < stretches.size(); ++end) {
            if (!are_in_one_quotation(reading, stretches[end - 1], stretches[end])) break;
            if (rank(stretches[end]) > rank(stretches[leader])) leader = end;
        }
        for (std::size_t index = first; index < end; ++index) {
            leaders[index] = rank(stretches[index]) == 2 ? index : leader;
        }
        first = end;
    }
    return leaders;
}

}  // namespace

bool are_in_one_quotation(const RuleReading& reading, const SpeechStretch& before,
                          const SpeechStretch& here) {
    const std::uint32_t quotation = reading.quotation_of[here.tokens.begin];
    return quotation != 0 && quotation == reading.quotation_of[before.tokens.end - 1];
}

void choose_speakers(const TokenView& view, RuleReading& reading,
                     std::span<const VoiceState> states, std::span<SpeechStretch> stretches,
                     const ChooseSpeaker& choose) {
    std::vector<std::uint32_t> instead(reading.attributions.size() + 1, no_source);
    const std::vector<std::size_t> leaders = find_leaders(reading, stretches);
    const AttributionFinder finder(view, reading, states);
    SpeakerCandidates candidates(view, reading, states);
    std::optional<TokenRange> last;
    for (std::size_t index = 0; index < stretches.size(); ++index) {
        SpeechStretch& stretch = stretches[index];
        const std::uint32_t source = stretch.source;
        const Attribution* const by_rules = finder.ruled(stretch.tokens);
        const bool certain =
            by_rules != nullptr && finder.holds(*by_rules, stretch.tokens, stretch.sentence);
        if (leaders[index] == index && stretch.found && !certain) {
            const SpeakerSearch search{stretch.tokens, stretch.sentence,
                                       reading.attributions[source - 1], by_rules, last};
            if (candidates.is_plain_subject(search)) {
                last = search.known.speaker;
                continue;
            }
            const auto listed = candidates.list(search);
            std::size_t chosen = choose(search, listed);
            // "It's estimated that": nobody is named there.
            if (!search.known.speaker && listed[chosen].phrase &&
                view.normalised(listed[chosen].head).starts_with("it") &&
                is_speaking_pronoun(view, listed[chosen].head)) {
                chosen = 0;
            }
            if (chosen != 0 && agree(view, states, by_rules, search.known) &&
                !speaks_too(view, reading, listed[chosen])) {
                chosen = 0;
            }
            if (chosen != 0 && is_spoken_to(view, reading, search, listed[chosen])) {
                chosen = 0;
            }
            // "the court, which issued a ruling that ordered": who speaks by it, if the rules tell.
            if (chosen != 0 && listed[chosen].phrase && by_rules != nullptr && by_rules->speaker &&
                search.known.speaker && head_of(view, *by_rules->speaker) == listed[0].head &&
                view.is(listed[chosen].head, WordClass::speaker_document)) {
                chosen = 0;
            }
            if (chosen != 0) {
                reading.attributions.push_back(
                    replace_speaker(view, reading, stretch, listed[chosen]));
                stretch.source = static_cast<std::uint32_t>(reading.attributions.size());
                instead[source] = stretch.source;
            }
        }
        if (stretch.source != no_source) last = reading.attributions[stretch.source - 1].speaker;
    }
    for (std::size_t index = 0; index < stretches.size(); ++index) {
        SpeechStretch& stretch = stretches[index];
        const std::uint32_t leading = stretches[leaders[index]].source;
        if (leading >= instead.size()) {
            stretch.source = leading;  // chosen anew, for all of the quotation
        } else if (!stretch.found && stretch.source != no_source &&
                   stretch.source < instead.size() && instead[stretch.source] != no_source) {
            stretch.source = instead[stretch.source];
        }
    }
}

}  // namespace parallax
