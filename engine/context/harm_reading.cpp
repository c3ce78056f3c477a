#include "engine/context/harm_reading.hpp"

#include "engine/context/harm_reader.hpp"

#include <algorithm>
#include <string_view>

namespace parallax {

namespace {

constexpr std::string_view still_held = "still hold";  // also of talks, power, a view

}  // namespace

HarmReader::HarmReader(const HarmSentence& sentence, const HarmMatch& match)
    : s_(sentence), match_(match), group_(find_group(match)) {}

std::optional<HarmReading> HarmReader::run() {
    out_.tokens = match_.tokens;
    if (match_.verb && is_used_as_verb()) {
        out_.word = &s_.harm_word(*match_.verb);
        if (!read_verb()) return std::nullopt;
    } else if (match_.noun) {
        out_.word = &s_.harm_word(*match_.noun);
        if ((out_.word->frame == HarmFrame::people || out_.word->frame == HarmFrame::fate) &&
            is_compound()) {
            return std::nullopt;
        }
        if (out_.word->frame == HarmFrame::state) {
            if (!read_state()) return std::nullopt;
        } else {
            read_noun();
        }
    } else {
        return std::nullopt;
    }
    // "Operation Iron Gate" is an attack where somebody carries it out.
    if (out_.word->lemma == "Operation" && out_.doer.empty()) return std::nullopt;
    // "the war on X" is an attack, "the war" what both sides wage.
    if (out_.word->lemma == "war" && s_.word(match_.tokens.end) != "on" &&
        s_.word(match_.tokens.end) != "against") {
        return std::nullopt;
    }
    if (!out_.event.empty() && out_.doer.empty()) out_.doer = find_doer(out_.event.begin);
    find_predicate();
    find_flags();
    return out_;
}

bool HarmReader::read_verb() {
    if (out_.word->frame == HarmFrame::intransitive) {
        if (is_of_illness(match_.tokens.end)) return false;
        out_.form = HarmFormKind::intransitive;
        out_.affected = subject();
        find_event_after(match_.tokens.end);
        find_event_before();
        return true;
    }
    const std::uint32_t next = after_chain();
    // "hit out", "hit back": words, not blows.
    const std::string_view particle = s_.word(match_.tokens.end);
    if (out_.word->kind == HarmKind::attack && (particle == "out" || particle == "back")) {
        return false;
    }
    if (has(match_, VerbForms::gerund)) {
        // "the suffocating restrictions"
        if (s_.is(match_.tokens.begin - 1, WordClass::determiner) && !group_.be) return false;
        if (out_.word->frame == HarmFrame::either && !s_.starts_phrase(next)) {
            out_.form = HarmFormKind::intransitive;
            out_.affected = subject();
            return true;
        }
        set_active(next);
        return true;
    }
    const bool participle = has(match_, VerbForms::participle);
    if (participle && group_.be) {
        set_passive(next, false);
        return out_.word->lemma != still_held || holds_people(out_.affected);
    }
    if (participle && !group_.be && !group_.have && is_attribute()) {
        if (!has_person_next()) return false;  // "a captured list", "a shot"
        out_.form = HarmFormKind::passive_agentless;
        out_.reduced = true;
        out_.affected = s_.phrase_after(match_.tokens.end);
        return true;
    }
    if (out_.word->lemma == "shoot" && s_.word(next) == "at" && !group_.be &&
        s_.starts_phrase(next + 1)) {
        set_active(next + 1);
        return true;
    }
    // "still held the town": no people.
    if (participle && out_.word->lemma == still_held && is_active_past(next)) return false;
    const bool finite_only = !participle || group_.have || group_.modal || group_.do_ || group_.to;
    // "slain fighters": no past tense.
    const bool past = has(match_, VerbForms::past) && is_active_past(next);
    if (finite_only || past) {
        set_active(next);
        return true;
    }
    if (out_.word->frame == HarmFrame::either) {
        out_.form = HarmFormKind::intransitive;
        out_.affected = subject();
        return true;
    }
    set_passive(next, true);
    if (out_.word->lemma == still_held && !holds_people(out_.affected)) return false;
    // "Also killed were his parents."
    if (out_.affected.empty() && s_.is(next, WordClass::be)) {
        out_.reduced = false;
        out_.affected = s_.phrase_after(next + 1);
    }
    return true;
}

/// "130 of them", "130", "two women"; not "talks", "130 meetings".
bool HarmReader::holds_people(TokenRange phrase) const {
    const TokenRange head = s_.head_of(phrase);
    // "Talks with Dravia are still held."
    if (head.empty() || s_.is(head.begin - 1, WordClass::preposition)) return false;
    const std::uint32_t last = head.end - 1;
    const HarmWord* const harm = s_.harm_noun_at(last);
    const bool named = last > s_.begin() && s_.is_name(last);
    return s_.is_quantity(last) || named || s_.is(last, CasualtyClass::person) ||
           s_.is(last, CasualtyClass::family) || s_.is(last, CasualtyClass::soldier) ||
           s_.is(last, CasualtyClass::fighter) || s_.is(last, WordClass::object_pronoun) ||
           s_.is(last, WordClass::person_pronoun) ||
           (harm != nullptr && harm->frame == HarmFrame::people);
}

void HarmReader::set_active(std::uint32_t next) {
    out_.form = HarmFormKind::active;
    out_.affected = s_.phrase_after(next);
    const TokenRange who = subject();
    if (const TokenRange event = event_in(who); !event.empty()) {
        out_.form = HarmFormKind::event_subject;
        out_.event = event;
    } else if (const TokenRange attack = attack_before(who); !attack.empty()) {
        out_.form = HarmFormKind::event_subject;
        out_.event = attack;
    } else {
        out_.agent = who;
    }
    if (out_.word->frame == HarmFrame::takes_lives) out_.form = HarmFormKind::event_subject;
    find_event_after(out_.affected.empty() ? next : out_.affected.end);
}

void HarmReader::set_passive(std::uint32_t next, bool reduced) {
    out_.reduced = reduced;
    out_.form = HarmFormKind::passive_agentless;
    out_.affected = subject();
    find_by(next);
    find_event_after(next);
    find_event_before();
}

bool is_event(const HarmSentence& sentence, TokenRange phrase) {
    const TokenRange head = sentence.head_of(phrase);
    // The last noun that is known decides: "the militants' attack", "the attack's victims".
    for (std::uint32_t at = head.end; at > head.begin; --at) {
        const std::uint32_t token = at - 1;
        if (const HarmWord* const harm = sentence.harm_noun_at(token)) {
            return tells_attack(harm->frame);
        }
        if (sentence.is(token, CasualtyClass::person) ||
            sentence.is(token, CasualtyClass::family)) {
            return false;
        }
        if (sentence.is(token, CasualtyClass::event) || sentence.is(token, CasualtyClass::weapon)) {
            return true;
        }
    }
    return false;
}

std::optional<HarmReading> read_harm(const HarmSentence& sentence, const HarmMatch& match) {
    return HarmReader(sentence, match).run();
}

}  // namespace parallax
