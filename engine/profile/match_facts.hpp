#pragma once

#include "engine/lexicon/lexicon.hpp"
#include "engine/profile/story_facts.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace parallax {

/// A fact of one document.
struct GivenFact {
    std::uint32_t document = 0;  ///< a number of the caller
    const StoryFact* fact = nullptr;
};

/// One fact of an event with all documents that give it.
struct MatchedFact {
    FactKind kind = FactKind::actor;
    std::vector<GivenFact> given;  ///< in order of the facts that were matched
};

/// Brings together what the documents of one event give, by normalised content:
/// - figures of the same harm to the same side whose numbers differ by at most a tenth, one by one
///   in order of number; small numbers must be equal;
/// - names as match_names says; of these, places are those whose lexicon says so, or that mostly
///   stand behind "in", "from" and the like;
/// - sources by name; those without one ("Hamas officials") by the target they speak for and what
///   they are;
/// - quotations that have most of their words in common, more of them where it is not the same
///   source; indirect speech gives a quotation whose words it mostly holds, and is no fact itself;
/// - demands of one source that have half of the words of the shorter in common;
/// - dates that are equal; a day also gives its month and year, where another document says no
/// more;
/// - causes: who harms whom, by side; and what harm is said to answer, by words.
[[nodiscard]] std::vector<MatchedFact> match_facts(const std::vector<GivenFact>& facts,
                                                   const Lexicon& lexicon);

}  // namespace parallax
