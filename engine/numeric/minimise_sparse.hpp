#pragma once

#include "engine/numeric/minimise.hpp"

#include <Eigen/Core>

namespace parallax {

/// Finds a minimum of smooth(x) + Σ lⱼ·|xⱼ| for lⱼ >= 0, at which coordinates are exactly 0, by
/// orthant-wise limited-memory quasi-Newton (OWL-QN; Andrew & Gao 2007): descent along the pseudo
/// gradient within the orthant it points into, with a backtracking search. Stops as minimise()
/// does, the pseudo gradient in the gradient's place; for a convex function that is its only
/// minimum. `penalties` has the length of `start`. The same input gives the same bits.
[[nodiscard]] Minimum minimise_sparse(const Objective& smooth, const Eigen::VectorXd& penalties,
                                      Eigen::VectorXd start, const MinimiseOptions& options = {});

}  // namespace parallax
