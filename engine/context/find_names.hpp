#pragma once

#include "engine/context/annotation.hpp"
#include "engine/context/token_view.hpp"
#include "engine/context/token_voices.hpp"

#include <vector>

namespace parallax {

/// The names of persons, organisations and places in running text, in order of place: capitalised
/// words that are no grammatical words, joined by hyphens, by "of" and by small particles
/// ("Mohammed bin Salman"), without the titles before them. No names: headlines and lines in title
/// case, where capitals tell nothing; nationalities before a noun ("Israeli troops"); a single word
/// that opens a sentence and has no capital elsewhere; what stands in a photographer's credit.
[[nodiscard]] std::vector<NameMention> find_names(const TokenView& view, const ContextInput& input,
                                                  const TokenVoices& voices);

}  // namespace parallax
