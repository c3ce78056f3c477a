#pragma once

#include "engine/context/annotation.hpp"
#include "engine/context/mentions.hpp"
#include "engine/context/token_view.hpp"
#include "engine/lexicon/lexicon.hpp"

#include <span>

namespace parallax {

/// A mention and how a hit is tied to it; none where grammar does not tell.
struct RoleLink {
    const Mention* mention = nullptr;
    Link link = Link::none;
};

/// Whom a hit of a term with a role is about. `mentions`: those of the hit's sentence that the term
/// can be about, in order of place, none overlapping the hit.
///   subject   the verb's subject, "by X" after a passive, "X's …", "… of X"
///   object    the verb's object, the subject of a passive, "… of/against X"; of a noun without
///             these, the subject of its clause ("X faced criticism")
///   modifier  "a corrupt X", "X's corrupt deal", "X is corrupt", "called X corrupt", "X, a hero",
///             and the subject of its clause ("X made a false claim")
/// A subject that stands before others of another clause gives way to the target named last before
/// the words. Else that target (Link::clause), with at most three marks and words that open clauses
/// between, and never the one who does an object's deed; else the only one that the sentence names,
/// where it names nobody else.
[[nodiscard]] RoleLink attach_by_role(const TokenView& view, const Hit& hit, Role role,
                                      TokenRange sentence, std::span<const Mention> mentions);

}  // namespace parallax
