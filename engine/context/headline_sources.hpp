#pragma once

#include "engine/context/attribution.hpp"
#include "engine/context/token_view.hpp"

#include <optional>

namespace parallax {

/// Who says what a headline tells, set apart by a colon or dash: "Strike kills nine: state media",
/// "Police: Nine dead in Marrow". A source is a short noun phrase that ends in a noun for somebody
/// or something that speaks, or an acronym alone. Nothing if the headline is not built so.
[[nodiscard]] std::optional<Attribution> find_headline_source(const TokenView& view,
                                                              TokenRange sentence);

}  // namespace parallax
