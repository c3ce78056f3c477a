#pragma once

#include "engine/context/content_patterns.hpp"
#include "engine/context/cue_sentence.hpp"

#include <optional>

namespace parallax {

/// What the verb says somebody else judges: a passive participle in an aside ("the Front, widely
/// considered a menace, …"), behind a noun ("men accused of theft were freed") or behind "is" with
/// who judges ("is seen by many as …"), and names given in an opening or relative clause ("Calling
/// the bill cruel, …", "…, who called the rebels thugs, …"). With `certain`. None where a list, a
/// deed or a clause of the outlet may have the same form.
[[nodiscard]] std::optional<FoundContent> find_judgement(const CueSentence& sentence,
                                                         const CueMatch& match);

/// "Troops backing the regime entered": whatever is content there, the clause's verb is none. Empty
/// content, with `certain`.
[[nodiscard]] std::optional<FoundContent> find_clause_verb(const CueSentence& sentence,
                                                           const CueMatch& match);

}  // namespace parallax
