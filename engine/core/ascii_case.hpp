#pragma once

#include <string>
#include <string_view>

namespace parallax {

/// The bytes with the letters A to Z lower-cased, which leaves UTF-8 well-formed.
[[nodiscard]] inline std::string lower_ascii_letters(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

}  // namespace parallax
