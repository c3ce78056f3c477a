#include "engine/text/word_shape.hpp"

#include "engine/core/utf8.hpp"

#include <unicode/uchar.h>

namespace parallax {
namespace {

enum class Letter { none, caseless, lower, upper };

/// ASCII is decided without ICU.
Letter letter_of(char32_t c) {
    if (c < 0x80) {
        if (c >= 'a' && c <= 'z') return Letter::lower;
        return c >= 'A' && c <= 'Z' ? Letter::upper : Letter::none;
    }
    const auto point = static_cast<UChar32>(c);
    if (u_isUUppercase(point) || u_istitle(point)) return Letter::upper;
    if (u_isULowercase(point)) return Letter::lower;
    return u_isalpha(point) ? Letter::caseless : Letter::none;
}

bool counts_as_digit(char32_t c) {
    if (c < 0x80) return c >= '0' && c <= '9';
    return u_isdigit(static_cast<UChar32>(c)) != 0;
}

}  // namespace

WordShape shape_of(std::string_view surface) {
    WordShape shape;
    unsigned letters = 0;
    unsigned upper = 0;
    for (std::size_t at = 0; at < surface.size();) {
        const CodePoint c = decode_code_point(surface, at);
        at += c.length;
        if (counts_as_digit(c.value)) shape.has_digit = true;
        const Letter letter = letter_of(c.value);
        if (letter == Letter::none) continue;
        ++letters;
        if (letter == Letter::upper) {
            ++upper;
            if (letters == 1) shape.capitalised = true;
        }
    }
    shape.has_letter = letters > 0;
    shape.all_capitals = letters >= 2 && upper == letters;
    return shape;
}

}  // namespace parallax
