#pragma once

#include "engine/corpus/read_ratings.hpp"
#include "engine/numeric/agreement.hpp"

#include <vector>

namespace parallax {

/// Whether every rating is a number.
[[nodiscard]] bool are_numbers(const Ratings& ratings);

/// The ratings as numbers, in their order: on the nominal scale the number of each text among all
/// different ones, else what the text says. Throws InputError with every text that is no number.
[[nodiscard]] std::vector<UnitRating> rating_values(const Ratings& ratings, RatingScale scale);

}  // namespace parallax
