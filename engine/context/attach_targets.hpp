#pragma once

#include "engine/context/annotation.hpp"
#include "engine/context/token_view.hpp"

#include <span>
#include <vector>

namespace parallax {

/// A mention of a target after generic descriptions were resolved.
struct Mention {
    TargetId target;
    TokenRange tokens;
    MentionKind kind = MentionKind::alias;
};

/// Aliases and members as matched; a generic description counts for the one target that its own
/// sentence or the one before mentions last, and for none where two are as near.
[[nodiscard]] std::vector<Mention> resolve_mentions(const TokenView& view,
                                                    std::span<const MentionMatch> matches);

/// Says about whom a hit is: sets target, target_span and link. `mentions` are in order of place.
/// A term with a fixed target counts for it; another is attached by grammar where that is plain and
/// left unattached where it would be a guess.
/// `adjectives` ("Israeli") attach what follows them directly and refer to nobody themselves.
void attach_target(Hit& hit, const TokenView& view, const Lexicon& lexicon,
                   std::span<const Mention> mentions, std::span<const MentionMatch> adjectives);

}  // namespace parallax
