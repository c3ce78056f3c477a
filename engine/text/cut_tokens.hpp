#pragma once

#include "engine/text/tokens.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace parallax {

/// The tokens of a text and which of them stand first on a line.
struct CutText {
    std::vector<Token> tokens;
    std::vector<std::uint32_t> line_starts;  ///< indices of tokens, ascending
};

/// tokenise(), with the lines, which it passes on the way.
[[nodiscard]] CutText cut_tokens(std::string_view text, Vocabulary& vocabulary);

}  // namespace parallax
