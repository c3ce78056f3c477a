#include "engine/context/harm_sentence.hpp"

namespace parallax {

/// "[killed] two", "[had] been", "[later said]": a verb of its own, behind adverbs.
bool HarmSentence::opens_finite(std::uint32_t at) const {
    while (is_adverb(at)) ++at;
    const HarmMatch* const harm = harm_at(at);
    return (harm != nullptr && harm->verb) || view_.is_any(at, finite_verbs) || is_cue_verb(at) ||
           ends_with(word(at), "ed");
}

/// "killed 12 [Sorelians] and Dravia shot two": the noun phrase that ends here is a verb's object,
/// so that what is joined to it and acts begins a clause of its own.
bool HarmSentence::ends_object(std::uint32_t last) const {
    for (std::uint32_t at = last + 1; at > begin() + 1; --at) {
        const std::uint32_t before = at - 1;
        if (is_border(before) || view_.is_any(before, auxiliary_verbs)) return false;
        const HarmMatch* const harm = harm_at(before);
        if (harm == nullptr || !harm->verb || harm->noun) continue;
        // "two captured Sorelians and Dravians", "the 12 held in Tarnow and Lissen"
        return at <= last && starts_object(at);
    }
    return false;
}

/// "Dravia killed [12 Sorelians]", not "two captured [Sorelians]".
bool HarmSentence::starts_object(std::uint32_t first) const {
    const HarmMatch* const harm = first > begin() + 1 ? harm_at(first - 1) : nullptr;
    if (harm == nullptr || !harm->verb || harm->tokens.begin == begin()) return false;
    const std::uint32_t owner = harm->tokens.begin - 1;
    return starts_phrase(first) && is_word(owner) && !is(owner, WordClass::determiner) &&
           !is(owner, WordClass::preposition) && !is(owner, WordClass::coordinator) &&
           !is_quantity(owner) && !is_cue_verb(owner);
}

/// "killed 12 people [and] Dravia killed two", "[and] three farmers were killed": the words behind
/// the coordinator have a verb of their own.
bool HarmSentence::joins_clause(std::uint32_t coordinator) const {
    for (std::uint32_t at = coordinator + 2; is_word(at); ++at) {
        if (view_.is_any(at, auxiliary_verbs)) return true;
        if (view_.is_any(at, any_of(WordClass::preposition, WordClass::coordinator,
                                    WordClass::relative, WordClass::subordinator)) ||
            is(at, WordClass::that)) {
            return false;
        }
        const HarmMatch* const harm = harm_at(at);
        if (harm == nullptr || !harm->verb || harm->noun) continue;
        return (harm->verb_forms & VerbForms::past) != 0 && starts_phrase(harm->tokens.end);
    }
    return false;
}

bool HarmSentence::joins_phrases(std::uint32_t coordinator, std::uint32_t end) const {
    const std::uint32_t right = coordinator + 1;
    const std::uint32_t left = coordinator - 1;
    if (!is_word(left) || !is_word(right) || is_quantity(right) || is_hedge(right)) return false;
    const auto is_nominal = [&](std::uint32_t token) {
        return is_name(token) || is(token, CasualtyClass::person) ||
               is(token, CasualtyClass::family) || view_.shape(token).capitalised;
    };
    return is_nominal(left) && !is(left, WordClass::time) && starts_phrase(right) &&
           !(opens_finite(end) && ends_object(left));
}

/// "a Sorelian", "a young farmer": one person, who is counted beside figures; not "a dozen
/// farmers", "a Sorelian town".
bool HarmSentence::counts_one(std::uint32_t article) const {
    if (word(article) != "a" && word(article) != "an") return false;
    constexpr std::uint32_t longest = 5;  // "a senior Sorelian army officer"
    std::uint32_t head = article;
    while (head - article < longest && is_word(head + 1) && !is_quantity(head + 1) &&
           !view_.is_any(head + 1,
                         finite_verbs | any_of(WordClass::preposition, WordClass::coordinator,
                                               WordClass::relative)) &&
           (harm_at(head + 1) == nullptr || !harm_at(head + 1)->verb)) {
        ++head;
    }
    return head > article && !is_quantity(head + 1) &&
           (is_name(head) || is(head, CasualtyClass::person));
}

/// "150 Palestinians and three Israelis": two figures that share a verb, not "killed 12 people and
/// 30 were …".
bool HarmSentence::joins_figures(std::uint32_t coordinator) const {
    for (std::uint32_t at = coordinator; at > begin() && coordinator - at < 7; --at) {
        const std::uint32_t before = at - 1;
        if (!is_word(before) || is_cue_verb(before)) return false;
        if (view_.is_any(before, auxiliary_verbs)) return false;
        const HarmMatch* const harm = harm_at(before);
        if (harm != nullptr && harm->verb) return false;
        if (!is_quantity(before) && !counts_one(before)) continue;
        std::uint32_t first = before;
        while (first > begin() && (is_quantity(first - 1) || is_hedge(first - 1))) --first;
        if (first == begin() || !is_word(first - 1)) return true;
        const HarmMatch* const verb = harm_at(first - 1);
        if (verb != nullptr && verb->verb) return false;
        return is_cue_verb(first - 1) || word(first - 1) == "with" ||
               view_.is_any(first - 1, any_of(WordClass::that, WordClass::subordinator,
                                              WordClass::coordinator, WordClass::relative));
    }
    return false;
}

/// "12 Sorelians[,] 13 Dravians and …", "13 Dravians[,] and …": where what stands before the last
/// part of a list of figures ends; `first` if that is no such part.
std::uint32_t HarmSentence::figures_before(std::uint32_t first, bool list) const {
    if (first <= begin() + 1) return first;
    std::uint32_t joint = first - 1;
    const bool coordinated = is(joint, WordClass::coordinator);
    if (coordinated && is(joint - 1, TokenKind::comma)) --joint;
    const bool comma = is(joint, TokenKind::comma);
    if (!coordinated && !(comma && list)) return first;
    if (comma && !is_name(joint - 1) && !is(joint - 1, CasualtyClass::person)) return first;
    return joint > begin() && joins_figures(joint) ? joint : first;
}

/// A figure opens its noun phrase: "said [at least 12 people]", "between 10 and 20".
std::uint32_t HarmSentence::figure_before(std::uint32_t at) const {
    while (at > begin() &&
           (is_quantity(at - 1) || is_hedge(at - 1) || is(at - 1, TokenKind::hyphen))) {
        --at;
    }
    const bool range =
        at > begin() + 1 && is_quantity(at - 2) && (word(at - 1) == "to" || word(at - 1) == "and");
    if (range && (word(at - 1) == "to" || word(at - 3) == "between")) {
        at -= 2;
        if (word(at - 1) == "between") --at;
    }
    return at;
}

/// "groups in [Iraq, Lebanon, and Yemen]": where a list of names behind a preposition begins, if
/// `first` is one of its later names; else `first`.
std::uint32_t HarmSentence::enumeration_before(std::uint32_t first) const {
    std::uint32_t at = first;
    bool comma = false;
    while (at > begin() + 1) {
        const std::uint32_t before = at - 1;
        if (is(before, TokenKind::comma)) {
            comma = true;
        } else if (is(before, WordClass::preposition)) {
            return comma && is_name(at) ? at : first;
        } else if (!is_name(before) && !is(before, WordClass::coordinator) &&
                   !is_inner_mark(before)) {
            return first;
        }
        at = before;
    }
    return first;
}

}  // namespace parallax
