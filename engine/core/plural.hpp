#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace parallax {

/// "1 article", "2 articles". `noun` is one that takes an s.
[[nodiscard]] inline std::string count_of(std::uint64_t number, std::string_view noun) {
    std::string text = std::to_string(number);
    text.append(" ").append(noun);
    if (number != 1) text += 's';
    return text;
}

}  // namespace parallax
