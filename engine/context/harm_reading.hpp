#pragma once

#include "engine/context/annotation.hpp"
#include "engine/context/harm_sentence.hpp"

#include <optional>

namespace parallax {

/// How one word of harm is used: its form and the noun phrases of those who take part.
struct HarmReading {
    const HarmWord* word = nullptr;
    TokenRange tokens;
    HarmFormKind form = HarmFormKind::active;
    bool reduced = false;
    HitFlags flags;
    TokenRange agent;     ///< empty if nobody is said to act
    TokenRange affected;  ///< empty if nobody is said to be affected
    TokenRange event;     ///< the attack or war that harms ("in an Israeli strike"); may be empty
    TokenRange doer;      ///< who "launched" the attack or is "accused of" the deed; may be empty
    TokenRange
        predicate;  ///< what the affected are said to be: "those killed were X"; may be empty
    /// "Israel's massacre": agent and affected are the same owner, and who it is decides.
    bool owned = false;
};

/// Reads the word of harm in its sentence; nothing if it is used otherwise ("labour strike").
[[nodiscard]] std::optional<HarmReading> read_harm(const HarmSentence& sentence,
                                                   const HarmMatch& match);

/// Whether the head of the noun phrase is something that harms: an attack, a war, a weapon.
[[nodiscard]] bool is_event(const HarmSentence& sentence, TokenRange phrase);

}  // namespace parallax
