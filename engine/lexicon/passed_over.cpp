#include "engine/lexicon/passed_over.hpp"

#include <cassert>
#include <string_view>

namespace parallax {
namespace {

bool is_tight_word(std::span<const Token> tokens, std::uint32_t at, std::uint32_t end) {
    return at < end && tokens[at].is_word() && !tokens[at].space_before;
}

/// A hyphen by its form. After a stop it does not stand between two words, so its kind is another.
bool is_tight_hyphen(std::span<const Token> tokens, std::uint32_t at, std::uint32_t end,
                     const Vocabulary& vocabulary) {
    if (at >= end || tokens[at].is_word() || tokens[at].space_before) return false;
    if (!is_tight_word(tokens, at + 1, end)) return false;
    const std::string_view surface = vocabulary.word(tokens[at].word).surface;
    return surface == "-" || surface == "\u2010" || surface == "\u2011";
}

bool is_tight_stop(std::span<const Token> tokens, std::uint32_t at, const Vocabulary& vocabulary) {
    return tokens[at].kind == TokenKind::stop && !tokens[at].space_before &&
           tokens[at - 1].is_word() && vocabulary.word(tokens[at].word).surface == ".";
}

}  // namespace

bool is_passed_over(std::span<const Token> tokens, std::uint32_t at, std::uint32_t end,
                    const Vocabulary& vocabulary) {
    assert(at > 0 && at < end);
    const Token& token = tokens[at];
    switch (token.kind) {
        case TokenKind::hyphen:
        case TokenKind::quote:
            return true;
        case TokenKind::stop:
            // One that ends a sentence has no word of the sentence behind it.
            return at + 1 < end && is_tight_stop(tokens, at, vocabulary) &&
                   (is_tight_hyphen(tokens, at + 1, end, vocabulary) ||
                    (tokens[at + 1].is_word() && tokens[at + 1].space_before));
        case TokenKind::dash:
        case TokenKind::symbol:
            return at > 1 && is_tight_stop(tokens, at - 1, vocabulary) &&
                   is_tight_hyphen(tokens, at, end, vocabulary);
        default:
            return false;
    }
}

}  // namespace parallax
