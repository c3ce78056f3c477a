#pragma once

#include "engine/context/rule_reading.hpp"
#include "engine/context/speaker_candidates.hpp"
#include "engine/context/token_view.hpp"
#include "engine/context/voice_state.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

namespace parallax {

/// Content that stands together in one sentence.
struct SpeechStretch {
    static constexpr std::uint32_t no_source = 0;
    TokenRange tokens;
    std::uint32_t sentence = 0;
    std::uint32_t paragraph = 0;
    std::uint32_t source = no_source;  ///< index + 1 of its attribution
    bool found = false;                ///< the source is its own, not that of other content
};

/// Whether the end of one and the beginning of the other stand between the same marks.
[[nodiscard]] bool are_in_one_quotation(const RuleReading& reading, const SpeechStretch& before,
                                        const SpeechStretch& here);

/// Which of the candidates says the content: an index.
using ChooseSpeaker =
    std::function<std::size_t(const SpeakerSearch&, std::span<const SpeakerCandidate>)>;

/// Asks `choose` for each stretch that has a source of its own who of all that are there says it,
/// and lays an attribution with that speaker; what goes on from another stretch follows that one.
/// Not asked where the rules are certain and where the speaker is the subject of the cue; where
/// rules and model name the same one for an act of speech, only one who speaks by another act of
/// speech takes that one's place.
void choose_speakers(const TokenView& view, RuleReading& reading,
                     std::span<const VoiceState> states, std::span<SpeechStretch> stretches,
                     const ChooseSpeaker& choose);

}  // namespace parallax
