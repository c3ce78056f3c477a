#pragma once

#include "engine/lexicon/lexicon.hpp"
#include "engine/profile/agency_comparison.hpp"
#include "engine/profile/profile_table.hpp"

#include <array>
#include <utility>
#include <vector>

namespace parallax {

/// How one outlet words one target against its opposite on one axis: of the hits with a pole, the
/// share of the negative pole about the one less that about the other. Intervals of the shares know
/// that hits of one cluster go together; that of the difference joins them (Zou & Donner 2008) as
/// if the two were independent, which hits of one article on both targets are not quite.
using ContrastCells = std::array<ShareDifference, wording_count>;

/// One axis and two targets that a lexicon declares as opposites, side by side.
struct TargetContrast {
    AxisId axis;
    TargetId first;
    TargetId second;
    std::vector<ContrastCells> outlets;  ///< as Comparison::outlets
};

/// Pairs of targets that a lexicon declares as opposites: of one kind, on the two sides that it has
/// such targets on, each with each; and armed groups of one side, if the other of its two sides has
/// none, with that one's army, government and state. First the side that is first bytewise. Sorted.
[[nodiscard]] std::vector<std::pair<TargetId, TargetId>> find_opposites(const Lexicon& lexicon);

}  // namespace parallax
