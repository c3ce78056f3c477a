#include "engine/context/clause_bounds.hpp"

#include <algorithm>

namespace parallax {
namespace {

constexpr WordClasses verb_support =
    any_of(WordClass::be, WordClass::have, WordClass::modal, WordClass::do_, WordClass::adverb,
           WordClass::negator);

bool is_border(const TokenView& view, std::uint32_t token) {
    switch (view[token].kind) {
        case TokenKind::comma:
        case TokenKind::semicolon:
        case TokenKind::colon:
        case TokenKind::dash:
        case TokenKind::stop:
        case TokenKind::quote:
        case TokenKind::bracket:
            return true;
        default:
            return false;
    }
}

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

}  // namespace

TokenRange trim_punctuation(const TokenView& view, TokenRange range) {
    const auto is_trimmed = [&](std::uint32_t token) {
        const TokenKind kind = view[token].kind;
        return kind == TokenKind::comma || kind == TokenKind::stop || kind == TokenKind::dash ||
               kind == TokenKind::colon || kind == TokenKind::semicolon;
    };
    while (!range.empty() && is_trimmed(range.begin)) ++range.begin;
    while (!range.empty() && is_trimmed(range.end - 1)) --range.end;
    return range;
}

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
    while (!range.empty() && view.is_any(range.begin, any_of(WordClass::coordinator,
                                                             WordClass::adverb))) {
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

std::optional<TokenRange> find_noun_phrase(const TokenView& view, const Clause& clause,
                                           std::uint32_t begin) {
    std::uint32_t end = begin;
    while (end < clause.sentence.end && !clause.is_quoted(end)) {
        if (is_border(view, end)) break;
        if (end > begin && view.is_any(end, any_of(WordClass::be, WordClass::have, WordClass::modal,
                                                   WordClass::that, WordClass::time,
                                                   WordClass::subordinator, WordClass::relative))) {
            break;
        }
        if (end > begin && view.is(end, WordClass::preposition) && view.normalised(end) != "of" &&
            view.normalised(end) != "for") {
            break;
        }
        ++end;
    }
    if (end == begin) return std::nullopt;
    return TokenRange{begin, end};
}

std::uint32_t skip_adverbials(const TokenView& view, const Clause& clause, std::uint32_t begin) {
    std::uint32_t at = begin;
    while (at < clause.sentence.end && !clause.is_quoted(at)) {
        if (view.is_any(at, any_of(WordClass::adverb, WordClass::time)) &&
            !view.is(at, WordClass::that)) {
            ++at;
            continue;
        }
        // "on Tuesday", "in a statement", "at a news conference": preposition … time or short NP.
        if (view.is(at, WordClass::preposition) && at + 1 < clause.sentence.end &&
            view.is(at + 1, WordClass::time)) {
            at += 2;
            while (at < clause.sentence.end && view.is(at, TokenKind::number)) ++at;
            continue;
        }
        break;
    }
    return at;
}

}  // namespace parallax
