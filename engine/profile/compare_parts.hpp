#pragma once

#include "engine/profile/comparison.hpp"
#include "engine/profile/outlet_index.hpp"
#include "engine/profile/source_names.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace parallax {

// The parts of compare(), each for one field of Comparison. All take the outlets' index of the same
// table.

[[nodiscard]] std::vector<OutletSummary> summarise_outlets(const ProfileTable& table,
                                                           const Lexicon& lexicon,
                                                           const OutletIndex& index);

[[nodiscard]] std::vector<EventSummary> summarise_events(const ProfileTable& table,
                                                         const OutletIndex& index);

[[nodiscard]] std::vector<AxisRow> compare_axes(const ProfileTable& table, const Lexicon& lexicon,
                                                const OutletIndex& index);

[[nodiscard]] std::vector<ChoiceRow> compare_choices(const ProfileTable& table,
                                                     const Lexicon& lexicon,
                                                     const OutletIndex& index);

[[nodiscard]] std::vector<MentionRow> compare_mentions(const ProfileTable& table,
                                                       const OutletIndex& index);

/// By words falling, then name; those that one document alone names too.
[[nodiscard]] std::vector<SourceRow> compare_sources(const ProfileTable& table,
                                                     const OutletIndex& index,
                                                     const SourceNames& names);

/// By side, those whose side is not known last.
[[nodiscard]] std::vector<SideRow> compare_sides(const ProfileTable& table, const Lexicon& lexicon,
                                                 const OutletIndex& index,
                                                 const SourceNames& names);
[[nodiscard]] AgencyComparison compare_agency(const ProfileTable& table, const Lexicon& lexicon,
                                              const OutletIndex& index);

/// By hits in own wording falling; those of which both targets are met.
[[nodiscard]] std::vector<TargetContrast> compare_contrasts(const ProfileTable& table,
                                                            const Lexicon& lexicon,
                                                            const OutletIndex& index);

[[nodiscard]] TimeComparison compare_time(const ProfileTable& table, const Lexicon& lexicon,
                                          const OutletIndex& index);

[[nodiscard]] OutletMap compare_map(const ProfileTable& table, const Lexicon& lexicon,
                                    const OutletIndex& index);

/// By |weight| falling, rank, key, place, term.
[[nodiscard]] std::vector<Evidence> sort_by_strength(std::vector<Evidence> evidence,
                                                     const Lexicon& lexicon);

/// By rank, key, place, who is affected.
[[nodiscard]] std::vector<HarmEvidence> sort_by_rank(std::vector<HarmEvidence> evidence);

/// By outlet, term, target (none first), wording.
[[nodiscard]] std::vector<EvidenceTotal> total_evidence(const ProfileTable& table,
                                                        const OutletIndex& index);

/// count ÷ of, without an interval.
[[nodiscard]] ShareEstimate estimate_share(std::uint64_t count, std::uint64_t of);

/// A share of an outlet's words, whose interval knows that words of one cluster go together; none
/// with fewer than two clusters.
[[nodiscard]] ShareEstimate estimate_clustered_share(std::uint64_t count, const ClusterSums& sums);

/// What stands in each cluster of an outlet.
using ClusterTotals = std::map<std::uint32_t, ClusterTotal>;

/// The same of all clusters together.
[[nodiscard]] ShareEstimate estimate_clustered_share(const ClusterTotals& clusters);

/// Hits per 1,000 of `words`; `sums` are those of the clusters that have the hits and the words.
[[nodiscard]] RateEstimate estimate_rate(std::uint64_t count, std::uint64_t words,
                                         const ClusterSums& sums);

/// A number for each document that has one, with its cluster.
using ClusteredValues = std::vector<std::pair<std::uint32_t, double>>;

/// Mean over documents; the interval is by bootstrap over clusters, from
/// fewest_clusters_to_resample on.
struct MeanEstimate {
    std::optional<double> mean;
    std::optional<Interval> interval;
};
[[nodiscard]] MeanEstimate estimate_mean(const ClusteredValues& values);

/// Orders a missing target behind every target.
[[nodiscard]] inline bool is_before(std::optional<TargetId> a, std::optional<TargetId> b) {
    if (a.has_value() != b.has_value()) return a.has_value();
    return a < b;
}

}  // namespace parallax
