#include "engine/model/expected_events.hpp"

#include <cmath>

namespace parallax {

ExpectedEvents::ExpectedEvents(const PhraseTexts& texts) : shares_(texts.events, 0.0) {
    for (const PhraseText& text : texts.texts)
        shares_[text.event] += 1.0 / static_cast<double>(texts.texts.size());
}

double ExpectedEvents::of(std::uint32_t texts) {
    const auto [at, is_new] = known_.try_emplace(texts, 0.0);
    if (is_new) {
        for (const double share : shares_) at->second += 1.0 - std::pow(1.0 - share, texts);
    }
    return at->second;
}

}  // namespace parallax
