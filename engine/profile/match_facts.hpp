#pragma once

#include "engine/profile/story_facts.hpp"
#include "engine/profile/story_names.hpp"
#include "engine/profile/target_words.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace parallax {

/// One fact of an event with all documents that give it.
struct MatchedFact {
    FactKind kind = FactKind::actor;
    std::vector<GivenFact> given;  ///< in order of the facts that were matched
    /// How an actor, a place or a source is called, or who speaks: see StoryNames.
    std::string heading;
    std::optional<TargetId> source_target;  ///< for whom a source speaks
    bool unnamed = false;                   ///< a source that has no name and is no target's
    /// Of a source that is a body and no person: for which target it speaks.
    std::optional<TargetId> body;
};

/// Brings together what the documents of one event give, by normalised content:
/// - figures of the same harm to the same side whose numbers differ by at most a tenth, one by one
///   in order of number; small numbers must be equal;
/// - names as match_names says; of these, places are those whose lexicon says so, or that mostly
///   stand behind "in", "from" and the like;
/// - sources as StoryNames says;
/// - quotations that have most of their words in common, more of them where it is not the same
///   source; indirect speech gives a quotation if it holds most of its words, at least three or
///   all, and is no fact itself;
/// - demands of one source that have half of the words of the shorter in common, those for whom is
///   to do it left aside, and do not ask different sides;
/// - dates that are equal; a day also gives its month and year, which are facts only where a
///   document says no more;
/// - causes: who harms whom, by side; and what harm is said to answer, by words.
[[nodiscard]] std::vector<MatchedFact> match_facts(const std::vector<GivenFact>& facts,
                                                   const NameForms& forms,
                                                   const TargetWords& targets);

}  // namespace parallax
