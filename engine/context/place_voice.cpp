#include "engine/context/place_voice.hpp"

namespace parallax {

PlaceVoice find_place_voice(const Annotation& annotation, TokenRange tokens) {
    PlaceVoice place;
    for (const Passage& passage : annotation.passages) {
        if (passage.tokens.overlaps(tokens) && rank_of(passage.voice) < rank_of(place.voice)) {
            place.voice = passage.voice;
            place.passage = &passage;
        }
    }
    place.wording = wording_of_predicate(place.voice);
    const Hit* narrowest = nullptr;
    for (const Hit& hit : annotation.hits) {
        if (!hit.tokens.contains(tokens) || hit.voice != place.voice) continue;
        if (narrowest == nullptr || hit.tokens.size() < narrowest->tokens.size()) narrowest = &hit;
    }
    if (narrowest != nullptr) place.wording = narrowest->wording;
    return place;
}

}  // namespace parallax
