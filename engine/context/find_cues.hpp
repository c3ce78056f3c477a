#pragma once

#include "engine/context/attribution.hpp"
#include "engine/context/token_view.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace parallax {

/// Cues outside quotation marks, in order, without overlap: the longest at each place; of a form
/// that is verb and noun the reading that its left neighbour asks for. `quotation_of` gives the
/// quotation index + 1 of every token, 0 = outside.
[[nodiscard]] std::vector<CueMatch> find_cues(const TokenView& view,
                                              std::span<const std::uint32_t> quotation_of,
                                              ContextMemo& memo, const Vocabulary& vocabulary);

}  // namespace parallax
