#pragma once

#include "engine/context/annotation.hpp"
#include "engine/context/attach_targets.hpp"
#include "engine/context/token_voices.hpp"

#include <span>
#include <vector>

namespace parallax {

/// The voice of a stretch that is not empty, by rank_of.
[[nodiscard]] Voice voice_of(const TokenVoices& voices, TokenRange tokens);

/// Noun phrases that refer to a target, in order of place: one for each label, bare name and
/// resolved generic description. A name inside a label's own noun phrase ("the terror group Hamas")
/// and a name that only modifies a participle ("Hamas-run") are none.
[[nodiscard]] std::vector<Opportunity> find_opportunities(const TokenView& view,
                                                          const Lexicon& lexicon,
                                                          const TokenVoices& voices,
                                                          std::span<const Hit> hits,
                                                          std::span<const Mention> mentions);

}  // namespace parallax
