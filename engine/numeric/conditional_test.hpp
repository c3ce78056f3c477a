#pragma once

#include "engine/numeric/stratified_difference.hpp"

#include <span>

namespace parallax {

/// Tests that two groups do not differ, given what both together count in each stratum: p,
/// two-sided, in (0, 1]. Without a difference the first group's count x of T in all strata has
///   mean E = Σ T_e·n_Ae ÷ n_e and variance V = φ·Σ v_e,
/// v_e = T_e·n_Ae·n_Be ÷ n_e² of rates (binomial: Przyborowski & Wilenski 1940) and that times
/// (n_e − T_e) ÷ (n_e − 1) of shares (hypergeometric: Fisher 1935). p is twice the smaller tail of
/// the binomial distribution of the same mean and variance on the same range,
///   share E ÷ T of n' = E·(T − E) ÷ V things, x·n' ÷ T of them,
/// its tails as in Clopper & Pearson (1934). Exact for rates of one stratum at φ = 1, and not
/// symmetric about its mean where the groups' exposures are not alike, which a permutation of few
/// strata takes it to be. φ ≥ 1 is by how much squared deviations exceed those of independent
/// counts (Pearson's X² ÷ (G − 1); McCullagh & Nelder 1989), around what is expected with the
/// common ratio (Mantel & Haenszel 1959) of the rates, or difference (Greenland & Robins 1985) of
/// the shares, so that a true difference does not count as dispersion. Exchanging the groups
/// changes nothing. 1 where nothing is counted in a stratum of both. Requires units in order of
/// stratum.
[[nodiscard]] double test_conditionally(std::span<const StratifiedUnit> units, RatioKind kind);

}  // namespace parallax
