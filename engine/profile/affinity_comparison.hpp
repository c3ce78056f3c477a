#pragma once

#include "engine/model/affinity.hpp"
#include "engine/numeric/intervals.hpp"
#include "engine/profile/profile_table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parallax {

/// Whose wording the documents of one outlet resemble.
struct OutletAffinity {
    std::uint64_t documents = 0;               ///< with a phrase of an outlet lexicon
    std::vector<std::optional<double>> means;  ///< as AffinityComparison::lexicons; none without
    std::vector<std::optional<Interval>> intervals;  ///< bootstrap over clusters, from 20 on
};

/// Which of the outlet lexicons that were read each outlet's wording resembles, averaged over the
/// documents that hold one of their phrases in own wording. Enters no other measure.
struct AffinityComparison {
    std::vector<std::string> lexicons;    ///< ids; empty with fewer than two outlet lexicons
    std::vector<OutletAffinity> outlets;  ///< as Comparison::outlets; empty without lexicons
};

/// A pure function of the table. `scorer` and the table are of the same lexicon.
[[nodiscard]] AffinityComparison compare_affinity(const ProfileTable& table,
                                                  const AffinityScorer& scorer);

}  // namespace parallax
