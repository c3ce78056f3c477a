#pragma once

#include "engine/context/speaker_weights.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace parallax {

/// One of the facts that an answer to a SpeakerQuestion is made of, and how many values it can
/// have.
struct AnswerPart {
    std::uint32_t value = 0;
    std::uint32_t values = 1;
};

/// The answer that stands for these facts together, from 1 on; a fact beyond its last value counts
/// as the last. Requires fewer than 256 answers in all.
[[nodiscard]] inline std::uint8_t pack_answer(std::initializer_list<AnswerPart> parts) {
    std::uint32_t answer = 0;
    for (const AnswerPart& part : parts) {
        answer = answer * part.values + std::min(part.value, part.values - 1);
    }
    return static_cast<std::uint8_t>(answer + 1);
}

inline void put(SpeakerCandidate& candidate, SpeakerQuestion question, std::uint8_t answer) {
    candidate.answers[static_cast<std::size_t>(question)] = answer;
}

}  // namespace parallax
