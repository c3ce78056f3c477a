#pragma once

#include "engine/text/tokens.hpp"
#include "engine/text/vocabulary.hpp"

#include <cstdint>
#include <span>

namespace parallax {

/// Whether a phrase match goes on over the token before `end` (that of the sentence) without
/// matching it: hyphens, quotation marks, the stop of an abbreviation before another word ("U.S.
/// forces", "Roe v. Wade") and a hyphen after such a stop ("U.S.-backed"). Requires 0 < at < end.
[[nodiscard]] bool is_passed_over(std::span<const Token> tokens, std::uint32_t at,
                                  std::uint32_t end, const Vocabulary& vocabulary);

}  // namespace parallax
