#pragma once

#include "engine/context/decode_voices.hpp"
#include "engine/context/rule_reading.hpp"
#include "engine/context/speaker_weights.hpp"
#include "engine/context/token_view.hpp"

#include <functional>

namespace parallax {

/// A cue inside content, where somebody else may begin to speak: "… asked for a photo, and Verrin
/// said".
struct PartingCue {
    TokenRange cue;
    TokenRange content;          ///< that the model takes for one
    SpeakerCandidate answers{};  ///< to the questions about parting; no phrase
};

/// Whether content ends before this cue and other content begins behind it.
using ChooseParting = std::function<bool(const PartingCue&)>;

/// Asks `choose` of each cue that the model reads as part of content outside marks. Where content
/// parts, the cue and its subject are read as those of what follows.
void part_contents(const TokenView& view, const RuleReading& reading, DecodedVoices& decoded,
                   const ChooseParting& choose);

}  // namespace parallax
