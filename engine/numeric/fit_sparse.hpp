#pragma once

#include "engine/numeric/logistic.hpp"

namespace parallax {

/// Minimises the loss of `problem` with an elastic net (Zou & Hastie 2005) instead of the Gaussian
/// prior: in standardised deviations u = (β − m) ÷ s
///   Σ wᵢ·(−Σ_k yᵢₖ ln pᵢₖ) + ½ (1 − ρ) Σ uⱼ² + ρ Σ |uⱼ|,  ρ = `l1_ratio` in (0, 1],
/// so that weights of which the examples say little stay exactly at their prior mean: n-grams at 0.
/// By OWL-QN in the coordinates of fit_logistic. The intercept has no penalty. `loss` of the result
/// is the objective above.
[[nodiscard]] LogisticFit fit_sparse(const LogisticProblem& problem, double l1_ratio,
                                     const MinimiseOptions& options = {});

}  // namespace parallax
