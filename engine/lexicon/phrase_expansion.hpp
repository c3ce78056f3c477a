#pragma once

#include "engine/lexicon/phrase.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// A "*" or "^" of the notation, taken out of the text.
struct PhraseMark {
    std::size_t offset = 0;  ///< in PhraseExpansion::text: end of the word for *, its begin for ^
    std::size_t column = 0;  ///< in the notation, from 1, in code points
    bool is_star = false;
};

/// One way of writing a phrase: an alternative chosen in each group, escapes and marks resolved.
struct PhraseExpansion {
    std::string text;  ///< plain text with single spaces, e.g. "self-defence force"
    std::vector<PhraseMark> marks;
};

/// All ways of writing a phrase, in the order of the notation; `fault.message` is empty if and only
/// if the notation is well formed. Whether the expansions hold words is not judged here.
struct PhraseExpansions {
    std::vector<PhraseExpansion> expansions;
    PhraseFault fault;
};

[[nodiscard]] PhraseExpansions expand_phrase(std::string_view notation);

}  // namespace parallax
