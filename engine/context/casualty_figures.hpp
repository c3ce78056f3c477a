#pragma once

#include "engine/context/annotation.hpp"
#include "engine/context/harm_sentence.hpp"

#include <optional>

namespace parallax {

/// The figure in a noun phrase: digits, number words ("twenty-two", "1.9 million"), vague words
/// ("dozens", "tens of thousands"), ranges ("between 10 and 20", "10 to 20"), with its hedge. Ages
/// and days of a month are none. The first figure of the phrase counts.
[[nodiscard]] std::optional<CasualtyFigure> find_figure(const HarmSentence& sentence,
                                                        TokenRange phrase);

/// "a farmer" beside "three soldiers": one, where the phrase is a part that is counted by itself.
[[nodiscard]] std::optional<CasualtyFigure> find_one(const HarmSentence& sentence,
                                                     TokenRange phrase);

}  // namespace parallax
