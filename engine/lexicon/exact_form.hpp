#pragma once

#include "engine/text/vocabulary.hpp"

#include <string>

namespace parallax {

/// What "^Word" is compared with: the surface less a dropped possessive, case kept, curly
/// apostrophes folded. "Israel’s" and "Israel" give "Israel", "O’Brien" gives "O'Brien".
[[nodiscard]] std::string exact_form(const Word& word);

}  // namespace parallax
