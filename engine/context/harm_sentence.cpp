#include "engine/context/harm_sentence.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace parallax {
namespace {

bool ends_in(std::string_view word, std::string_view ending) {
    return word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending;
}

/// Puts on every token the classes of the longest listed phrase that covers it.
void classify(const TokenView& view, TokenRange sentence, std::vector<CasualtyWord>& beside) {
    const HarmLists& lists = view.lists().harm;
    std::uint32_t at = sentence.begin;
    while (at < sentence.end) {
        std::uint32_t taken = at;
        CasualtyWord found;
        std::string key;
        std::uint32_t words = 0;
        for (std::uint32_t end = at; end < sentence.end && words < HarmLists::longest_phrase;
             ++end) {
            if (view.is(end, TokenKind::hyphen) && end > at) continue;
            if (!view.is_word(end)) break;
            if (words > 0) key += ' ';
            key += view.normalised(end);
            ++words;
            const auto known = lists.beside.find(key);
            if (known == lists.beside.end()) continue;
            found = known->second;
            taken = end;
        }
        if (found.classes != 0) {
            for (std::uint32_t token = at; token <= taken; ++token) {
                beside[token - sentence.begin] = found;
            }
        }
        at = taken + 1;
    }
}

}  // namespace

HarmSentence::HarmSentence(const TokenView& view, TokenRange sentence,
                           std::span<const HarmMatch> matches)
    : view_(view), sentence_(sentence), matches_(matches), beside_(sentence.size()) {
    classify(view, sentence, beside_);
}

bool HarmSentence::is_adverb(std::uint32_t token) const {
    if (word(token) == "far" && word(token - 1) == "so") return true;
    if (word(token) == "so" && word(token + 1) == "far") return true;
    return is_word(token) && (is(token, WordClass::adverb) ||
                              (ends_in(word(token), "ly") && !is(token, CasualtyClass::person) &&
                               !is(token, CasualtyClass::family) && !is_name(token)));
}

bool HarmSentence::is_inner_mark(std::uint32_t token) const {
    if (is(token, TokenKind::hyphen) || is(token, TokenKind::quote)) return true;
    return is(token, TokenKind::stop) && is_word(token - 1) && is_word(token + 1) &&
           !view_[token].space_before && view_[token].end - view_[token].begin == 1;
}

bool HarmSentence::is_border(std::uint32_t token) const {
    if (!holds(token)) return true;
    if (is_inner_mark(token)) return false;
    switch (view_[token].kind) {
        case TokenKind::comma:
        case TokenKind::semicolon:
        case TokenKind::colon:
        case TokenKind::dash:
        case TokenKind::stop:
        case TokenKind::bracket:
            return true;
        default:
            return false;
    }
}

const HarmMatch* HarmSentence::harm_at(std::uint32_t token) const {
    for (const HarmMatch& match : matches_) {
        if (match.tokens.begin > token) break;
        if (token < match.tokens.end) return &match;
    }
    return nullptr;
}

bool HarmSentence::is_quantity(std::uint32_t token) const {
    if (is(token, TokenKind::number)) {
        // A day of a month is no figure.
        const auto is_month = [&](std::uint32_t at) {
            return is_word(at) && view_.shape(at).capitalised &&
                   (is(at, WordClass::time) || word(at) == "oct" || word(at) == "nov" ||
                    word(at) == "dec" || word(at) == "sept" || word(at) == "jan" ||
                    word(at) == "feb" || word(at) == "aug");
        };
        const std::uint32_t before = is(token - 1, TokenKind::stop) ? token - 2 : token - 1;
        return !is_month(token + 1) && !is_month(before);
    }
    return is(token, CasualtyClass::number) || is(token, CasualtyClass::vague) ||
           is(token, CasualtyClass::multiplier);
}

