#include "engine/context/speakers.hpp"

#include <algorithm>
#include <string_view>

namespace parallax {
namespace {

constexpr WordClasses verb_support = any_of(WordClass::be, WordClass::have, WordClass::modal,
                                            WordClass::do_, WordClass::adverb, WordClass::negator);

/// First token of the stretch of words that ends at `end` without a border between.
std::uint32_t stretch_begin(const TokenView& view, const Clause& clause, std::uint32_t end) {
    std::uint32_t begin = end;
    while (begin > clause.sentence.begin && !is_border(view, begin - 1) &&
           !clause.is_quoted(begin - 1)) {
        --begin;
    }
    return begin;
}

bool starts_aside(const TokenView& view, TokenRange stretch) {
    return view.is(stretch.begin, WordClass::relative) ||
           view.is(stretch.begin, WordClass::determiner);
}

/// Cuts what stands before the subject proper: "but", "after the vote" is left to the border.
TokenRange cut_openers(const TokenView& view, TokenRange range) {
    for (std::uint32_t at = range.end; at > range.begin; --at) {
        const std::uint32_t token = at - 1;
        // A subordinator or coordinator inside the stretch starts the clause whose subject this is,
        // unless a coordinator joins two names.
        if (view.is(token, WordClass::that)) return {at, range.end};
        if (view.is(token, WordClass::coordinator) && at < range.end) {
            const bool joins_names = token > range.begin && view.is_word(token - 1) &&
                                     !view.is(token, WordClass::subordinator) &&
                                     token == range.begin + (range.size() / 2) && range.size() < 8;
            if (!joins_names) return {at, range.end};
        } else if (view.is(token, WordClass::subordinator) && at < range.end) {
            return {at, range.end};
        }
    }
    return range;
}

bool is_participle(const TokenView& view, std::uint32_t verb) {
    const std::string_view word = view.normalised(verb);
    return word.size() > 4 && word.substr(word.size() - 3) == "ing";
}

/// "a resolution demanding": the few words up to the article before a participle.
std::optional<TokenRange> noun_before(const TokenView& view, const Clause& clause,
                                      std::uint32_t verb) {
    std::uint32_t begin = verb;
    while (begin > clause.sentence.begin && verb - begin < 6) {
        const std::uint32_t token = begin - 1;
        if (!view.is_word(token) || clause.is_quoted(token)) break;
        if (view.is_any(token, any_of(WordClass::preposition, WordClass::be, WordClass::have,
                                      WordClass::modal, WordClass::coordinator))) {
            break;
        }
        begin = token;
        if (view.is_any(token, any_of(WordClass::determiner, WordClass::possessive))) {
            return TokenRange{begin, verb};
        }
    }
    if (begin == verb || !view.is_name(begin)) return std::nullopt;
    return TokenRange{begin, verb};
}

/// The first noun phrase of the sentence, up to its first verb.
std::optional<TokenRange> first_subject(const TokenView& view, const Clause& clause,
                                        std::span<const CueMatch> cues, std::uint32_t before) {
    std::uint32_t begin = clause.sentence.begin;
    // "In a statement, Hamas rejected … and said": the lead-in is no subject.
    if (view.is_any(begin, any_of(WordClass::preposition, WordClass::subordinator))) {
        while (begin < before && !view.is(begin, TokenKind::comma)) ++begin;
        ++begin;
    }
    if (begin >= before) return std::nullopt;
    std::optional<TokenRange> phrase = find_noun_phrase(view, clause, begin);
    if (!phrase) return std::nullopt;
    for (const CueMatch& match : cues) {
        const bool verb = view.lists().cues[match.cue].part == CuePart::verb;
        if (verb && match.tokens.begin > phrase->begin) {
            phrase->end = std::min(phrase->end, match.tokens.begin);
        }
    }
    while (!phrase->empty() && view.is_any(phrase->end - 1, verb_support)) --phrase->end;
    if (phrase->empty() || phrase->end > before) return std::nullopt;
    return phrase;
}

/// "Khamenei, who praised": the words before the relative pronoun, back to a border or preposition.
std::optional<TokenRange> antecedent(const TokenView& view, const Clause& clause,
                                     std::uint32_t pronoun) {
    std::uint32_t end = pronoun;
    if (end > clause.sentence.begin && view.is(end - 1, TokenKind::comma)) --end;
    std::uint32_t begin = end;
    while (begin > clause.sentence.begin && end - begin < 8) {
        const std::uint32_t token = begin - 1;
        if (is_border(view, token) || clause.is_quoted(token)) break;
        if (view.is(token, WordClass::preposition) && view.normalised(token) != "of") break;
        begin = token;
    }
    if (begin == end) return std::nullopt;
    return TokenRange{begin, end};
}

}  // namespace

std::optional<TokenRange> find_subject(const TokenView& view, const Clause& clause,
                                       std::uint32_t verb) {
    std::uint32_t end = verb;
    while (end > clause.sentence.begin && view.is_any(end - 1, verb_support)) --end;
    if (end == clause.sentence.begin) return std::nullopt;
    if (view.is(end - 1, WordClass::coordinator)) return std::nullopt;  // "… and demanded"
    // "Haniyeh, who is based in Doha, said": step over what the comma pair sets off.
    if (view.is(end - 1, TokenKind::comma)) {
        const std::uint32_t comma = end - 1;
        const std::uint32_t inner = stretch_begin(view, clause, comma);
        if (inner == comma || inner <= clause.sentence.begin + 1) return std::nullopt;
        if (!view.is(inner - 1, TokenKind::comma)) return std::nullopt;
        if (!starts_aside(view, {inner, comma}) && comma - inner > 8) return std::nullopt;
        end = inner - 1;
    }
    TokenRange range{stretch_begin(view, clause, end), end};
    range = cut_openers(view, range);
    while (!range.empty() &&
           view.is_any(range.begin, any_of(WordClass::coordinator, WordClass::adverb))) {
        ++range.begin;
    }
    while (!range.empty() && view.is_any(range.end - 1, any_of(WordClass::time)) &&
           range.size() > 1) {
        --range.end;
        while (range.size() > 1 && view.is(range.end - 1, WordClass::preposition)) --range.end;
    }
    if (range.empty()) return std::nullopt;
    return range;
}

std::optional<TokenRange> find_speaker(const TokenView& view, const Clause& clause,
                                       std::span<const CueMatch> cues, const CueMatch& match) {
    const std::uint32_t verb = match.tokens.begin;
    if (verb == clause.sentence.begin) return std::nullopt;
    const std::uint32_t before = verb - 1;
    if (is_participle(view, verb) && !view.is(before, WordClass::be)) {
        if (view.is_word(before) &&
            !view.is_any(before, any_of(WordClass::preposition, WordClass::coordinator,
                                        WordClass::adverb))) {
            if (auto noun = noun_before(view, clause, verb)) return noun;
        }
        return first_subject(view, clause, cues, verb);
    }
    const std::optional<TokenRange> subject = find_subject(view, clause, verb);
    if (!subject) return first_subject(view, clause, cues, verb);
    const std::string_view word = view.normalised(subject->begin);
    if (subject->size() == 1 && (word == "who" || word == "which" || word == "that")) {
        return antecedent(view, clause, subject->begin);
    }
    return subject;
}

std::optional<TokenRange> find_possessor(const TokenView& view, const Clause& clause,
                                         std::uint32_t noun) {
    std::uint32_t at = noun;
    for (std::uint32_t steps = 0; at > clause.sentence.begin && steps < 4; ++steps) {
        --at;
        const std::string_view before =
            at > clause.sentence.begin ? view.normalised(at - 1) : std::string_view();
        const bool plural_mark =
            view.is(at, TokenKind::quote) && !before.empty() && before.back() == 's';
        if (plural_mark) --at;
        if (!view.is_word(at)) return std::nullopt;
        if (!plural_mark && !view.shape(at).possessive) continue;
        std::uint32_t begin = at;
        while (begin > clause.sentence.begin && view.is_word(begin - 1) &&
               (view.is_name(begin - 1) || view.is(begin - 1, WordClass::determiner))) {
            --begin;
        }
        return TokenRange{begin, at + 1};
    }
    return std::nullopt;
}

}  // namespace parallax
