#pragma once

#include "engine/context/rule_reading.hpp"
#include "engine/context/token_view.hpp"
#include "engine/context/voice_state.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace parallax {

/// Finds by which cue and by whom a stretch of content is said.
class AttributionFinder {
public:
    AttributionFinder(const TokenView& view, const RuleReading& reading,
                      std::span<const VoiceState> states)
        : view_(view), reading_(reading), states_(states) {}

    /// The cue and speaker that the model saw on the side of the stretch where it expects them;
    /// what it did not see is asked of the rules. None if neither knows anything.
    [[nodiscard]] std::optional<Attribution> find(TokenRange content, std::uint32_t sentence) const;

    /// The first attribution that the rules gave any of the content; null: none.
    [[nodiscard]] const Attribution* ruled(TokenRange content) const;

    /// Whether the rules are surer than the model of who says this: where they say so, and directly
    /// behind "reportedly".
    [[nodiscard]] bool holds(const Attribution& by_rules, TokenRange content,
                             std::uint32_t sentence) const;

private:
    [[nodiscard]] std::optional<Attribution> look_around(TokenRange content,
                                                         std::uint32_t sentence) const;
    [[nodiscard]] bool is_passive(TokenRange cue, std::uint32_t sentence) const;
    void end_at_verb(TokenRange& speaker, TokenRange& cue, std::uint32_t sentence) const;
    [[nodiscard]] bool stands_behind_other(TokenRange speaker, const CueMatch& cue,
                                           std::uint32_t sentence) const;
    [[nodiscard]] std::optional<TokenRange> tidy(TokenRange speaker,
                                                 const std::optional<TokenRange>& cue) const;
    [[nodiscard]] TokenRange cut_addition(TokenRange speaker,
                                          const std::optional<TokenRange>& cue) const;
    [[nodiscard]] std::optional<TokenRange> nearest(VoiceState state, TokenRange content,
                                                    TokenRange sentence, bool behind) const;
    [[nodiscard]] const CueMatch* cue_in(TokenRange tokens, std::uint32_t sentence,
                                         bool first) const;

    const TokenView& view_;
    const RuleReading& reading_;
    std::span<const VoiceState> states_;
};

}  // namespace parallax
