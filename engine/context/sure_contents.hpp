#pragma once

#include "engine/context/content_patterns.hpp"
#include "engine/context/cue_sentence.hpp"

#include <cstddef>
#include <vector>

namespace parallax {

/// Content of a pattern whose words leave one reading.
struct SureContent {
    std::size_t cue = 0;  ///< index into CueSentence::cues()
    /// Its `certain` is never empty. Empty content: nothing is said there.
    FoundContent found;
};

/// Asides in which somebody else judges ("the Front, considered a menace by Dravia, …"), what a
/// colon behind a verb of saying leads up to, and whose account something is ("by the army's
/// count"): there the rules hold, whatever the voice model sees. In order of cues.
[[nodiscard]] std::vector<SureContent> find_sure_contents(const CueSentence& sentence);

}  // namespace parallax
