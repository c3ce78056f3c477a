#pragma once

#include "engine/numeric/stratified_difference.hpp"
#include "engine/profile/compared_documents.hpp"
#include "engine/profile/difference_comparison.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace parallax {

/// What the documents of a subset add to one measure, as dense columns.
struct MeasureColumns {
    std::vector<double> count;     ///< by place in the subset
    std::vector<double> exposure;  ///< words or opportunities
};

/// `measured` must be of the compared documents.
[[nodiscard]] MeasureColumns list_columns(const MeasuredDocuments& measured,
                                          const ComparedDocuments& compared,
                                          const DocumentSubset& subset);

[[nodiscard]] RatioKind ratio_of(const DeclaredMeasure& measure);

/// The documents of a subset as units of two groups: `first`, and all others.
[[nodiscard]] std::vector<StratifiedUnit> list_units(const MeasureColumns& columns,
                                                     const DocumentSubset& subset,
                                                     std::uint32_t first);

/// Counts, difference, interval and effect of the two outlets a subset was chosen of; no p, no q
/// and no verdict yet. `lacking` is `nothing` if they can be tested; otherwise no verdict could
/// come out whatever a test said, by what both together count and how few documents could be
/// exchanged. Without an interval if one of them has a single document.
[[nodiscard]] OutletDifference estimate_pair(const DeclaredMeasure& measure,
                                             const MeasureColumns& columns,
                                             const ComparedDocuments& compared,
                                             const DocumentSubset& subset, std::uint32_t a,
                                             std::uint32_t b);

/// Fills in what is lacking for a verdict of an estimated pair, or, if nothing is, what drives the
/// difference. `opened`: the joint test found the measure's outlets to differ.
void judge_pair(OutletDifference& difference, bool opened, const MeasuredDocuments& measured,
                const ComparedDocuments& compared, const DocumentSubset& subset,
                const Lexicon& lexicon);

}  // namespace parallax
