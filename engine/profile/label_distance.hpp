#pragma once

#include "engine/profile/compared_documents.hpp"
#include "engine/profile/difference_comparison.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace parallax {

/// How many shuffles of outlets within events tell how far labels are apart by chance.
inline constexpr std::uint64_t shuffles_for_chance = 400;

/// How far the labels of two outlets in their own wording are apart on events that both cover, for
/// each choice and target for which all outlets have `fewest_to_list` labels: Jensen-Shannon
/// divergence and total variation, each also less its mean over shuffles. `pairs`: list_pairs() of
/// the compared documents.
[[nodiscard]] std::vector<ChoiceDifference> measure_label_distances(
    const ComparedDocuments& compared, std::span<const OutletPair> pairs, const Lexicon& lexicon,
    std::uint64_t seed);

}  // namespace parallax
