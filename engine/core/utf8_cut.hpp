#pragma once

#include <cstddef>
#include <string_view>

namespace parallax {

/// The beginning of well-formed UTF-8, at most `most` bytes, that ends between two code points.
[[nodiscard]] inline std::string_view cut_utf8(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
    return text.substr(0, most);
}

}  // namespace parallax
