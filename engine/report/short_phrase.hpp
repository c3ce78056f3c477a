#pragma once

#include <string>
#include <string_view>

namespace parallax {

/// A readable name for a phrase in lexicon notation: the first of each group of alternatives,
/// marks and escapes removed, "…" for any ending. "{terror|terrorist} {group|cell}" → "terror
/// group", "^Front" → "Front", "jihad*" → "jihad…". Never fails.
[[nodiscard]] std::string short_phrase(std::string_view notation);

}  // namespace parallax
