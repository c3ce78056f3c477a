#include "engine/context/clause_bounds.hpp"
#include "engine/context/pack_answer.hpp"
#include "engine/context/parting_reader.hpp"
#include "engine/context/voice_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace parallax {
namespace {

/// None, a pronoun, a relative one, a name or noun, a joint, "to" or a comma, else.
std::uint32_t rough_kind(SubjectKind kind) {
    if (kind == SubjectKind::none) return 0;
    if (kind <= SubjectKind::you) return 1;
    if (kind == SubjectKind::relative) return 2;
    if (kind <= SubjectKind::noun) return 3;
    if (kind == SubjectKind::joint) return 4;
    return kind <= SubjectKind::to ? 5 : 6;
}

/// A word of the closed lists of grammar, no name: names may be exchanged for others.
bool is_grammatical(const TokenView& view, std::uint32_t token) {
    constexpr WordClasses listed =
        verb_support | any_of(WordClass::determiner, WordClass::possessive, WordClass::pronoun,
                              WordClass::person_pronoun, WordClass::object_pronoun,
                              WordClass::preposition, WordClass::subordinator,
                              WordClass::coordinator, WordClass::relative, WordClass::that);
    return view.is_word(token) && view.is_any(token, listed) && !view.shape(token).capitalised;
}

}  // namespace

SubjectKind PartingReader::subject_kind() const {
    if (verb_ == content_.begin) return SubjectKind::none;
    const std::uint32_t last = verb_ - 1;
    if (!view_.is_word(last)) {
        return view_.is(last, TokenKind::comma) ? SubjectKind::comma : SubjectKind::other;
    }
    const std::string_view word = view_.normalised(last);
    if (word == "he" || word == "she") return SubjectKind::he;
    if (word == "they") return SubjectKind::they;
    if (word == "it") return SubjectKind::it;
    if (word == "i" || word == "we") return SubjectKind::we;
    if (word == "you") return SubjectKind::you;
    if (word == "to") return SubjectKind::to;
    if (view_.is(last, WordClass::relative)) return SubjectKind::relative;
    if (view_.is(last, WordClass::coordinator)) return SubjectKind::joint;
    if (view_.is(last, WordClass::preposition)) return SubjectKind::preposition;
    if (view_.is_name(last)) return SubjectKind::name;
    if (view_.is_any(last, any_of(WordClass::speaker_person, WordClass::speaker_organisation,
                                  WordClass::speaker_document))) {
        return SubjectKind::person;
    }
    return has_subject_ ? SubjectKind::noun : SubjectKind::other;
}

OpenerKind PartingReader::opener_kind() const {
    if (begin_ == content_.begin) return OpenerKind::content;
    const std::uint32_t last = begin_ - 1;
    const bool comma = last > content_.begin && view_.is(last - 1, TokenKind::comma);
    switch (view_[last].kind) {
        case TokenKind::comma:
            return OpenerKind::comma;
        case TokenKind::dash:
        case TokenKind::semicolon:
        case TokenKind::colon:
        case TokenKind::bracket:
            return OpenerKind::dash;
        case TokenKind::quote:
            return OpenerKind::quote;
        default:
            break;
    }
    if (view_.is(last, WordClass::that)) return OpenerKind::that;
    if (view_.is(last, WordClass::relative)) return OpenerKind::relative;
    if (view_.is(last, WordClass::subordinator)) {
        return comma ? OpenerKind::comma_subordinator : OpenerKind::subordinator;
    }
    if (view_.is(last, WordClass::coordinator)) {
        return comma ? OpenerKind::comma_joint : OpenerKind::joint;
    }
    if (view_.is(last, WordClass::preposition)) return OpenerKind::preposition;
    return view_.is_word(last) ? OpenerKind::noun : OpenerKind::other;
}

