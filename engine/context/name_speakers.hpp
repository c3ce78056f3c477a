#pragma once

#include "engine/context/annotation.hpp"
#include "engine/context/token_view.hpp"
#include "engine/lexicon/matcher.hpp"

#include <vector>

namespace parallax {

/// Settles for every passage with a speaker who that is, and the target it stands or speaks for
/// (see read_speaker). A pronoun stands for the last speaker in its own or the two sentences before
/// that fits it in number and kind, "who" for the noun phrase before it, "the statement" for the
/// one who issued it or spoke in it; where none is found it names nobody.
void name_speakers(std::vector<Passage>& passages, const TokenView& view, const Matches& matches);

/// Settles for every passage whose cue asks for something what is asked for: from the passage's
/// beginning up to the first comma, stop, finite verb or preposition other than "of".
void find_demands(std::vector<Passage>& passages, const TokenView& view);

}  // namespace parallax
