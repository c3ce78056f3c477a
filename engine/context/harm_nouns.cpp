#include "engine/context/harm_reader.hpp"

#include <algorithm>
#include <string_view>

namespace parallax {

bool HarmReader::read_state() {
    const std::uint32_t first = match_.tokens.begin;
    const std::string_view before = s_.word(first - 1);
    if (before == "the" || before == "of" || before == "their" || before == "its" ||
        before == "his" || before == "her") {
        out_.form = HarmFormKind::nominal;
        const std::uint32_t next = match_.tokens.end;
        if (s_.word(next) == "are" || s_.word(next) == "were" || !s_.is_word(next)) {
            out_.affected = {first, match_.tokens.end};
        } else {
            out_.affected = s_.phrase_after(first);
        }
        return true;
    }
    TokenRange who = s_.phrase_before(group_.begin);
    if (who.empty() && s_.word(group_.begin - 1) == "who") who = antecedent(group_.begin - 1);
    if (who.size() == 1 && s_.word(who.begin) == "it") return false;
    out_.form = HarmFormKind::intransitive;
    out_.affected = who;
    if (s_.starts_phrase(match_.tokens.end) && !group_.be) {
        out_.affected = s_.phrase_after(first);  // "dead bodies", "dead children"
        out_.form = HarmFormKind::nominal;
        return true;
    }
    // "Also confirmed dead are 12 people."
    if (who.empty() && s_.is(match_.tokens.end, WordClass::be)) {
        out_.affected = s_.phrase_after(match_.tokens.end + 1);
        return true;
    }
    // "has left 30 dead": something left them so.
    for (std::uint32_t at = first; at > s_.begin() && first - at < 8; --at) {
        const std::string_view word = s_.word(at - 1);
        if (word != "left" && word != "leaving" && word != "leaves" && word != "leave") continue;
        const bool be = s_.is(at - 2, WordClass::be);
        if (be) break;
        out_.affected = {at, first};
        out_.form = HarmFormKind::event_subject;
        const TokenRange subject =
            word == "leaving" ? clause_subject(at - 1) : s_.phrase_before(skip_aux(at - 1));
        out_.event = is_event(s_, subject) ? subject : TokenRange{at, at};
        if (out_.event.empty()) out_.agent = subject;
        return true;
    }
    return group_.be || s_.is(group_.begin - 1, WordClass::be) || !who.empty();
}

void HarmReader::read_noun() {
    const std::uint32_t first = match_.tokens.begin;
    const HarmFrame frame = out_.word->frame;
    out_.form = HarmFormKind::nominal;
    if (const std::uint32_t cause = find_result(); cause != first) {
        out_.form = HarmFormKind::causal_nominal;
        out_.event = event_in(cause_clause(cause));
    }
    const TokenRange before = s_.modifiers_before(first);
    if (read_driven_into(before)) return;
    if (frame == HarmFrame::attack) {
        read_attack(before);
    } else if (is_deed(frame) || frame == HarmFrame::fate) {
        read_deed(before);
    } else {
        read_people(before);
    }
}

bool HarmReader::read_driven_into(TokenRange before) {
    const std::uint32_t into = std::min(before.begin, match_.tokens.begin) - 1;
    if (s_.word(into) != "into" && s_.word(into) != "to") return false;
    const TokenRange driven = s_.phrase_before(into);
    if (driven.empty() || !s_.is(driven.begin - 1, CasualtyClass::drive)) return false;
    out_.affected = driven;
    const TokenRange who = subject_of({driven.begin - 1, driven.begin});
    if (const TokenRange event = event_in(who); !event.empty()) {
        out_.form = HarmFormKind::event_subject;
        out_.event = event;
    } else {
        out_.form = HarmFormKind::active;
        out_.doer = who;
    }
    return true;
}

/// The clause that ends in "resulted in", up to "that the government says has resulted in".
TokenRange HarmReader::cause_clause(std::uint32_t cause) const {
    TokenRange clause{s_.clause_begin(cause), cause};
    for (std::uint32_t at = clause.begin; at < clause.end; ++at) {
        if (!s_.is(at, WordClass::relative) && !s_.is(at, WordClass::that)) continue;
        for (std::uint32_t verb = at + 1; verb < cause; ++verb) {
            if (s_.is_cue_verb(verb)) return {clause.begin, at};
        }
    }
    return clause;
}

void HarmReader::read_attack(TokenRange before) {
    const std::uint32_t next = match_.tokens.end;
    out_.agent = before.empty() ? owner_of_joined(before.begin) : before;
    out_.event = with_tail({before.begin, next});
    TokenRange of;
    for (std::uint32_t at = next; at < out_.event.end; ++at) {
        const std::string_view word = s_.word(at);
        if (word == "on" || word == "against") {
            out_.affected = s_.phrase_after(at + 1);
            // "the aggression of X against Y"
            if (!of.empty()) out_.agent = of;
        } else if (word == "of") {
            out_.affected = s_.phrase_after(at + 1);
            of = out_.affected;
        } else if (word == "by") {
            out_.agent = s_.phrase_after(at + 1);
        }
    }
    out_.doer = find_doer(before.begin);
    for (std::uint32_t at = next; out_.doer.empty() && at < out_.event.end; ++at) {
        if (s_.word(at) == "from") out_.doer = s_.phrase_after(at + 1);  // "air strikes from X"
    }
    std::uint32_t by = out_.event.end;
    while (s_.is(by, CasualtyClass::launch)) ++by;  // "attacks carried out by"
    if (by > out_.event.end && s_.word(by) == "by") out_.doer = s_.phrase_after(by + 1);
}

void HarmReader::read_deed(TokenRange before) {
    const std::uint32_t first = match_.tokens.begin;
    const std::uint32_t next = match_.tokens.end;
    const HarmFrame frame = out_.word->frame;
    const std::string_view link = s_.word(next);
    const bool of = link == "of" || link == "among" || link == "for" || link == "from" ||
                    (link == "against" && frame != HarmFrame::fate);
    if (of) out_.affected = s_.phrase_after(next + 1);
    const TokenRange owner = before.empty() ? owner_of_joined(first) : before;
    bool own = false;
    bool civil = false;  // "the civilian massacre": they suffer it
    for (std::uint32_t at = owner.begin; at < owner.end; ++at) {
        own = own || s_.is_possessive(at) || s_.is(at, WordClass::possessive);
        civil = civil || s_.is(at, RuleClass::civil);
    }
    if (first > s_.begin() && !owner.empty()) {
        const bool acts = frame == HarmFrame::fate ? own && of : of || (!own && !civil);
        if (acts) {
            out_.agent = owner;
        } else if (out_.affected.empty()) {
            out_.affected = owner;
            if (frame == HarmFrame::deed && own) {
                out_.agent = owner;
                out_.owned = true;
            }
        }
    }
    find_by(out_.affected.empty() || out_.owned ? next : out_.affected.end);
    if (out_.form == HarmFormKind::passive) {
        out_.form = HarmFormKind::nominal;
        out_.owned = false;
    }
    out_.doer = find_doer(before.begin);
    find_event_after(next);
}

/// Counts and people: the noun phrase around the word.
void HarmReader::read_people(TokenRange before) {
    const std::uint32_t next = match_.tokens.end;
    const std::string_view link = s_.word(next);
    TokenRange phrase{before.begin, next};
    if (link == "of" || link == "among" || link == "for" || link == "from" || link == "on") {
        const TokenRange more = s_.phrase_after(next + 1);
        // "the toll from Dravian strikes": what harms, not whom.
        const bool toll = out_.word->frame == HarmFrame::toll;  // unlike "prisoners of war"
        if (toll && (link == "from" || link == "of") && is_event(s_, more)) {
            out_.event = with_tail(more);
        } else if (!more.empty()) {
            phrase.end = more.end;
        }
    }
    out_.affected = phrase;
    // "Hamas must release the hostages": whoever lets them go holds them.
    for (std::uint32_t at = next - 1; at > s_.begin() && at >= before.begin; --at) {
        if (!s_.is(at - 1, CasualtyClass::release)) continue;
        out_.affected.begin = std::max(at, out_.affected.begin);
        out_.doer = subject_of({at - 1, at});
        break;
    }
    find_event_after(next);
}

std::uint32_t HarmReader::find_result() const {
    const std::uint32_t first = match_.tokens.begin;
    for (std::uint32_t at = first; at > s_.begin() && first - at < 6; --at) {
        const std::string_view word = s_.word(at - 1);
        const bool cause = word == "caused" || word == "causing" || word == "causes" ||
                           word == "cause" || word == "brought" || word == "bringing";
        const bool leads =
            (word == "resulting" || word == "resulted" || word == "results" || word == "led" ||
             word == "leading" || word == "leads" || word == "contributed") &&
            (s_.word(at) == "in" || s_.word(at) == "to");
        if (cause || leads) return at - 1;
        if (s_.is_border(at - 1)) return first;
    }
    return first;
}

bool HarmReader::is_compound() const {
    const std::uint32_t next = match_.tokens.end;
    const std::string_view word = s_.word(match_.tokens.begin);
    const bool noun = s_.is(next, TokenKind::word) && !s_.is_quantity(next) && !s_.is_hedge(next) &&
                      !s_.is(next, WordClass::determiner) &&
                      !s_.is(next, WordClass::object_pronoun);
    return !word.empty() && word.back() != 's' && noun && s_.starts_phrase(next) &&
           !s_.view().shape(next).capitalised && s_.view()[next].space_before;
}

}  // namespace parallax
