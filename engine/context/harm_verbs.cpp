#include "engine/context/harm_reader.hpp"

#include <string_view>

namespace parallax {

bool HarmReader::is_used_as_verb() const {
    const std::uint32_t first = match_.tokens.begin;
    const std::uint32_t next = match_.tokens.end;
    if (match_.noun && s_.is(next, WordClass::relative)) return false;
    const bool bare = has(match_, VerbForms::plain) || has(match_, VerbForms::third);
    if (bare && !has(match_, VerbForms::past)) {
        if (group_.to || group_.modal || group_.do_) return true;
        const bool subject = s_.is_word(first - 1) && first > s_.begin() &&
                             !s_.is(first - 1, WordClass::preposition) &&
                             !s_.is(first - 1, WordClass::determiner) &&
                             !s_.is_possessive(first - 1);
        const bool object = s_.starts_phrase(next);
        if (s_.is(first - 1, WordClass::person_pronoun)) return true;
        const HarmFrame frame = s_.harm_word(*match_.verb).frame;
        // "two guided bombs fell": the plural of a noun, unless somebody stands before it.
        const bool somebody =
            s_.is_name(first - 1) || s_.is(first - 1, CasualtyClass::person) ||
            s_.is(first - 1, CasualtyClass::family) || s_.is(first - 1, CasualtyClass::event) ||
            s_.is(first - 1, CasualtyClass::weapon) || s_.is(first - 1, WordClass::relative) ||
            s_.harm_at(first - 1) != nullptr;
        if (s_.harm_word(*match_.verb).kind == HarmKind::attack && !somebody) return false;
        return subject && (object || frame == HarmFrame::intransitive) && !is_modifier(first - 1);
    }
    if (has(match_, VerbForms::gerund) && match_.noun) {
        if (s_.word(next) == "of") return false;
        if (s_.is(first - 1, WordClass::determiner) || s_.is(first - 1, WordClass::possessive)) {
            return false;
        }
        if (group_.be) return true;
        return s_.starts_phrase(after_chain()) && !s_.is_possessive(first - 1);
    }
    return true;
}

bool HarmReader::is_modifier(std::uint32_t at) const {
    const std::string_view word = s_.word(at);
    return s_.is(at, WordClass::have) || s_.is(at, WordClass::be) || s_.is_adverb(at) ||
           s_.is(at, WordClass::coordinator) || s_.is_cue_verb(at) ||
           (word.size() > 3 &&
            (word.substr(word.size() - 2) == "al" || word.substr(word.size() - 2) == "li" ||
             word.substr(word.size() - 2) == "an"));
}

std::uint32_t HarmReader::after_chain() const {
    std::uint32_t at = match_.tokens.end;
    while (s_.holds(at)) {
        if (s_.is(at, TokenKind::quote)) {
            ++at;
            continue;
        }
        std::uint32_t next = at;
        while (is_chain(next)) ++next;
        while (next > at && s_.is_adverb(next)) ++next;
        const HarmMatch* const other = next > at ? s_.harm_at(next) : nullptr;
        if (other == nullptr || !other->verb || other->verb_forms != match_.verb_forms) break;
        at = other->tokens.end;
    }
    return at;
}

bool HarmReader::has_person_next() const {
    const std::uint32_t next = match_.tokens.end;
    return s_.is(next, CasualtyClass::person) || s_.is(next, CasualtyClass::family) ||
           s_.is_name(next);
}

bool HarmReader::is_attribute() const {
    const std::uint32_t before = match_.tokens.begin - 1;
    const std::string_view word = s_.word(before);
    if (word == "a" || word == "an" || word == "the") {
        return s_.is_word(match_.tokens.end) && s_.starts_phrase(match_.tokens.end);
    }
    if (s_.is_attribute(match_.tokens.begin)) return true;  // "in besieged Tarnow"
    if (!has_person_next() || s_.is_name(match_.tokens.end)) return false;
    if (match_.tokens.begin == s_.begin()) return out_.word->lemma != "kill";
    const HarmMatch* const verb = s_.harm_at(before);
    return s_.is(before, WordClass::determiner) || s_.is_quantity(before) ||
           s_.is(before, WordClass::preposition) || s_.is_adverb(before) ||
           (s_.is(before, WordClass::coordinator) && !has(match_, VerbForms::past)) ||
           (verb != nullptr && verb->verb && !verb->noun);
}

bool HarmReader::ends_in_ing(std::uint32_t at) const {
    const std::string_view word = s_.word(at);
    return word.size() > 4 && word.substr(word.size() - 3) == "ing" && !s_.is_name(at);
}

/// "every 15 minutes", not "every one of the 12 hostages".
bool HarmReader::tells_how_often(std::uint32_t at) const {
    if (s_.word(at) != "every" || !s_.is_quantity(at + 1)) return false;
    std::uint32_t unit = at + 2;
    const auto joins = [&](std::uint32_t token) {
        const std::string_view word = s_.word(token);
        return s_.is(token, TokenKind::hyphen) || word == "to" || word == "or";
    };
    while (s_.is_quantity(unit) || (joins(unit) && s_.is_quantity(unit + 1))) ++unit;
    return s_.is(unit, WordClass::time);
}

bool HarmReader::is_active_past(std::uint32_t next) const {
    const std::uint32_t before = group_.begin - 1;
    const bool object =
        s_.starts_phrase(next) && !s_.is(next, WordClass::relative) && !ends_in_ing(next);
    if (group_.begin > s_.begin() && s_.is(before, WordClass::relative)) return true;
    if (s_.is(before, WordClass::person_pronoun)) return true;
    if (!object) return false;
    if (tells_how_often(next)) return false;
    if (out_.word->kind == HarmKind::death && !can_be_killed(next)) return false;
    return group_.begin > s_.begin();
}

bool HarmReader::can_be_killed(std::uint32_t at) const {
    for (std::uint32_t steps = 0; steps < 4 && s_.is_word(at); ++steps, ++at) {
        if (s_.is_quantity(at) || s_.is_hedge(at) || s_.is_name(at) ||
            s_.view().shape(at).capitalised || s_.is(at, WordClass::determiner) ||
            s_.is(at, WordClass::possessive) || s_.is(at, WordClass::object_pronoun) ||
            s_.is(at, CasualtyClass::person) || s_.is(at, CasualtyClass::family)) {
            return true;
        }
        if (s_.is(at, WordClass::preposition) || s_.is(at, WordClass::coordinator)) break;
        while (s_.is_inner_mark(at + 1)) ++at;
    }
    return false;
}

}  // namespace parallax
