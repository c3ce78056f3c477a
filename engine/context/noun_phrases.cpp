#include "engine/context/noun_phrases.hpp"

#include "engine/context/cue_sentence.hpp"

#include <string_view>

namespace parallax {
namespace {

constexpr WordClasses auxiliary = auxiliary_verbs | any_of(WordClass::negator);
constexpr std::uint32_t longest_phrase = 10;  // tokens before a relative pronoun

}  // namespace

bool starts_predicate(const TokenView& view, std::uint32_t token) {
    if (view.shape(token).capitalised) return false;
    if (view.is_any(token, any_of(WordClass::finite, WordClass::denial))) return true;
    if ((view.classes(token) & ~lexical_classes) != 0) return false;
    const std::string_view word = view.normalised(token);
    if (word.size() < 5) return false;
    if (ends_with(word, "ed")) return true;
    // "Verrin avoids": a name's plural noun would be people, as in "Verrin aides". The first word
    // of a sentence has its capital in any case: "Human rights groups".
    const bool after_name =
        token > 0 && view.is_name(token - 1) && !view.shape(token - 1).possessive;
    if (!after_name || !ends_with(word, "s") || ends_with(word, "ss")) return false;
    const bool in_compound = token + 1 < view.size() && view.is_word(token + 1) &&
                             (view.classes(token + 1) & ~noun_classes) == 0;
    return !in_compound || !starts_sentence(view, token - 1);
}

namespace {

/// "one freed man": an adjective between a number or pronoun and its noun.
bool is_adjective(const TokenView& view, TokenRange range, std::uint32_t token) {
    if (token == range.begin || token + 1 >= range.end) return false;
    const bool counts = view.is(token - 1, TokenKind::number) ||
                        view.is_any(token - 1, any_of(WordClass::pronoun, WordClass::quantity));
    return counts && view.is_word(token + 1) && (view.classes(token + 1) & ~noun_classes) == 0 &&
           !starts_predicate(view, token + 1);
}

}  // namespace

TokenRange cut_at_verb(const TokenView& view, TokenRange range) {
    if (range.size() < 2) return range;
    const std::uint32_t first = range.begin;
    const bool pronoun =
        view.is(first, WordClass::person_pronoun) || view.normalised(first) == "it";
    if (pronoun) return {first, first + 1};
    bool has_noun = false;
    for (std::uint32_t at = first; at < range.end; ++at) {
        // "Editor-in-chief": a part of a word begins no predicate.
        if (!view.is_word(at) || (at > first && view.is(at - 1, TokenKind::hyphen))) continue;
        if (at > first &&
            (view.is_any(at, auxiliary) ||
             (has_noun && ((starts_predicate(view, at) && !is_adjective(view, range, at)) ||
                           view.is(at, WordClass::person_pronoun))))) {
            return {first, at};
        }
        has_noun = !view.shape(at).possessive &&
                   !view.is_any(at, any_of(WordClass::determiner, WordClass::possessive,
                                           WordClass::preposition, WordClass::coordinator));
    }
    return range;
}

TokenRange cut_joints(const TokenView& view, TokenRange range) {
    constexpr WordClasses joints =
        any_of(WordClass::coordinator, WordClass::adverb, WordClass::that, WordClass::negator);
    const auto is_joint = [&](std::uint32_t token) {
        if (!view.is_word(token)) return true;
        if (view.is(token, WordClass::subordinator)) return true;
        return view.is_any(token, joints) && !view.is(token, WordClass::determiner);
    };
    while (range.size() > 1 && is_joint(range.begin)) ++range.begin;
    // "fuming Democrat Amara Quist"
    if (range.size() > 1 && !view.shape(range.begin).capitalised &&
        ends_with(view.normalised(range.begin), "ing") && view.is_name(range.begin + 1)) {
        ++range.begin;
    }
    // "Verrin's aides happily", unlike "the family".
    const auto is_manner = [&](std::uint32_t token) {
        return ends_with(view.normalised(token), "ly") && view.classes(token) == 0 &&
               view.is_word(token - 1) && !view.shape(token - 1).possessive &&
               !view.is_any(token - 1, any_of(WordClass::determiner, WordClass::possessive));
    };
    // "Verrin himself"
    const auto is_reflexive = [&](std::uint32_t at) {
        const std::string_view word = view.normalised(at);
        return view.is(at, WordClass::object_pronoun) &&
               (ends_with(word, "self") || ends_with(word, "selves"));
    };
    // "the ministers all", "the Gazette first"
    const auto floats = [&](std::uint32_t at) {
        const bool behind_noun = view.is_word(at - 1) && !view.shape(at - 1).possessive &&
                                 (view.classes(at - 1) & ~noun_classes) == 0;
        return behind_noun && (view.is(at, WordClass::determiner) ||
                               (view.normalised(at) == "first" && view.is_name(at - 1)));
    };
    while (range.size() > 1 && !view.is_name(range.end - 1) &&
           (view.is(range.end - 1, WordClass::adverb) || is_manner(range.end - 1) ||
            is_reflexive(range.end - 1) || floats(range.end - 1))) {
        --range.end;
    }
    return range;
}

bool is_contracted_subject(const TokenView& view, std::uint32_t token) {
    const std::string_view word = view.normalised(token);
    const std::string_view pronoun = word.substr(0, word.find('\''));
    return pronoun.size() < word.size() &&
           (pronoun == "he" || pronoun == "she" || pronoun == "it" || pronoun == "they" ||
            pronoun == "we" || pronoun == "you" || pronoun == "i" || pronoun == "who");
}

bool starts_with_verb(const TokenView& view, TokenRange range) {
    const std::uint32_t first = range.begin;
    if (view.shape(first).capitalised || view.is(first, WordClass::quantity)) return false;
    const std::string_view word = view.normalised(first);
    const bool participle = word.size() > 4 && ends_with(word, "ed");
    if (range.size() == 1) return participle && (view.classes(first) & ~lexical_classes) == 0;
    if (view.is(first, WordClass::finite) && !ends_with(word, "s")) return true;
    const bool verb = view.is(first, TokenKind::word) &&
                      ((view.classes(first) & ~lexical_classes) == 0 ||
                       view.is_any(first, any_of(WordClass::finite, WordClass::issuing)));
    if (verb && view.is_any(first + 1, any_of(WordClass::article, WordClass::possessive))) {
        return true;
    }
    const bool behind_noun =
        first > 0 && view.is_word(first - 1) &&
        (view.is_name(first - 1) || view.is_any(first - 1, any_of(WordClass::person_pronoun)));
    return participle && behind_noun && !starts_sentence(view, first - 1);
}

bool can_speak(const TokenView& view, TokenRange range) {
    if (range.empty() || !view.is_word(range.begin)) return false;
    const std::uint32_t first = range.begin;
    if (range.size() == 1 && is_contracted_subject(view, first)) return true;
    if (view.is(first, WordClass::pronoun)) return view.normalised(first) != "there";
    if (view.is_any(
            first, any_of(WordClass::preposition, WordClass::coordinator, WordClass::subordinator) |
                       auxiliary)) {
        return false;
    }
    const bool small = !view.shape(first).capitalised;
    const std::string_view word = view.normalised(first);
    if (word.size() > 5 && ends_with(word, "ing")) {
        if (small || (range.size() > 1 && !view.is_name(first + 1))) return false;
    }
    if (starts_with_verb(view, range)) return false;
    if (range.size() > 2) return true;
    if (range.size() == 2) {  // "this week"
        return !view.is(range.end - 1, WordClass::time) || view.shape(range.end - 1).capitalised;
    }
    if (view.is(first, WordClass::article)) return false;
    return !view.is_any(first, any_of(WordClass::adverb, WordClass::time)) &&
           !(small && ends_with(word, "ly"));
}

std::optional<TokenRange> find_phrase_before(const TokenView& view, const Clause& clause,
                                             std::uint32_t end) {
    if (end > clause.sentence.begin && view.is(end - 1, TokenKind::comma)) --end;
    std::uint32_t begin = end;
    while (begin > clause.sentence.begin && end - begin < longest_phrase) {
        const std::uint32_t token = begin - 1;
        const bool of = view.normalised(token) == "of";
        if (is_border(view, token) || clause.is_quoted(token)) break;
        if (view.is(token, WordClass::preposition) && !of) break;
        if (view.is_any(token, auxiliary | any_of(WordClass::finite, WordClass::coordinator,
                                                  WordClass::subordinator, WordClass::relative,
                                                  WordClass::person_pronoun))) {
            break;
        }
        begin = token;
        if (!view.is_any(token, any_of(WordClass::determiner, WordClass::possessive))) continue;
        if (token == clause.sentence.begin || view.normalised(token - 1) != "of") break;
    }
    // "the envoy visited Verrin, who": what the verb takes.
    for (std::uint32_t at = end; at > begin + 2; --at) {
        const std::uint32_t verb = at - 2;
        const bool adjective =
            view.is_any(verb - 1, any_of(WordClass::determiner, WordClass::possessive));
        if (verb > begin && !adjective && starts_predicate(view, verb)) {
            begin = verb + 1;
            break;
        }
    }
    while (begin < end && view.is(begin, WordClass::preposition)) ++begin;
    if (begin == end) return std::nullopt;
    return TokenRange{begin, end};
}

}  // namespace parallax
