#pragma once

#include "engine/context/annotation.hpp"
#include "engine/context/mentions.hpp"
#include "engine/context/token_view.hpp"
#include "engine/lexicon/lexicon.hpp"

#include <span>
#include <vector>

namespace parallax {

/// Speakers that only the outlet's own words for them name: "the terror group" stands for the
/// target of that label, "the Front leader" is called by the name he has elsewhere in the text,
/// "the UN resolution" by the name of those who passed it.
void name_described_speakers(std::vector<Passage>& passages, const TokenView& view,
                             const Lexicon& lexicon, std::span<const Mention> mentions,
                             std::span<const Hit> hits);

/// Words of style in a cue ("boasted", "claimed that") tell how the one who speaks is reported:
/// they are about that speaker, and about nobody where the speaker stands for no target. Entries
/// with a role, which say themselves whom they fall on, are left alone.
void tie_verbs_to_speakers(std::span<Hit> hits, std::span<const Passage> passages,
                           const Lexicon& lexicon);

}  // namespace parallax
