#include "engine/context/harm_reader.hpp"
#include "engine/context/hit_flags.hpp"

#include <algorithm>
#include <string_view>

namespace parallax {
namespace {

constexpr std::uint32_t longest_apposition = 16;  // tokens between the commas of ", a doctor,"

}  // namespace

bool HarmReader::is_chain(std::uint32_t at) const {
    return s_.is(at, WordClass::coordinator) || s_.is(at, TokenKind::comma);
}

const HarmMatch* HarmReader::verb_before(std::uint32_t at) const {
    if (at <= s_.begin() + 1 || !is_chain(at - 1)) return nullptr;
    std::uint32_t last = at - 2;
    if (s_.is(last, TokenKind::comma) && last > s_.begin()) --last;
    const HarmMatch* const other = s_.harm_at(last);
    return other != nullptr && other->verb && other->verb_forms == match_.verb_forms ? other
                                                                                     : nullptr;
}

VerbGroup HarmReader::find_group(const HarmMatch& match) const {
    VerbGroup group{.begin = match.tokens.begin};
    for (std::uint32_t at = match.tokens.begin; at > s_.begin(); --at) {
        const std::uint32_t before = at - 1;
        const std::string_view word = s_.word(before);
        if (s_.is(before, WordClass::be) || word == "got" || word == "getting") {
            group.be = true;
        } else if (s_.is(before, WordClass::have) && !s_.is(before - 1, TokenKind::quote)) {
            group.have = true;
        } else if (s_.is(before, WordClass::modal)) {
            group.modal = true;
        } else if (s_.is(before, WordClass::do_)) {
            group.do_ = true;
        } else if (word == "to" && at == group.begin) {
            // What stands before belongs to another verb: "is feared to have killed".
            group.to = true;
            group.begin = before;
            break;
        } else if (word == "since" && s_.is(before - 1, WordClass::have)) {
            continue;  // "have since been killed"
        } else if (s_.is(before, TokenKind::comma) && parenthesis_before(before) != before) {
            at = parenthesis_before(before) + 1;  // "had, in fact, killed"
            continue;
        } else if (s_.is(before, WordClass::negator) && word != "no") {
            group.negated = group.negated || !says_not_only(s_.view(), before);
        } else if (s_.is_adverb(before) || is_report(before) ||
                   (s_.is(before, TokenKind::quote) && at == match.tokens.begin) || word == "all" ||
                   word == "both" || word == "either" || s_.is(before, CasualtyClass::about)) {
            // An adverb belongs to the group only if more of the group stands before it.
            continue;
        } else if (at == match.tokens.begin && s_.is(before, WordClass::coordinator) &&
                   s_.is(before - 2, WordClass::be) && s_.word(before - 1).size() > 3 &&
                   s_.word(before - 1).substr(s_.word(before - 1).size() - 2) == "ed") {
            // "has been damaged or destroyed": the first verb is no word of harm.
            group.be = true;
            group.begin = before - 2;
            at = before - 1;
            continue;
        } else if (const HarmMatch* const other =
                       at == match.tokens.begin ? verb_before(at) : nullptr) {
            VerbGroup shared = find_group(*other);
            if (shared.begin != other->tokens.begin || !has(match, VerbForms::past)) {
                return shared;
            }
            break;
        } else {
            break;
        }
        if (s_.is(before, WordClass::negator) && !says_not_only(s_.view(), before)) {
            group.negated = true;
        }
        group.begin = before;
    }
    return group;
}

std::uint32_t HarmReader::parenthesis_before(std::uint32_t comma) const {
    for (std::uint32_t at = comma; at > s_.begin() + 1 && comma - at < 4; --at) {
        if (!s_.is(at - 1, TokenKind::comma)) continue;
        const bool auxiliary = s_.is(at - 2, WordClass::have) || s_.is(at - 2, WordClass::be) ||
                               s_.is(at - 2, WordClass::modal);
        return auxiliary ? at - 1 : comma;
    }
    return comma;
}

bool HarmReader::is_report(std::uint32_t at) const {
    const std::string_view word = s_.word(at);
    return word == "reported" || word == "confirmed" || word == "believed" || word == "feared" ||
           word == "presumed" || word == "found" || word == "being" || word == "shot" ||
           word == "left";
}

TokenRange HarmReader::subject() const {
    std::uint32_t end = group_.begin;
    if (const HarmMatch* const other = verb_before(match_.tokens.begin);
        other != nullptr && group_.begin == match_.tokens.begin) {
        end = find_group(*other).begin;
    }
    if (end > s_.begin() && s_.is(end - 1, TokenKind::quote)) --end;
    if (end > s_.begin() && s_.is(end - 1, WordClass::relative) &&
        !s_.is(end - 1, WordClass::determiner)) {
        return antecedent(end - 1);
    }
    if (end > s_.begin() && (s_.word(end - 1) == "which" || s_.word(end - 1) == "that")) {
        const TokenRange before = antecedent(end - 1);
        if (!before.empty()) return before;
    }
    if (has(match_, VerbForms::gerund) && !group_.be) {
        if (s_.is(end - 1, WordClass::preposition) || group_.to) return clause_subject(end - 1);
        return clause_subject(end);
    }
    // "X, 25, was killed", "X, a doctor, was killed": the apposition is passed over.
    if (s_.is(end - 1, TokenKind::comma) || s_.is(end - 1, TokenKind::dash)) {
        const TokenKind mark = s_.view()[end - 1].kind;
        std::uint32_t at = end - 1;
        while (at > s_.begin() && !s_.is(at - 1, mark)) --at;
        if (at > s_.begin() + 1 && end - at <= longest_apposition) {
            // "Adam Vale, 25, a doctor, was killed"
            if (at > s_.begin() + 3 && s_.is(at - 2, TokenKind::number) &&
                s_.is(at - 3, TokenKind::comma)) {
                at -= 2;
            }
            const TokenRange before = s_.phrase_before(at - 1);
            if (!before.empty()) return before;
        }
        return clause_subject(end);
    }
    while (end > s_.begin() && (s_.is_adverb(end - 1) || is_report(end - 1))) --end;
    // "civilians claimed by officials to have been killed"
    if (group_.to && group_.be) {
        for (std::uint32_t at = end; at > s_.begin() + 1 && end - at < 6; --at) {
            if (s_.word(at - 1) == "by" && s_.is_cue_verb(at - 2)) {
                return s_.phrase_before(at - 2);
            }
        }
    }
    const TokenRange phrase = s_.phrase_before(end);
    // "eight farmers it said were killed"
    if (phrase.empty() && group_.be && end > s_.begin() + 2 && s_.is_cue_verb(end - 1) &&
        (s_.is(end - 2, WordClass::person_pronoun) || s_.word(end - 2) == "it")) {
        return s_.phrase_before(end - 2);
    }
    if (phrase.empty()) {
        const bool coordinated = s_.is(end - 1, WordClass::coordinator);
        return coordinated || group_.to ? clause_subject(end - 1) : phrase;
    }
    return behind_participle(with_relative_clause(phrase));
}

TokenRange HarmReader::with_relative_clause(TokenRange phrase) const {
    for (std::uint32_t at = phrase.begin; at > s_.begin() && phrase.begin - at < 8; --at) {
        if (s_.is_border(at - 1) || s_.is(at - 1, WordClass::that)) break;
        if (s_.word(at - 1) != "who") continue;
        const TokenRange before = antecedent(at - 1);
        return before.empty() ? phrase : before;
    }
    return phrase;
}

/// "[hostages] held by Dravia", "[a man] accused of killing a farmer": not who stands behind the
/// participle. Empty if the text does not show whom such a phrase hangs on.
TokenRange HarmReader::behind_participle(TokenRange phrase) const {
    for (std::uint32_t steps = 0; steps < 3 && !phrase.empty(); ++steps) {
        const std::uint32_t first = phrase.begin;
        const bool opens_by = s_.word(first) == "by";
        std::uint32_t link = opens_by || s_.is(first, WordClass::preposition) ? first : first - 1;
        if (s_.is_hedge(first)) link = first - 1;
        // "accused of [killing a farmer]", "accused of killing [a farmer]"
        const HarmMatch* const deed = s_.harm_at(link);
        const HarmMatch* const inner = s_.harm_at(first);
        const auto is_deed = [](const HarmMatch* match) {
            return match != nullptr && match->verb && (match->verb_forms & VerbForms::gerund) != 0;
        };
        const bool done = is_deed(inner) || is_deed(deed);
        if (is_deed(inner)) link = first - 1;
        if (!is_deed(inner) && is_deed(deed)) link = deed->tokens.begin - 1;
        if (link <= s_.begin() || !s_.holds(link) || !s_.is(link, WordClass::preposition)) {
            return phrase;
        }
        const std::uint32_t last = link - 1;
        const HarmMatch* const harm = s_.harm_at(last);
        const bool harmed = harm != nullptr && harm->verb && !harm->noun &&
                            (harm->verb_forms & VerbForms::participle) != 0;
        const bool by = s_.word(link) == "by";
        const bool participle =
            harmed || ((by || done) && (s_.is_cue_verb(last) || ends_with(s_.word(last), "ed")));
        const TokenRange none{first, first};
        if (!participle) return by && opens_by ? none : phrase;
        const TokenRange head = s_.phrase_before(harmed ? harm->tokens.begin : last);
        if (head.empty()) return by || done ? none : phrase;
        phrase = head;
    }
    return phrase;
}

TokenRange HarmReader::antecedent(std::uint32_t relative) const {
    std::uint32_t end = relative;
    const bool mark = s_.is(end - 1, TokenKind::comma) || s_.is(end - 1, TokenKind::dash);
    if (end > s_.begin() && mark) --end;
    if (end > s_.begin() && s_.is(end - 1, TokenKind::quote)) --end;
    return s_.phrase_before(end);
}

TokenRange HarmReader::clause_subject(std::uint32_t end) const {
    if (end <= s_.begin() || end > s_.end()) return {s_.begin(), s_.begin()};
    std::uint32_t at = s_.clause_begin(end - 1);
    // "On 7 October, Hamas …": an opening adverbial is passed over.
    while (s_.is(at, WordClass::preposition) || s_.is(at, WordClass::time) || s_.is_quantity(at)) {
        std::uint32_t comma = at;
        while (comma < end && !s_.is(comma, TokenKind::comma)) ++comma;
        if (comma + 1 >= end) break;
        // "Three weeks earlier, gunmen …", not "Three gunmen, …".
        const std::string_view last = s_.word(comma - 1);
        if (s_.is_quantity(at) && last != "earlier" && last != "later" && last != "ago" &&
            !s_.is(comma - 1, WordClass::time)) {
            break;
        }
        at = comma + 1;
    }
    while (at < end && !s_.starts_phrase(at)) ++at;
    TokenRange phrase = s_.phrase_after(at);
    phrase.end = std::min(phrase.end, end);
    // Up to the verb, as far as closed lists tell: a figure never belongs to the subject.
    for (std::uint32_t token = phrase.begin; token < phrase.end; ++token) {
        if (token > phrase.begin && s_.is_cue_verb(token)) phrase.end = token;
    }
    return phrase.begin < phrase.end ? phrase : TokenRange{s_.begin(), s_.begin()};
}

std::uint32_t HarmReader::skip_aux(std::uint32_t at) const {
    while (at > s_.begin() && (s_.is(at - 1, WordClass::have) || s_.is_adverb(at - 1) ||
                               s_.is(at - 1, WordClass::modal))) {
        --at;
    }
    if (at > s_.begin() && s_.is(at - 1, WordClass::relative)) {
        --at;
        if (at > s_.begin() && s_.is(at - 1, TokenKind::comma)) --at;
    }
    return at;
}

}  // namespace parallax
