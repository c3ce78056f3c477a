#pragma once

#include "engine/model/word_vectors.hpp"
#include "tests/evaluate/targets_classifier.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include <Eigen/Core>

namespace parallax::targets {

/// Words that are used alike get like weights: the weight of a word with vector v in a window f is
/// δ + s·v·γ_f, δ with a prior of its own and γ_f common to all words of the window, both normal
/// around 0 and of one width. That is a Gaussian prior in which weights of words of one window
/// covary with the cosine of their vectors (engine/model/like_words.hpp). A weight a word is what
/// comes of it, also for words that no training row has.
class LikeWords {
public:
    /// `sd`: s, how wide γ is beside δ; 0 = words are not alike. Features hold words without their
    /// inflection: such a form has the mean of the vectors of its words, frequent ones counting
    /// more (words stand in order of frequency).
    LikeWords(const WordVectors& vectors, double sd);

    /// How many numbers `sums_of` returns.
    [[nodiscard]] Eigen::Index size() const;
    /// For each window the sum of the values of its words times s times their vectors.
    [[nodiscard]] Eigen::VectorXd sums_of(const NamedFeatures& features) const;

private:
    std::map<std::string, std::uint32_t, std::less<>> number_of_;
    Eigen::MatrixXd rows_;  ///< form × dimension, of length s
};

}  // namespace parallax::targets
