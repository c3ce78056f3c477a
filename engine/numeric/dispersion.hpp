#pragma once

#include <span>

namespace parallax {

/// Deviation of proportions (Gries 2008) over parts of these sizes, normed so that the most uneven
/// spread is 1 (Lijffijt & Gries 2012). `counts[i]` uses in part i. Requires as many counts as
/// sizes and a positive sum of each.
[[nodiscard]] double deviation_of_proportions(std::span<const double> counts,
                                              std::span<const double> sizes);

/// Two-sided p value of a standard normal variate.
[[nodiscard]] double normal_p_value(double z);

}  // namespace parallax