bool HarmSentence::is_cue_verb(std::uint32_t token) const {
    const HarmMatch* const harm = harm_at(token);
    if (harm != nullptr && harm->noun) return false;
    if (is(token - 1, TokenKind::hyphen)) return false;
    // "Dravia's air force", "the claim": a noun.
    const std::string_view before = word(token - 1);
    if (is_possessive(token - 1) || is(token - 1, WordClass::possessive) || before == "the" ||
        before == "a" || before == "an") {
        return false;
    }
    return is_word(token) && view_.lists().harm.cue_verbs.contains(std::string(word(token)));
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
        return false;
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

bool HarmSentence::joins_phrases(std::uint32_t coordinator) const {
    const std::uint32_t right = coordinator + 1;
    const std::uint32_t left = coordinator - 1;
    if (!is_word(left) || !is_word(right) || is_quantity(right) || is_hedge(right)) return false;
    const auto is_nominal = [&](std::uint32_t token) {
        return is_name(token) || is(token, CasualtyClass::person) ||
               is(token, CasualtyClass::family) || view_.shape(token).capitalised;
    };
    return is_nominal(left) && starts_phrase(right);
}

/// "150 Palestinians and three Israelis": two figures that share a verb, not "killed 12 people and
/// 30 were …".
bool HarmSentence::joins_figures(std::uint32_t coordinator) const {
    for (std::uint32_t at = coordinator; at > begin() && coordinator - at < 7; --at) {
        const std::uint32_t before = at - 1;
        if (!is_word(before) || is_cue_verb(before)) return false;
        const HarmMatch* const harm = harm_at(before);
        if (harm != nullptr && harm->verb) return false;
        if (!is_quantity(before)) continue;
        std::uint32_t first = before;
        while (first > begin() && (is_quantity(first - 1) || is_hedge(first - 1))) --first;
        if (first == begin() || !is_word(first - 1)) return true;
        const HarmMatch* const verb = harm_at(first - 1);
        if (verb != nullptr && verb->verb) return false;
        return is_cue_verb(first - 1) ||
               view_.is_any(first - 1, any_of(WordClass::that, WordClass::subordinator,
                                              WordClass::coordinator));
    }
    return false;
}

TokenRange HarmSentence::phrase_before(std::uint32_t end) const {
    std::uint32_t start = end;
    while (start > begin()) {
        const std::uint32_t at = start - 1;
        if (is_inner_mark(at)) {
            start = at;
            continue;
        }
        if (!is_word(at)) break;
        if (is_quantity(at) || (is_hedge(at) && starts_phrase(at))) {
            // A figure opens its noun phrase: "said [at least 12 people]".
            start = at;
            while (start > begin() && (is_quantity(start - 1) || is_hedge(start - 1) ||
                                       is(start - 1, TokenKind::hyphen))) {
                --start;
            }
            // "between 10 and 20", "10 to 20"
            const bool range = start > begin() + 1 && is_quantity(start - 2) &&
                               (word(start - 1) == "to" || word(start - 1) == "and");
            if (range && (word(start - 1) == "to" || word(start - 3) == "between")) {
                start -= 2;
                if (word(start - 1) == "between") --start;
                break;
            }
            if (start > begin() && word(start - 1) == "of") {
                --start;
                continue;
            }
            if (start > begin() && is(start - 1, WordClass::coordinator) &&
                joins_figures(start - 1)) {
                --start;
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
            if (start == end || !joins_phrases(at)) break;
            start = at;
            continue;
        }
        if (is(at, WordClass::preposition)) {
            const std::string_view link = word(at);
            const bool time = link == "after" || link == "since" || link == "before" ||
                              link == "during" || link == "until" || link == "following" ||
                              link == "despite" || link == "amid" || link == "as" ||
                              link == "than" || link == "like" || link == "to";
            const bool hangs_on_noun = !time && at > begin() && is_word(at - 1) && start != end &&
                                       !is(at - 1, WordClass::be) && !is_cue_verb(at - 1);
            if (!hangs_on_noun) break;
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
        if (harm != nullptr && harm->verb && !harm->noun && (harm->verb_forms & clear) != 0) break;
        const bool determined = is(at - 1, WordClass::determiner) || view_.shape(at).capitalised;
        if (is_cue_verb(at) && !determined && !is(at, CasualtyClass::person)) break;
        start = at;
        if (is(at, WordClass::determiner)) {
            const bool hangs = at > begin() && is(at - 1, WordClass::preposition) &&
                               at - 1 > begin() && is_word(at - 2);
            if (!hangs) break;
        }
    }
    return {start, end};
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
        if (is(at, WordClass::time) && at > first && !is(at - 1, WordClass::determiner)) break;
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
                               !is_cue_verb(at + 1) && !ends_in(word(at + 1), "ed");
            if (!joins || at == first) break;
        }
        const HarmMatch* const harm = harm_at(at);
        if (at > first && harm != nullptr && harm->verb && !harm->noun) break;
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

/// "after [Hamas attacked the town]", not "before [dawn on Tuesday]": a verb comes before a border.
bool HarmSentence::holds_clause(std::uint32_t first) const {
    for (std::uint32_t at = first; holds(at) && !is_border(at); ++at) {
        if (view_.is_any(
                at, any_of(WordClass::be, WordClass::have, WordClass::modal, WordClass::do_)) ||
            is(at, CasualtyClass::launch) || (at > first && is_cue_verb(at))) {
            return true;
        }
        const HarmMatch* const harm = harm_at(at);
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
        if (is(before, WordClass::that) && is_cue_verb(before - 1)) return at;
        // "said warplanes struck": a clause without "that".
        if (is_cue_verb(before) && starts_phrase(at) && !view_.is(at, TokenKind::quote) &&
            !is(before - 1, WordClass::determiner) && (is_quantity(at) || is_said(before))) {
            return at;
        }
        const bool conjunction = is(before, WordClass::subordinator) && !is_hedge(before) &&
                                 (!is(before, WordClass::preposition) || holds_clause(at));
        if (conjunction) return at;
    }
    return begin();
}

}  // namespace parallax
