#pragma once

#include "engine/context/attribution.hpp"
#include "engine/context/clause_bounds.hpp"
#include "engine/context/token_view.hpp"

#include <span>
#include <vector>

namespace parallax {

/// Attributions by cues outside quotation marks, one sentence at a time: "X said that …",
/// "…, said X", "according to X, …", "demanding a …", "is accused of …", "a warning that …".
/// Content may hold quotations; `cues` are those of the sentence, in order.
[[nodiscard]] std::vector<Attribution> find_attributions(const TokenView& view,
                                                         const Clause& clause,
                                                         std::span<const CueMatch> cues);

}  // namespace parallax
