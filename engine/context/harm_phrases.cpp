#include "engine/context/harm_sentence.hpp"

namespace parallax {

/// "the [besieged] city", "in [besieged] Tarnow", "entered [besieged] Tarnow": a participle inside
/// a noun phrase, no verb.
bool HarmSentence::is_attribute(std::uint32_t token) const {
    const HarmMatch* const harm = harm_at(token);
    const bool participle = harm != nullptr && harm->verb && !harm->noun &&
                            (harm->verb_forms & VerbForms::participle) != 0;
    if (!participle || token == begin() || !is_word(token + 1)) return false;
    if (is(token - 1, WordClass::article)) return starts_phrase(token + 1);
    const bool place = harm_word(*harm->verb).kind == HarmKind::deprivation && is_name(token + 1);
    const HarmMatch* const verb = harm_at(token - 1);
    return place &&
           (is(token - 1, WordClass::preposition) || is(token - 1, WordClass::movement) ||
            is(token - 1, WordClass::finite) || (verb != nullptr && verb->verb && !verb->noun));
}

bool HarmSentence::starts_phrase(std::uint32_t token) const {
    if (!is_word(token)) return is(token, TokenKind::quote) && starts_phrase(token + 1);
    if (is_quantity(token)) return true;
    if (is_hedge(token)) {
        std::uint32_t after = token;
        while (is_hedge(after)) ++after;
        if (is_quantity(after) || is(token, WordClass::determiner)) return true;
        return word(after) == "a" || word(after) == "half";
    }
    if (is(token, WordClass::time)) return false;
    if (is(token, WordClass::determiner) && is(token + 1, WordClass::time)) return false;
    const HarmMatch* const harm = harm_at(token);
    if (harm != nullptr && harm->verb && !harm->noun &&
        (harm->verb_forms & VerbForms::gerund) == 0) {
        return is_attribute(token);
    }
    if (is(token, WordClass::object_pronoun) || is(token, WordClass::possessive) ||
        is(token, WordClass::determiner)) {
        return true;
    }
    constexpr WordClasses never =
        any_of(WordClass::preposition, WordClass::subordinator, WordClass::coordinator,
               WordClass::relative, WordClass::be, WordClass::have, WordClass::modal,
               WordClass::do_, WordClass::negator, WordClass::adverb, WordClass::that);
    return !view_.is_any(token, never);
}

bool HarmSentence::hangs_on_noun(std::uint32_t preposition, bool follows) const {
    const std::string_view link = word(preposition);
    const bool time = link == "after" || link == "since" || link == "before" || link == "during" ||
                      link == "until" || link == "following" || link == "despite" ||
                      link == "amid" || link == "as" || link == "than" || link == "like" ||
                      link == "to";
    return !time && preposition > begin() && is_word(preposition - 1) && follows &&
           !is(preposition - 1, WordClass::be) && !is_cue_verb(preposition - 1);
}

TokenRange HarmSentence::phrase_before(std::uint32_t end) const {
    std::uint32_t start = end;
    bool list = false;  // of figures
    while (start > begin()) {
        const std::uint32_t at = start - 1;
        if (is_inner_mark(at)) {
            start = at;
            continue;
        }
        const bool listed = is(at, TokenKind::comma) || is(at, WordClass::coordinator);
        if (listed && start != end && is_name(start)) {
            const std::uint32_t first = enumeration_before(start);
            if (first != start) {
                start = first;
                continue;
            }
        }
        if (!is_word(at)) break;
        if (is_quantity(at) || (is_hedge(at) && starts_phrase(at))) {
            start = figure_before(at);
            if (word(start) == "between") break;
            if (start > begin() && word(start - 1) == "of") {
                --start;
                continue;
            }
            if (const std::uint32_t joint = figures_before(start, list); joint != start) {
                start = joint;
                list = true;
                continue;
            }
            if (is(start - 1, WordClass::determiner) && !is(start - 1, WordClass::relative)) {
                --start;
            }
            break;
        }
        constexpr WordClasses stops =
            any_of(WordClass::be, WordClass::have, WordClass::modal, WordClass::do_,
                   WordClass::relative, WordClass::negator, WordClass::adverb);
        if (view_.is_any(at, stops) && !is(at, WordClass::determiner)) break;
        if (is(at, WordClass::that)) break;
        if (is(at, WordClass::coordinator)) {
            if (start == end || !joins_phrases(at, end)) break;
            start = at;
            continue;
        }
        // "cousin-in-law": no preposition.
        const bool inside_word = is(at - 1, TokenKind::hyphen) && is(at + 1, TokenKind::hyphen);
        if (is(at, WordClass::preposition) && !inside_word) {
            // "killed by gunmen out of [a total of 1,200 people] killed"
            if (word(at) == "of" && word(at - 1) == "out") break;
            if (!hangs_on_noun(at, start != end)) break;
            start = at;
            continue;
        }
        if (is(at, WordClass::subordinator)) break;
        if (is(at, WordClass::person_pronoun) || is(at, WordClass::object_pronoun)) {
            if (start == end) start = at;
            break;
        }
        const HarmMatch* const harm = harm_at(at);
        constexpr std::uint8_t clear = VerbForms::past | VerbForms::participle | VerbForms::gerund;
        if (harm != nullptr && harm->verb && !harm->noun && (harm->verb_forms & clear) != 0 &&
            (start == end || !is_attribute(at))) {
            break;
        }
        const bool determined = is(at - 1, WordClass::determiner) || view_.shape(at).capitalised;
        if (is_cue_verb(at) && !determined && !is(at, CasualtyClass::person)) break;
        // "to [avoid] deaths": a verb.
        if (is(at, CasualtyClass::unreal) && word(at - 1) == "to") break;
        start = at;
        if (is(at, WordClass::determiner)) {
            const std::uint32_t joint = counts_one(at) ? figures_before(at, list) : at;
            if (joint != at) {
                start = joint;
                list = true;
                continue;
            }
            const bool hangs = at > begin() && is(at - 1, WordClass::preposition) &&
                               at - 1 > begin() && is_word(at - 2);
            if (!hangs) break;
        }
    }
    // "to [bury] patients": an infinitive.
    const bool infinitive = word(start - 1) == "to" && start + 1 < end && is_word(start) &&
                            !is(start, WordClass::determiner) &&
                            !is(start, WordClass::possessive) && !is_name(start) &&
                            !is_quantity(start) && !is_hedge(start);
    return {infinitive ? start + 1 : start, end};
}

TokenRange HarmSentence::modifiers_before(std::uint32_t noun) const {
    TokenRange phrase = phrase_before(noun);
    for (std::uint32_t at = phrase.end; at > phrase.begin; --at) {
        const std::uint32_t before = at - 1;
        const bool own = is(before, WordClass::possessive) || is_possessive(before);
        if (own) continue;
        if (is(before, WordClass::preposition) || is_cue_verb(before)) {
            phrase.begin = at;
            break;
        }
        if (is(before, WordClass::determiner)) {
            phrase.begin = before;
            break;
        }
    }
    return phrase;
}

TokenRange HarmSentence::phrase_after(std::uint32_t first) const {
    std::uint32_t at = first;
    while (holds(at)) {
        if (is_inner_mark(at)) {
            ++at;
            continue;
        }
        if (!is_word(at)) break;
        if (is_quantity(at) || (is_hedge(at) && starts_phrase(at))) {
            ++at;
            continue;
        }
        // "23 days of air strikes" goes on; "people on Monday" does not.
        const bool measures = is_quantity(at - 1) && word(at + 1) == "of";
        if (is(at, WordClass::time) && at > first && !is(at - 1, WordClass::determiner) &&
            !measures) {
            break;
        }
        constexpr WordClasses stops =
            any_of(WordClass::be, WordClass::have, WordClass::modal, WordClass::do_,
                   WordClass::relative, WordClass::negator);
        if (view_.is_any(at, stops) && !(is(at, WordClass::determiner) && at == first)) break;
        const std::string_view here = word(at);
        const bool range = here == "to" && at > first && is_quantity(at - 1) && is_quantity(at + 1);
        if (is(at, WordClass::preposition) && here != "of" && !range) break;
        if (is(at, WordClass::subordinator)) break;
        if (is(at, WordClass::coordinator)) {
            const bool joins = starts_phrase(at + 1) && harm_at(at + 1) == nullptr &&
                               !is_cue_verb(at + 1) && !ends_with(word(at + 1), "ed");
            if (!joins || at == first || (starts_object(first) && joins_clause(at))) break;
        }
        const HarmMatch* const harm = harm_at(at);
        const bool verb = harm != nullptr && harm->verb && !harm->noun;
        if (at > first && verb && !is_attribute(at)) break;
        if (is_adverb(at) && at > first) break;
        if (at > first && word(at + 1) == "by" && is_cue_verb(at)) break;
        ++at;
    }
    while (at > first && is_inner_mark(at - 1)) --at;
    return {first, at};
}

TokenRange HarmSentence::head_of(TokenRange phrase) const {
    for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
        if (!is(at, WordClass::preposition) || is_hedge(at)) continue;
        const bool of_figure = word(at) == "of" || word(at) == "among";
        const bool of_number = word(at) == "to" && at > phrase.begin && is_quantity(at - 1);
        if (of_figure || of_number || at == phrase.begin) continue;
        return {phrase.begin, at};
    }
    return phrase;
}

