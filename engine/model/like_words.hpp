#pragma once

#include "engine/model/training_set.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <Eigen/Core>

namespace parallax {

// Words that are used alike get like weights: the weight of a word with vector v is δ + v·γ, with a
// prior for δ of its own and one γ for all words, each entry of it normal around 0. That is a
// Gaussian prior in which weights of words covary with the cosine of their vectors. Training finds
// γ as weights of columns that hold, for each example, the sum of its words' values times their
// vectors; afterwards γ is multiplied out, so that the model has weights of words and nothing else.

/// The number of the vector that a feature goes by: that of a single word in the outlet's wording.
[[nodiscard]] std::optional<std::uint32_t> find_vector(const WordVectors& vectors,
                                                       std::string_view feature);

/// How many words have a vector: of those that two or more examples hold in the outlet's wording.
struct VectorCoverage {
    std::size_t words = 0;
    std::size_t with_vector = 0;
};
[[nodiscard]] VectorCoverage cover_words(const TrainingSet& set);

/// Appends a column for each dimension. `columns`: the table's column of each that is there.
void append_dimensions(const TrainingSet& set, std::span<const std::uint32_t> columns,
                       SparseRows& rows);

/// Takes the last columns off the fit again and adds what they say to the weights of words, and to
/// their standard deviations where there are any.
void multiply_out(const TrainingSet& set, FittedWeights& fitted);

}  // namespace parallax
