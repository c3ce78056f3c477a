#pragma once

#include "engine/context/rule_reading.hpp"
#include "engine/context/voice_model.hpp"
#include "engine/context/voice_state.hpp"

#include <vector>

namespace parallax {

/// What the model says of a text.
struct DecodedVoices {
    std::vector<VoiceState> states;  ///< by token; `own` where the model does not read
    std::vector<bool> is_read;       ///< by token
};

/// The likeliest states of all tokens (Viterbi); a chain runs over neighbouring sentences that are
/// read.
[[nodiscard]] DecodedVoices decode_voices(const TokenView& view, const RuleReading& reading,
                                          VoiceWordMemo& memo, const VoiceModel& model);

}  // namespace parallax
