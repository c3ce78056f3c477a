#pragma once

#include "engine/context/rule_lists.hpp"
#include "engine/context/voice.hpp"
#include "engine/text/tokens.hpp"

#include <cstdint>
#include <optional>

namespace parallax {

/// A cue of rule_lists found in the text.
struct CueMatch {
    TokenRange tokens;
    std::uint32_t cue = 0;  ///< index into ContextRules::Lists::cues
    std::uint32_t sentence = 0;
};

/// Somebody's words or thoughts: what is said, by whom, by which cue.
struct Attribution {
    TokenRange content;  ///< empty: none of it is in `certain`
    std::optional<TokenRange> speaker;
    std::optional<TokenRange> cue;
    Endorsement endorsement = Endorsement::neutral;
    bool speech = false;   ///< the cue is an act of speech
    TokenRange certain{};  ///< where the rules hold whatever the model says; may be empty
    std::uint32_t outer =
        0;  ///< index + 1 of the attribution inside which this one stands, 0 = none
};

}  // namespace parallax
