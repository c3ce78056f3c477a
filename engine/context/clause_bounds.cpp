#include "engine/context/clause_bounds.hpp"

#include <algorithm>

namespace parallax {

bool is_final_stop(const TokenView& view, std::uint32_t token) {
    if (!view.is(token, TokenKind::stop)) return false;
    if (token == 0 || view[token].space_before || !view.is_word(token - 1)) return true;
    return token + 1 == view.parsed().sentences[view.sentence(token)].tokens.end ||
           view.is(token + 1, TokenKind::stop);
}

bool is_border(const TokenView& view, std::uint32_t token) {
    switch (view[token].kind) {
        case TokenKind::comma:
        case TokenKind::semicolon:
        case TokenKind::colon:
        case TokenKind::dash:
        case TokenKind::quote:
        case TokenKind::bracket:
            return true;
        case TokenKind::stop:
            return is_final_stop(view, token);
        default:
            return false;
    }
}

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

std::optional<TokenRange> find_noun_phrase(const TokenView& view, const Clause& clause,
                                           std::uint32_t begin) {
    // "said at a rally", "said Tuesday".
    if (begin < clause.sentence.end &&
        view.is_any(begin, any_of(WordClass::preposition, WordClass::time, WordClass::that,
                                  WordClass::subordinator))) {
        return std::nullopt;
    }
    std::uint32_t end = begin;
    while (end < clause.sentence.end && !clause.is_quoted(end)) {
        if (is_border(view, end)) break;
        // "the last of its workers"
        const bool first_noun =
            end > begin && view.is_any(end - 1, any_of(WordClass::determiner, WordClass::article));
        if (end > begin && view.is(end, WordClass::time) && !first_noun) break;
        if (end > begin && view.is_any(end, any_of(WordClass::be, WordClass::have, WordClass::modal,
                                                   WordClass::that, WordClass::subordinator,
                                                   WordClass::relative))) {
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

std::uint32_t find_clause_end(const TokenView& view, const Clause& clause, std::uint32_t from) {
    for (std::uint32_t at = from; at < clause.sentence.end; ++at) {
        if (clause.is_quoted(at)) continue;
        if (view.is(at, TokenKind::semicolon)) return at;
        if (view.is(at, TokenKind::comma) && at + 2 < clause.sentence.end &&
            view.normalised(at + 1) == "according" && view.normalised(at + 2) == "to") {
            return at;
        }
    }
    return clause.sentence.end;
}

std::uint32_t find_phrase_end(const TokenView& view, const Clause& clause, std::uint32_t from) {
    for (std::uint32_t at = from + 1; at < clause.sentence.end; ++at) {
        if (clause.is_quoted(at)) continue;
        const TokenKind kind = view[at].kind;
        if (kind == TokenKind::comma || kind == TokenKind::semicolon || kind == TokenKind::dash ||
            is_final_stop(view, at)) {
            return at;
        }
        const bool pronoun_next =
            at + 1 < clause.sentence.end && view.is(at + 1, WordClass::person_pronoun);
        if (view.is(at, WordClass::subordinator) && !view.is(at, WordClass::coordinator) &&
            (!view.is(at, WordClass::preposition) || pronoun_next)) {
            return at;
        }
        // A finite verb starts what is said about the phrase, unless a relative clause holds it.
        if (view.is_any(at, any_of(WordClass::be, WordClass::modal)) &&
            !view.is(at - 1, WordClass::relative) && view.normalised(at) != "been" &&
            view.normalised(at) != "being" && view.normalised(at - 1) != "to") {
            return at;
        }
    }
    return clause.sentence.end;
}

}  // namespace parallax
