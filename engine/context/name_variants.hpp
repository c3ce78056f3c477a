#pragma once

#include "engine/context/token_view.hpp"
#include "engine/lexicon/matcher.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace parallax {

/// Other spellings, in this text, of names that this text mentions: "Hanieyh" where it also has
/// "Haniyeh". A variant is one capitalised word of at least six letters with the same first letter,
/// one letter inserted, dropped, changed or two exchanged (Damerau 1964), that is no grammatical
/// word, nowhere written small, and not the name with an ending ("Russian"); a given name before it
/// must be one of the target's. In order of place.
[[nodiscard]] std::vector<MentionMatch> find_name_variants(const TokenView& view,
                                                           std::span<const MentionMatch> matches);

/// Whether one letter inserted, dropped or changed, or two neighbours exchanged, make `b` of `a`.
/// Compares bytes; false if they are equal.
[[nodiscard]] bool is_one_slip_apart(std::string_view a, std::string_view b);

}  // namespace parallax
