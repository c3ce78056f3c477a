#pragma once

#include "engine/context/token_view.hpp"

#include <cstdint>

namespace parallax {

/// A past participle by its ending or a list of irregular ones: "accused", "seen"; not "saying".
[[nodiscard]] bool is_past_participle(const TokenView& view, std::uint32_t token);

/// Before the adverbs and negations that end at `token`: "was never openly" → behind "was".
[[nodiscard]] std::uint32_t behind_auxiliary(const TokenView& view, TokenRange sentence,
                                             std::uint32_t token);

/// Whether a form of "be" or "get" stands before `verb`, with adverbs between or not.
[[nodiscard]] bool has_passive_auxiliary(const TokenView& view, TokenRange sentence,
                                         std::uint32_t verb);

/// "was accused", "has been openly told", "got fired", "was sworn in by": done to its subject. Not
/// "was saying", nor "has accused".
[[nodiscard]] bool is_passive_verb(const TokenView& view, TokenRange sentence, std::uint32_t verb);

}  // namespace parallax
