#pragma once

#include "engine/context/annotation.hpp"
#include "engine/context/attribution.hpp"
#include "engine/context/token_view.hpp"
#include "engine/context/voice_model.hpp"

#include <cstdint>
#include <vector>

namespace parallax {

/// Voice of every token and the passages they make up.
struct TokenVoices {
    std::vector<Voice> voices;              ///< by token
    std::vector<std::uint32_t> passage_of;  ///< by token: passage index + 1, 0 = own voice
    std::vector<Passage> passages;          ///< in order, without overlap
};

/// Settles the voice of every token: by rules and `model`, or by rules alone without one.
[[nodiscard]] TokenVoices find_voices(const TokenView& view, ContextMemo& memo,
                                      const Vocabulary& vocabulary, const VoiceModel* model);

}  // namespace parallax
