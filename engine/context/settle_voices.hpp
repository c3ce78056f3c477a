#pragma once

#include "engine/context/rule_reading.hpp"
#include "engine/context/token_view.hpp"
#include "engine/context/voice_state.hpp"

#include <span>

namespace parallax {

/// The rules' reading as the model's states correct it. Indirect speech is where the model says so;
/// marks and borrowed blocks stay what they are, only who speaks between marks is settled anew. A
/// stretch of content keeps the attribution that rules found for it; without one it gets the cue
/// and speaker that the model saw beside it, else those of the content it goes on from.
[[nodiscard]] RuleReading settle_voices(const TokenView& view, RuleReading reading,
                                        std::span<const VoiceState> states);

}  // namespace parallax
