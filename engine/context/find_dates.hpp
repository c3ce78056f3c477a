#pragma once

#include "engine/context/annotation.hpp"
#include "engine/context/token_view.hpp"
#include "engine/context/token_voices.hpp"

#include <vector>

namespace parallax {

/// Days, months and years that the text names, in order of place: "Tuesday", "7 October", "October
/// 7th, 2023", "last November", "in 2007". What they say is kept; which day of the calendar that is
/// depends on when the text was written.
[[nodiscard]] std::vector<DateMention> find_dates(const TokenView& view, const TokenVoices& voices);

}  // namespace parallax
