#include "engine/text/token_kind.hpp"

#include "engine/core/utf8.hpp"

#include <unicode/uchar.h>

namespace parallax {
namespace {

TokenKind kind_of_mark(char32_t c) {
    switch (c) {
        case 0x2010:  // ‐
        case 0x2011:  // ‑
            return TokenKind::hyphen;
        case 0x2012:  // ‒
        case 0x2013:  // –
        case 0x2014:  // —
        case 0x2015:  // ―
            return TokenKind::dash;
        case 0x2026:  // …
        case 0x203D:  // ‽
            return TokenKind::stop;
        case 0x060C:  // Arabic comma
        case 0x3001:  // ideographic comma
        case 0xFF0C:  // full-width comma
            return TokenKind::comma;
        case 0x061B:  // Arabic semicolon
        case 0xFF1B:  // full-width semicolon
            return TokenKind::semicolon;
        case 0xFF1A:  // full-width colon
            return TokenKind::colon;
        default:
            break;
    }
    const auto point = static_cast<UChar32>(c);
    if (u_hasBinaryProperty(point, UCHAR_QUOTATION_MARK) != 0) return TokenKind::quote;
    if (u_hasBinaryProperty(point, UCHAR_S_TERM) != 0) return TokenKind::stop;
    const auto type = u_charType(point);
    if (type == U_START_PUNCTUATION || type == U_END_PUNCTUATION) return TokenKind::bracket;
    return TokenKind::symbol;
}

/// U+FE0F asks for the emoji form of what precedes it.
bool is_emoji(char32_t c) {
    return c == 0xFE0F || u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EMOJI_PRESENTATION);
}

bool is_digit(char32_t c) {
    const auto type = u_charType(static_cast<UChar32>(c));
    return type == U_DECIMAL_DIGIT_NUMBER || type == U_OTHER_NUMBER;
}

TokenKind kind_by_properties(std::string_view segment) {
    bool has_letter = false;
    bool has_digit = false;
    for (std::size_t at = 0; at < segment.size();) {
        const CodePoint c = decode_code_point(segment, at);
        if (is_digit(c.value)) {
            if (!has_letter) return TokenKind::number;
            has_digit = true;
        } else if (u_isUAlphabetic(static_cast<UChar32>(c.value)) || is_emoji(c.value)) {
            has_letter = true;
        }
        at += c.length;
    }
    if (has_letter) return TokenKind::word;
    if (has_digit) return TokenKind::number;
    const char32_t first = decode_code_point(segment, 0).value;
    return first < 0x80 ? ascii_kinds[first] : kind_of_mark(first);
}

}  // namespace

TokenKind kind_by_code_points(std::string_view segment) {
    if (segment.size() == 3 && segment.substr(0, 2) == "\xE2\x80") {
        return kind_of_mark(decode_code_point(segment, 0).value);
    }
    return kind_by_properties(segment);
}

bool has_line_break(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        if (bytes[at] == '\n' || bytes[at] == '\r') return true;
        if (bytes[at] == '\xE2') {
            const std::string_view three = bytes.substr(at, 3);
            if (three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9") return true;
        }
    }
    return false;
}

}  // namespace parallax
