#pragma once

#include "engine/context/token_view.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/lexicon/matcher.hpp"

#include <optional>

namespace parallax {

/// The matches with those wars that a sentence tells by one side behind "with" or "against" and the
/// other named last before: "Dravia has backed the League in its long war with Sorelia". The war is
/// an event whose own names hold the word and both sides ("Sorelia-League war"). None: no such war.
[[nodiscard]] std::optional<Matches> admit_told_wars(const TokenView& view, const Lexicon& lexicon,
                                                     const Matches& matches);

}  // namespace parallax
