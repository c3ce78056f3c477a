#pragma once

#include "engine/profile/map_comparison.hpp"

#include <string>
#include <string_view>

namespace parallax {

/// Why there is no map, in a sentence; empty if there is one.
[[nodiscard]] std::string describe(NoMap why_not);

/// As report.json names it; empty if there is a map.
[[nodiscard]] std::string_view name_of(NoMap why_not);

/// "“terrorist group” for Hamas, of its labels", "delegitimising words about Hamas, of those with a
/// pole": what a measure on the map is, without markup.
[[nodiscard]] std::string map_measure_title(const DeclaredMeasure& measure, const Lexicon& lexicon);

}  // namespace parallax
