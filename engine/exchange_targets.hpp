#pragma once

#include "engine/resources.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace parallax {

/// An entry that says another thing of one target than of the other.
struct MovedTerm {
    TermId term;
    double about_first = 0.0;   ///< what it adds to its axis about the first target, in `first`
    double about_second = 0.0;  ///< and about the second, in `second`
    std::string first;          ///< a sentence with the name of the first target
    std::string second;         ///< the same with the second's in its place
    std::string unpaired;       ///< of an entry bound to one of the two: why, and no sentences
};

/// What exchanging two targets moves in a lexicon.
struct SymmetryCheck {
    std::size_t terms = 0;  ///< entries with a weight on an axis of framing that can be about them
    std::size_t reached = 0;         ///< those that a sentence attached to one of the two
    std::size_t paired = 0;          ///< those bound to one of them with a counterpart or a reason
    std::size_t sentences = 0;       ///< read, each with either name
    std::vector<MovedTerm> moved;    ///< in order of the terms
    std::vector<std::string> lists;  ///< lists of names that do not match one to one, in words
};

/// Puts each entry's phrase into sentences about the first target, exchanges the names of the two,
/// and compares what comes out about them (promise 7: what is said alike of two counts alike). An
/// entry bound to one of the two must have a counterpart bound to the other, named by `pair`, with
/// the same axis and weight, or a reason ("none: …"). The sentences are English. Requires two
/// different targets of the resources' lexicon.
[[nodiscard]] SymmetryCheck exchange_targets(const Resources& resources, TargetId first,
                                             TargetId second);

}  // namespace parallax
