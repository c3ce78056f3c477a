#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace parallax {

[[nodiscard]] inline bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The bytes with the letters A to Z lower-cased, which leaves UTF-8 well-formed.
[[nodiscard]] inline std::string lower_ascii_letters(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

}  // namespace parallax
