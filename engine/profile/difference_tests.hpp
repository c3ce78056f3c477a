#pragma once

#include "engine/lexicon/lexicon.hpp"
#include "engine/profile/difference_comparison.hpp"

namespace parallax {

/// Tests and judges in another table of the same documents what `headline` tested there.
[[nodiscard]] DifferenceComparison test_again(const DifferenceComparison& headline,
                                              const ProfileTable& table, const Lexicon& lexicon,
                                              bool with_outlet_lexicons);

/// Adds to headline.sensitivity what its differences are without each entry that makes them.
void list_without_entries(DifferenceComparison& headline);

}  // namespace parallax
