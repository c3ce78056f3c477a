#include "engine/profile/written_words.hpp"

#include <algorithm>

namespace parallax {

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

std::vector<std::string_view> cut_words(std::string_view words) {
    std::vector<std::string_view> list;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        list.push_back(words.substr(at, end - at));
        at = end + 1;
    }
    return list;
}

std::string_view last_word(std::string_view words) {
    const std::size_t space = words.rfind(' ');
    return space == std::string_view::npos ? words : words.substr(space + 1);
}

std::string singular(std::string_view word) {
    const bool plural = word.size() > 3 && word.ends_with('s') && !word.ends_with("ss");
    return std::string(plural ? word.substr(0, word.size() - 1) : word);
}

}  // namespace parallax
