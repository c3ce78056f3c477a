#pragma once

#include <cstddef>
#include <cstdint>

namespace parallax {

/// What a token is in an attribution. Content, cue and speaker are told apart by which side of the
/// cue the content stands on, so that "A, X said" and "X said A" never mix.
enum class VoiceState : std::uint8_t {
    own,             ///< the outlet's
    content_before,  ///< content, its cue follows
    content_after,   ///< content, its cue stands before
    content_alone,   ///< content without a cue in its sentence
    cue_behind,      ///< the cue of content that stands before it
    cue_ahead,       ///< the cue of content that follows
    speaker_behind,
    speaker_ahead,
};
inline constexpr std::size_t voice_states = 8;

[[nodiscard]] constexpr bool is_content(VoiceState state) {
    return state >= VoiceState::content_before && state <= VoiceState::content_alone;
}

/// How a token's state follows upon that of the token before it.
enum class VoiceStep : std::uint8_t {
    enter_before,
    enter_after,
    enter_alone,
    leave_before,
    leave_after,
    leave_alone,
    stay_inside,
    stay_outside,
};

[[nodiscard]] constexpr VoiceStep step_of(VoiceState from, VoiceState to) {
    const auto kind = [](VoiceState state) { return static_cast<int>(state) - 1; };
    if (is_content(from) && is_content(to)) return VoiceStep::stay_inside;
    if (is_content(to)) return static_cast<VoiceStep>(kind(to));
    if (is_content(from)) return static_cast<VoiceStep>(3 + kind(from));
    return VoiceStep::stay_outside;
}

}  // namespace parallax
