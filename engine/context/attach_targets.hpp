#pragma once

#include "engine/context/annotation.hpp"
#include "engine/context/mentions.hpp"
#include "engine/context/token_view.hpp"

#include <span>

namespace parallax {

/// Says about whom a hit is: sets target, target_span and link. `mentions` are in order of place.
/// A term with a fixed target counts for it; another is attached by grammar where that is plain and
/// left unattached where it would be a guess.
/// `adjectives` ("Israeli") attach what follows them directly and refer to nobody themselves.
void attach_target(Hit& hit, const TokenView& view, const Lexicon& lexicon,
                   std::span<const Mention> mentions, std::span<const MentionMatch> adjectives);

}  // namespace parallax
