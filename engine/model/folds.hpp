#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// A fold for each example, each < the number of folds used. What is drawn depends on keys, labels
/// and seed alone, not on the order of the examples.
struct Folds {
    std::vector<std::uint32_t> of;
    std::uint32_t count = 0;
};

/// Folds of equal size with equal shares of each class: the examples of a class, in order of
/// hash(seed, key), are dealt out in turn. `keys` are unique. Requires wanted >= 2.
[[nodiscard]] Folds stratified_folds(const std::vector<std::string>& keys,
                                     const std::vector<std::uint32_t>& classes,
                                     std::uint32_t wanted, std::uint64_t seed);

/// Folds that keep every group together: the groups, the largest first, those of one size in order
/// of hash(seed, group), go each into the fold with the fewest examples. As many folds as groups if
/// those are fewer.
[[nodiscard]] Folds grouped_folds(const std::vector<std::string>& groups, std::uint32_t wanted,
                                  std::uint64_t seed);

/// A hash of the text that is the same on every machine (FNV-1a, 64 bits, mixed with the seed).
[[nodiscard]] std::uint64_t seeded_hash(std::string_view text, std::uint64_t seed);

}  // namespace parallax
