#pragma once

#include "engine/context/annotation.hpp"
#include "engine/context/token_view.hpp"

#include <cstdint>

namespace parallax {

/// Whether the hit is denied ("not a terrorist group", "refused to call it a massacre"), supposed
/// ("if it is genocide") or set off ("so-called").
[[nodiscard]] HitFlags find_flags(const TokenView& view, const Hit& hit);

/// "not only a massacre" is more than one, and "not only killed" killed. `negator`: the token
/// "not".
[[nodiscard]] bool says_not_only(const TokenView& view, std::uint32_t negator);

/// "must come after the complete destruction of X", "will not stop until the siege": what stands
/// behind the preposition is yet to come. `first` is the first token of a noun or of an adjective
/// before it.
[[nodiscard]] bool is_awaited(const TokenView& view, TokenRange sentence, std::uint32_t first);

}  // namespace parallax
