#include "tests/promises/gold_words.hpp"

#include <algorithm>

namespace parallax::test {
namespace {

std::string lower(std::string_view text) {
    std::string low(text);
    for (char& byte : low) {
        if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
    }
    return low;
}

bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

/// True if `part` stands in `whole` and cuts no word of it.
bool holds_words(std::string_view whole, std::string_view part) {
    if (part.empty()) return false;
    for (std::size_t at = whole.find(part); at != std::string_view::npos;
         at = whole.find(part, at + 1)) {
        const std::size_t end = at + part.size();
        const bool starts = at == 0 || !is_letter(whole[at - 1]);
        if (starts && (end == whole.size() || !is_letter(whole[end]))) return true;
    }
    return false;
}

}  // namespace

TokenRange tokens_in(const ParsedText& parsed, Span span) {
    const auto first = std::find_if(parsed.tokens.begin(), parsed.tokens.end(),
                                    [&](const Token& token) { return token.end > span.begin; });
    const auto last = std::find_if(first, parsed.tokens.end(),
                                   [&](const Token& token) { return token.begin >= span.end; });
    return {static_cast<std::uint32_t>(first - parsed.tokens.begin()),
            static_cast<std::uint32_t>(last - parsed.tokens.begin())};
}

std::string shorten(std::string_view text) {
    constexpr std::size_t most = 60;
    constexpr std::size_t kept = 28;
    std::string line(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    if (line.size() <= most) return line;
    const std::size_t head = line.rfind(' ', kept);
    const std::size_t tail = line.find(' ', line.size() - kept);
    if (head == std::string::npos || tail == std::string::npos) return line;
    return line.substr(0, head).append(" …").append(line.substr(tail));
}

bool answers(std::string_view cell, std::string_view found) {
    if (cell.empty()) return true;
    if (cell == "-" || found == "-") return cell == found;
    const std::string text = lower(found);
    const std::string wanted = lower(cell);
    std::string_view rest = wanted;
    while (true) {
        const std::size_t slash = rest.find('/');
        const std::string_view one = rest.substr(0, slash);
        if (holds_words(text, one) || holds_words(one, text)) return true;
        if (slash == std::string_view::npos) return false;
        rest.remove_prefix(slash + 1);
    }
}

}  // namespace parallax::test