std::uint32_t PartingReader::next_kind(std::uint32_t next) const {
    if (next >= sentence_.end) return 0;
    if (reading_.quotation_of[next] != 0 || view_.is(next, TokenKind::quote)) return 1;
    if (view_.is(next, WordClass::that)) return 2;
    if (!view_.is_word(next)) {
        const bool quoted = next + 1 < sentence_.end && reading_.quotation_of[next + 1] != 0;
        return quoted                             ? 1
               : view_.is(next, TokenKind::comma) ? 3
               : is_final_stop(view_, next)       ? 4
                                                  : 5;
    }
    const std::string_view word = view_.normalised(next);
    if (word == "to") return 6;
    if (word == "for") return 7;
    if (word == "as") return 8;
    if (word == "by") return 9;
    if (view_.is(next, WordClass::preposition)) return 10;
    if (view_.is(next, WordClass::person_pronoun)) return 11;
    if (view_.is_any(next, any_of(WordClass::relative, WordClass::subordinator))) return 12;
    if (view_.is_any(next, any_of(WordClass::determiner, WordClass::possessive))) return 13;
    if (view_.is_name(next)) return 14;
    return 15;
}

std::uint32_t PartingReader::form_of(const CueMatch& match) const {
    const std::uint32_t verb = match.tokens.begin;
    if (ends_with(view_.normalised(verb), "ing")) return 1;
    const std::uint32_t last = verb == 0 ? verb : verb - 1;
    if (view_.normalised(last) == "to") return 2;
    if (view_.is(last, WordClass::be)) return 3;
    if (view_.is_any(last, any_of(WordClass::modal, WordClass::do_))) return 4;
    if (view_.is(last, WordClass::have)) return 5;
    return ends_with(view_.normalised(verb), "s")    ? 6
           : ends_with(view_.normalised(verb), "ed") ? 7
                                                     : 0;
}

PartingReader::Passed PartingReader::pass() const {
    Passed passed;
    for (std::uint32_t at = content_.begin; at < begin_; ++at) {
        if (reading_.quotation_of[at] != 0) {
            passed.quotes = 1;
            continue;
        }
        if (view_.is(at, TokenKind::comma) || view_.is(at, TokenKind::dash)) ++passed.commas;
        if (!view_.is_word(at)) continue;
        if (view_.is(at, WordClass::that)) passed.that = 1;
        if (view_.is(at, WordClass::relative)) ++passed.relatives;
        if (view_.is_any(at, finite_verbs)) ++passed.verbs;
        if (view_.is_any(at, any_of(WordClass::coordinator, WordClass::subordinator))) {
            ++passed.joints;
        }
    }
    return passed;
}

/// The cue by which the content is said: the last before it, else the first behind it.
const CueMatch* PartingReader::find_outer(std::uint32_t sentence) const {
    const CueMatch* found = nullptr;
    for (const CueMatch& other : cues_of(reading_.cues, sentence)) {
        const VoiceState as = state(other.tokens.begin);
        const bool ahead = as == VoiceState::cue_ahead && other.tokens.end <= content_.begin;
        const bool behind =
            as == VoiceState::cue_behind && found == nullptr && other.tokens.begin >= content_.end;
        if (ahead || behind) found = &other;
    }
    return found;
}

void PartingReader::answer(const CueMatch& match, SpeakerCandidate& out) const {
    const auto subject = static_cast<std::uint32_t>(subject_kind());
    const auto opener = static_cast<std::uint32_t>(opener_kind());
    const Sight seen{subject,
                     opener,
                     rough_kind(subject_kind()),
                     next_kind(match.tokens.end),
                     next_kind(content_.begin),
                     static_cast<std::uint32_t>(state(match.tokens.begin)) - 1,
                     cue_of(match).speech ? 1u : 0u};
    answer_of_cue(match, seen, out);
    answer_of_content(match, seen, out);
    answer_of_rules(match, seen, out);
}

