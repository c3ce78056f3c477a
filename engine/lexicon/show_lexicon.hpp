#pragma once

#include "engine/lexicon/lexicon.hpp"

#include <string>

namespace parallax {

/// The lexicon as text for the terminal: its sources, targets, and terms by axis (from the negative
/// pole to the positive), then by choice, then those with an affinity alone; each with weight,
/// target, counterpart, note and source. A term on an axis and in a choice is listed twice.
[[nodiscard]] std::string show_lexicon(const Lexicon& lexicon);

}  // namespace parallax
