#pragma once

#include "engine/context/annotation.hpp"

namespace parallax {

/// Whose claim a place is and whose words.
struct PlaceVoice {
    Voice voice = Voice::own;
    Wording wording = Wording::outlet;
    const Passage* passage = nullptr;  ///< the one that gives the voice; none in own voice
};

/// The voice of any stretch of tokens: over several voices the first present of scare, quoted,
/// reported, borrowed, own. The wording is that of the narrowest hit that covers the stretch (a
/// word inside a naming phrase is worded by whoever worded the phrase), else that of a predicate.
[[nodiscard]] PlaceVoice find_place_voice(const Annotation& annotation, TokenRange tokens);

}  // namespace parallax
