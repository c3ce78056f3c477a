#pragma once

#include "engine/context/choose_speakers.hpp"
#include "engine/context/decode_voices.hpp"
#include "engine/context/rule_reading.hpp"
#include "engine/context/token_view.hpp"

namespace parallax {

/// The rules' reading as the model corrects it in the sentences that it reads. There indirect
/// speech is where the model says so; marks and borrowed blocks stay what they are, only who speaks
/// between marks is settled anew. A stretch of content keeps the attribution that rules found for
/// it; without one it gets the cue and speaker that the model saw beside it, else those of the
/// content it goes on from. `choose` may then put another speaker in its place.
[[nodiscard]] RuleReading settle_voices(const TokenView& view, RuleReading reading,
                                        const DecodedVoices& decoded, const ChooseSpeaker& choose);

}  // namespace parallax
