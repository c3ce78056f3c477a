#pragma once

#include "engine/text/tokens.hpp"

#include <array>
#include <string_view>

namespace parallax {

constexpr std::array<TokenKind, 128> make_ascii_kinds() {
    std::array<TokenKind, 128> kinds{};
    for (auto& kind : kinds) kind = TokenKind::symbol;
    const auto set = [&kinds](std::string_view bytes, TokenKind kind) {
        for (const char byte : bytes) kinds[static_cast<unsigned char>(byte)] = kind;
    };
    set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", TokenKind::word);
    set("0123456789", TokenKind::number);
    set("\"'", TokenKind::quote);
    set("-", TokenKind::hyphen);
    set(",", TokenKind::comma);
    set(";", TokenKind::semicolon);
    set(":", TokenKind::colon);
    set(".?!", TokenKind::stop);
    set("()[]{}", TokenKind::bracket);
    return kinds;
}

inline constexpr auto ascii_kinds = make_ascii_kinds();

/// For segments whose first byte does not tell.
[[nodiscard]] TokenKind kind_by_code_points(std::string_view segment);

/// What a segment is, seen by itself. A hyphen comes out as `hyphen`; whether it stands between
/// two words only its neighbours tell. Requires valid UTF-8, not empty.
[[nodiscard]] inline TokenKind kind_of(std::string_view segment) {
    const auto first = static_cast<unsigned char>(segment.front());
    if (first < 0x80) {
        const TokenKind kind = ascii_kinds[first];
        const bool is_certain =
            segment.size() == 1 || kind == TokenKind::word || kind == TokenKind::number;
        if (is_certain) return kind;
    }
    return kind_by_code_points(segment);
}

/// Whether `bytes` holds a line break: LF, CR, or U+2028 or U+2029.
[[nodiscard]] bool has_line_break(std::string_view bytes);

}  // namespace parallax
