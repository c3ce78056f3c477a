#pragma once

#include "engine/numeric/intervals.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace parallax {

/// Draws whole groups with replacement (cluster bootstrap: Efron & Tibshirani 1993, Davison &
/// Hinkley 1997): calls `take` `samples` times with how often each of the n examples stands in the
/// sample. `group[i]` < `groups` is example i's. Same seed, same samples on every machine.
void resample_groups(std::span<const std::uint32_t> group, std::size_t groups, std::size_t samples,
                     std::uint64_t seed,
                     const std::function<void(const std::vector<std::uint32_t>&)>& take);

/// Percentile interval of bootstrap values: linear between order statistics. None of fewer than 20.
[[nodiscard]] std::optional<Interval> percentile_interval(std::vector<double> values,
                                                          double level = 0.95);

/// Two-sided bootstrap p value that a difference is not 0: twice the smaller share of values at or
/// beyond 0 on either side, one added to each count (Davison & Hinkley 1997), at most 1.
[[nodiscard]] double bootstrap_p_value(std::span<const double> differences);

/// Exact McNemar test (McNemar 1947; binomial form): p value of the two classifiers being right
/// equally often, from how many examples only the first and only the second got right. 1 if both
/// are 0.
[[nodiscard]] double mcnemar_p_value(std::uint64_t only_first, std::uint64_t only_second);

/// Mutual information in nats of two labellings of the same examples, each < its number of values,
/// from their joint counts (Shannon 1948), and its share of the smaller entropy, in [0, 1]; the
/// share is 0 where that entropy is 0.
struct MutualInformation {
    double nats = 0.0;
    double share = 0.0;
};
[[nodiscard]] MutualInformation mutual_information(std::span<const std::uint32_t> a,
                                                   std::size_t values_of_a,
                                                   std::span<const std::uint32_t> b,
                                                   std::size_t values_of_b);

}  // namespace parallax
