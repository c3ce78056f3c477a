#pragma once

#include "engine/context/annotation.hpp"
#include "engine/context/token_view.hpp"

namespace parallax {

/// Whether the hit is denied ("not a terrorist group", "refused to call it a massacre"), supposed
/// ("if it is genocide") or set off ("so-called").
[[nodiscard]] HitFlags find_flags(const TokenView& view, const Hit& hit);

}  // namespace parallax