bool HarmSentence::is_said(std::uint32_t token) const {
    const std::string_view verb = word(token);
    return verb == "said" || verb == "says" || verb == "say" || verb == "saying" ||
           verb == "believes" || verb == "thinks" || verb == "knows" || verb == "knew" ||
           verb == "learned";
}

/// "told the paper's editor [that]"
bool HarmSentence::is_told(std::uint32_t that) const {
    constexpr std::uint32_t longest_hearer = 8;
    for (std::uint32_t at = that; at > begin() && that - at < longest_hearer; --at) {
        if (is_border(at - 1)) return false;
        const std::string_view verb = word(at - 1);
        if (verb == "told" || verb == "tells" || verb == "warned" || verb == "informed")
            return true;
    }
    return false;
}

/// "after [Hamas attacked the town]", not "before [dawn on Tuesday]": a verb comes before a border.
bool HarmSentence::holds_clause(std::uint32_t first) const {
    for (std::uint32_t at = first; holds(at) && !is_border(at); ++at) {
        // "Hamas fighters surged", "Israeli warplanes pound"
        const bool behind_actor =
            at > first && !is_name(at) &&
            (is_name(at - 1) || is(at - 1, CasualtyClass::fighter) ||
             is(at - 1, CasualtyClass::soldier) || is(at - 1, CasualtyClass::weapon) ||
             is(at - 1, RuleClass::army));
        if (view_.is_any(at, auxiliary_verbs) || is(at, CasualtyClass::launch) ||
            (at > first && is_cue_verb(at)) || (behind_actor && ends_with(word(at), "ed"))) {
            return true;
        }
        const HarmMatch* const harm = harm_at(at);
        if (behind_actor && harm != nullptr && harm->verb && !harm->noun &&
            (harm->verb_forms & VerbForms::gerund) == 0) {
            return true;
        }
        constexpr std::uint8_t finite = VerbForms::past | VerbForms::third;
        if (harm != nullptr && harm->verb && !harm->noun && (harm->verb_forms & finite) != 0) {
            return true;
        }
    }
    return false;
}

std::uint32_t HarmSentence::clause_begin(std::uint32_t token) const {
    for (std::uint32_t at = token; at > begin(); --at) {
        const std::uint32_t before = at - 1;
        const bool colon = is(before, TokenKind::colon) && view_[at].space_before;  // not "10:40"
        if (is(before, TokenKind::semicolon) || is(before, TokenKind::dash) || colon) return at;
        if (is(before, WordClass::that) && (is_cue_verb(before - 1) || is_told(before))) return at;
        // "said warplanes struck": a clause without "that".
        if (is_cue_verb(before) && starts_phrase(at) && !view_.is(at, TokenKind::quote) &&
            !is(before - 1, WordClass::determiner) && (is_quantity(at) || is_said(before))) {
            return at;
        }
        // "the attack in which [militants stormed the town]"
        if (word(before) == "which" && is(before - 1, WordClass::preposition)) return at;
        const bool conjunction = is(before, WordClass::subordinator) && !is_hedge(before) &&
                                 (!is(before, WordClass::preposition) || holds_clause(at));
        if (conjunction) return at;
    }
    return begin();
}

}  // namespace parallax
