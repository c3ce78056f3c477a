#pragma once

#include "engine/context/attach_by_role.hpp"

#include <span>

namespace parallax {

/// Whose deed a hit is that names a deed ("deadly offensive", "genocide") in an entry with the role
/// `doer` or none. `mentions`: as for attach_by_role.
///   "the crimes of Israel", with the role `doer` only
///   "genocide by Israel", "crimes committed by Hamas"
///   "Israel is accused of genocide"
///   "In response to the raid, Israel launched …": the subject behind a fronted deed
///   "Hamas fired rockets in retaliation for", "Hamas bears the blame for thwarting": the subject
///   of the clause, over any words, for a phrase that opens with a preposition or follows one
///   "Israel has waged a deadly offensive", "Israel unleashed …": the subject of the clause, over
///   at most six words and no preposition, form of "be" other than "is waging", negation or verb of
///   attitude ("condemned the massacre" is no deed of the one who condemns)
/// Places and peoples are named as victims as often as not, and are left alone.
[[nodiscard]] RoleLink attach_deed(const TokenView& view, const Hit& hit, Role role,
                                   const Lexicon& lexicon, TokenRange sentence,
                                   std::span<const Mention> mentions);

/// Whether a target of this kind acts: a state, a government, an army, an armed group, a party, an
/// organisation, a person.
[[nodiscard]] bool is_actor(const Target& target);

}  // namespace parallax
