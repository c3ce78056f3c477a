#pragma once

#include "engine/context/voice_features.hpp"
#include "engine/context/voice_model.hpp"
#include "engine/context/voice_state.hpp"

#include <vector>

namespace parallax {

/// The likeliest states of all tokens (Viterbi). Tokens of sentences that `features` does not read
/// are `own`; a chain runs over neighbouring sentences that are read.
[[nodiscard]] std::vector<VoiceState> decode_voices(const TokenView& view, VoiceFeatures& features,
                                                    const VoiceModel& model);

}  // namespace parallax