void PartingReader::answer_of_cue(const CueMatch& match, const Sight& seen,
                                  SpeakerCandidate& out) const {
    const Cue& cue = cue_of(match);
    const auto part = static_cast<std::uint32_t>(cue.part);
    put(out, SpeakerQuestion::part_cue, pack_answer({{hash_form(cue.lemma) % 254, 254}}));
    put(out, SpeakerQuestion::part_class,
        pack_answer({{hash_form(cue.cue_class) % 31, 31}, {seen.rough, 7}}));
    put(out, SpeakerQuestion::part_form,
        pack_answer(
            {{part, 5}, {form_of(match), 8}, {seen.speech, 2}, {cue.ambiguous ? 1u : 0u, 2}}));
    put(out, SpeakerQuestion::part_subject,
        pack_answer({{seen.subject, subject_kinds}, {seen.opener, opener_kinds}}));
    put(out, SpeakerQuestion::part_next,
        pack_answer({{seen.next, 16}, {seen.rough, 7}, {seen.speech, 2}}));
    put(out, SpeakerQuestion::part_turn,
        pack_answer({{seen.next, 16}, {seen.opener, opener_kinds}}));
    const bool opens = begin_ > content_.begin && is_grammatical(view_, begin_ - 1);
    const std::uint32_t word = opens ? hash_form(view_.normalised(begin_ - 1)) % 60 + 1 : 0;
    const std::uint32_t rough = seen.rough == 4 || seen.rough == 5 ? 0 : std::min(seen.rough, 3u);
    put(out, SpeakerQuestion::part_opener,
        pack_answer({{word, 61}, {seen.rough == 0 ? 3 : rough, 4}}));
}

void PartingReader::answer_of_content(const CueMatch& match, const Sight& seen,
                                      SpeakerCandidate& out) const {
    constexpr std::uint32_t far = 3;  // words between content and its cue
    const CueMatch* const outer = find_outer(match.sentence);
    const bool ahead = outer != nullptr && outer->tokens.end <= content_.begin;
    const std::uint32_t outer_speech = outer == nullptr ? 0 : cue_of(*outer).speech ? 2 : 1;
    const Passed way = pass();
    const auto steps = [](std::uint32_t words) {
        constexpr std::array<std::uint32_t, 6> from{1, 2, 3, 6, 12, 20};
        return static_cast<std::uint32_t>(std::upper_bound(from.begin(), from.end(), words) -
                                          from.begin());
    };
    put(out, SpeakerQuestion::part_outer,
        pack_answer({{outer == nullptr ? 0 : hash_form(cue_of(*outer).lemma) % 254 + 1, 255}}));
    put(out, SpeakerQuestion::part_sense,
        pack_answer({{outer_speech, 3},
                     {seen.speech, 2},
                     {static_cast<std::uint32_t>(cue_of(match).part), 5},
                     {seen.rough, 7}}));
    put(out, SpeakerQuestion::part_path,
        pack_answer({{way.commas, 4},
                     {way.joints, 3},
                     {way.relatives, 2},
                     {way.verbs, 3},
                     {seen.side, 3}}));
    put(out, SpeakerQuestion::part_place,
        pack_answer({{steps(begin_ - content_.begin), 7},
                     {steps(content_.end - match.tokens.end), 7},
                     {seen.side, 3}}));
    const bool is_far = ahead && content_.begin - outer->tokens.end >= far;
    put(out, SpeakerQuestion::part_depth,
        pack_answer(
            {{way.that, 2}, {way.quotes, 2}, {seen.opener, opener_kinds}, {is_far ? 1u : 0u, 2}}));
    put(out, SpeakerQuestion::part_start,
        pack_answer({{seen.start, 16}, {seen.opener, opener_kinds}}));
    const bool own_subject = seen.rough == 1 || seen.rough == 3;
    put(out, SpeakerQuestion::part_clause,
        pack_answer({{seen.start, 16},
                     {way.verbs, 3},
                     {own_subject       ? 1u
                      : seen.rough == 2 ? 2u
                                        : 0u,
                      3}}));
}

void PartingReader::answer_of_rules(const CueMatch& match, const Sight& seen,
                                    SpeakerCandidate& out) const {
    std::uint32_t behind = 0;  // what the rules make of what follows: own, by this cue, another
    if (const std::uint32_t source = reading_.source_of[match.tokens.end]; source != 0) {
        const auto& cue = reading_.attributions[source - 1].cue;
        behind = cue == match.tokens ? 1 : cue && cue->overlaps(match.tokens) ? 2 : 3;
    }
    const std::uint32_t said = reading_.voices[match.tokens.begin] == Voice::own ? 0 : 1;
    put(out, SpeakerQuestion::part_rules,
        pack_answer({{behind, 4}, {said, 2}, {seen.speech, 2}, {seen.side, 3}}));
}

}  // namespace parallax
