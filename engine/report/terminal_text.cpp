#include "engine/report/terminal_text.hpp"

#include "engine/core/utf8.hpp"

namespace parallax {

namespace {

bool is_line_space(char32_t value) {
    return value == U'\t' || value == U'\n' || value == U'\v' || value == U'\f' || value == U'\r' ||
           value == 0x85 || value == 0x2028 || value == 0x2029;
}

/// Bidirectional formatting characters of Unicode Standard Annex #9, and C0 and C1 controls.
bool steers_display(char32_t value) {
    return value < 0x20 || (value >= 0x7F && value < 0xA0) || value == 0x061C || value == 0x200E ||
           value == 0x200F || (value >= 0x202A && value <= 0x202E) ||
           (value >= 0x2066 && value <= 0x2069);
}

}  // namespace

std::string terminal_text(std::string_view text) {
    std::string shown;
    shown.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_code_point(text, at);
        if (is_line_space(point.value)) {
            shown += ' ';
        } else if (steers_display(point.value)) {
            append_code_point(shown, U'\uFFFD');
        } else {
            shown += text.substr(at, point.length);
        }
        at += point.length;
    }
    return shown;
}

std::string pad_right(std::string text, std::size_t width) {
    const std::size_t size = count_code_points(text);
    if (size < width) {
        text.append(width - size, ' ');
    }
    return text;
}

std::string pad_left(std::string text, std::size_t width) {
    const std::size_t size = count_code_points(text);
    if (size < width) {
        text.insert(0, width - size, ' ');
    }
    return text;
}

}  // namespace parallax
