#pragma once

#include "engine/core/ids.hpp"
#include "engine/core/span.hpp"
#include "engine/text/vocabulary.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace parallax {

/// What a token is. Words and numbers count as words; the rest is punctuation or a symbol.
enum class TokenKind : std::uint8_t {
    word,    ///< has a letter (or an emoji, ideograph, …: any UAX #29 word)
    number,  ///< digits, with or without letters ("172nd", "7.5", "32,414")
    quote,  ///< a quotation mark or apostrophe that stands apart: " ' “ ” ‘ ’ „ « » ‹ ›
    hyphen,  ///< - ‐ ‑ directly between two words
    dash,    ///< – — ―, a hyphen with white space on a side, hyphens in a row ("--")
    comma,
    semicolon,
    colon,
    stop,     ///< . ? ! … ‽
    bracket,  ///< ( ) [ ] { }
    symbol,   ///< anything else that is not white space ("$", "%", the hyphen of "anti-“x”")
};

/// A UAX #29 word segment that is not white space. White space is dropped, all else is kept, so the
/// tokens in order are the text without its white space.
struct Token {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    WordId word;  ///< punctuation is interned too
    TokenKind kind = TokenKind::word;
    bool space_before = false;  ///< white space, or the start of the text, stands before
    bool line_before = false;   ///< a line break, or the start of the text, stands before

    [[nodiscard]] Span span() const { return {begin, end}; }
    [[nodiscard]] bool is_word() const {
        return kind == TokenKind::word || kind == TokenKind::number;
    }
};

/// Half-open range of token indices.
struct TokenRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    friend constexpr auto operator<=>(const TokenRange&, const TokenRange&) = default;
    [[nodiscard]] std::uint32_t size() const { return end - begin; }
    [[nodiscard]] bool empty() const { return begin == end; }
    [[nodiscard]] constexpr bool contains(TokenRange other) const {
        return begin <= other.begin && other.end <= end;
    }
    [[nodiscard]] constexpr bool overlaps(TokenRange other) const {
        return begin < other.end && other.begin < end;
    }
};

/// Splits valid UTF-8 into tokens by UAX #29 word boundaries, with one tailoring: a colon always
/// ends a token. ASCII runs take a fast path, the rest ICU; both give the same tokens.
/// Requires text.size() < 2^32.
[[nodiscard]] std::vector<Token> tokenise(std::string_view text, Vocabulary& vocabulary);

}  // namespace parallax
