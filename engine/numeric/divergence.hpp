#pragma once

#include <span>

namespace parallax {

// How far apart two distributions over the same things are, from their counts. Both are 0 for equal
// and 1 for disjoint distributions, and too large in small samples: compare with their mean over
// permutations. Require equally many counts >= 0, of each a sum above 0.

/// Jensen–Shannon divergence in bits (Lin 1991).
[[nodiscard]] double jensen_shannon(std::span<const double> a, std::span<const double> b);

/// ½ Σ |p − q|.
[[nodiscard]] double total_variation(std::span<const double> a, std::span<const double> b);

}  // namespace parallax
