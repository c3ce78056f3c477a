#pragma once

#include "engine/corpus/document.hpp"
#include "engine/model/features.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parallax {

/// What one entry adds to a score, by either lexicon.
struct MovedContribution {
    std::string feature;  ///< "<term id>@<wording>"
    double before = 0.0;
    double after = 0.0;
    std::vector<Place> places;  ///< by the lexicon that has the entry, the new one if both do
};

/// A document whose score on an axis about a target lies on another side of 0 than before.
struct VerdictChange {
    std::string id;
    std::string outlet;
    std::string axis;
    std::string target;            ///< "" = nobody known
    std::optional<double> before;  ///< logit; none: nothing was said about it
    std::optional<double> after;
    std::vector<MovedContribution> why;  ///< those that differ, by how far
};

struct VerdictComparison {
    std::vector<VerdictChange> changes;  ///< in input order, then by axis and target
    std::uint64_t documents = 0;         ///< analysed
    std::uint64_t moved = 0;             ///< documents with another score, whatever its side
    std::vector<Reject> rejects;
};

}  // namespace parallax
