#include "engine/profile/name_spellings.hpp"

#include "engine/core/ascii_case.hpp"
#include "engine/profile/written_words.hpp"

namespace parallax {

NameSpellings::NameSpellings(std::span<const WordSpelling> spellings) {
    for (const WordSpelling& spelling : spellings) {
        standard_.emplace(spelling.word, spelling.standard);
    }
}

std::string NameSpellings::respell(std::string_view name) const {
    if (standard_.empty()) return std::string(name);
    std::string result;
    for (const std::string_view word : cut_words(name)) {
        const auto found = standard_.find(lower_ascii_letters(word));
        result.append(result.empty() ? "" : " ");
        result.append(found == standard_.end() ? word : std::string_view(found->second));
    }
    return result;
}

}  // namespace parallax
