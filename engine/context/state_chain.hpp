#pragma once

#include "engine/context/voice_model.hpp"
#include "engine/context/voice_state.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace parallax {

/// The likeliest way through the states of a chain of places (Viterbi 1967). Of ways that are as
/// likely the one whose states come first, looked at from the last place back.
class StateChain {
public:
    /// The moves are those of `model`.
    explicit StateChain(const VoiceModel& model);

    /// Begins anew, outside of all content.
    void start();

    /// One place more: what speaks for each VoiceState there, and for each VoiceStep into it.
    /// Requires weights from -4000 to 4000.
    void extend(const VoiceModel::Sums& states, const VoiceModel::Sums& steps);

    /// How many places there are.
    [[nodiscard]] std::size_t size() const { return came_from_.size(); }

    /// The states of the places, first to last.
    [[nodiscard]] std::vector<VoiceState> find_states() const;

private:
    using Lanes = std::array<std::int16_t, voice_states>;

    std::array<Lanes, voice_states> moves_{};  ///< [from][to]
    Lanes best_{};                             ///< of the last place, relative to the best of them
    std::vector<std::array<std::uint8_t, voice_states>> came_from_;  ///< by place, then state
};

}  // namespace parallax
