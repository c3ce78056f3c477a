#include "engine/report/short_phrase.hpp"

namespace parallax {

std::string short_phrase(std::string_view notation) {
    std::string shown;
    bool past_first_alternative = false;
    for (std::size_t at = 0; at < notation.size(); ++at) {
        const char byte = notation[at];
        if (byte == '\\' && at + 1 < notation.size()) {
            ++at;
            if (!past_first_alternative) {
                shown += notation[at];
            }
        } else if (byte == '}') {
            past_first_alternative = false;
        } else if (past_first_alternative || byte == '{' || byte == '^') {
            continue;
        } else if (byte == '|') {
            past_first_alternative = true;
        } else if (byte == '*') {
            shown += "…";
        } else {
            shown += byte;
        }
    }
    return shown;
}

}  // namespace parallax
