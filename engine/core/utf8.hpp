#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parallax {

/// What a file in UTF-8 may begin with (U+FEFF).
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// How many bytes of a file or line its byte order mark takes: 0 if there is none.
[[nodiscard]] constexpr std::size_t mark_length(std::string_view bytes) {
    return bytes.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
}

/// What stands for a code point that cannot be read or shown.
inline constexpr char32_t replacement_character = 0xFFFD;

/// Offset of the first byte that is not part of well-formed UTF-8, if there is one.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);

/// A decoded code point and how many bytes it took. Malformed input yields the replacement
/// character and length 1.
struct CodePoint {
    char32_t value = 0;
    std::uint32_t length = 0;
};

/// Decodes the code point that starts at `offset`. Requires offset < bytes.size().
[[nodiscard]] CodePoint decode_code_point(std::string_view bytes, std::size_t offset);

void append_code_point(std::string& out, char32_t code_point);

/// Number of code points in well-formed UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view bytes);

}  // namespace parallax
