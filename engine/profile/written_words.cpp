#include "engine/profile/written_words.hpp"

namespace parallax {

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
}

std::string tidy_words(std::string_view text) {
    for (const std::string_view ending : {"'s", "\u2019s", "'", "\u2019"}) {
        if (text.size() > ending.size() && text.ends_with(ending)) {
            text.remove_suffix(ending.size());
            break;
        }
    }
    std::string words;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space) {
            words += c;
        } else if (!words.empty() && words.back() != ' ') {
            words += ' ';
        }
    }
    return words;
}

}  // namespace parallax
