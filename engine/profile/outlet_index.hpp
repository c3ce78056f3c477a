#pragma once

#include "engine/numeric/intervals.hpp"
#include "engine/profile/profile_table.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace parallax {

/// From this many named events on, documents about one event count as one cluster: they tell the
/// same story, so their wording is no independent evidence.
inline constexpr std::size_t fewest_events_to_cluster_by = 8;

/// Which rows of a table belong to which outlet, and which belong together.
struct OutletIndex {
    std::vector<std::string> names;      ///< bytewise
    std::vector<std::uint32_t> rows;     ///< indices by outlet, event, date, key
    std::vector<std::uint32_t> outlets;  ///< of a row, by index of the row
    /// Of a row, by index of the row; numbered from 0 within each outlet in the order of `rows`.
    /// Without an event a document is a cluster of its own.
    std::vector<std::uint32_t> clusters;
    std::vector<std::uint64_t> documents;            ///< of an outlet
    std::vector<std::uint64_t> words;                ///< of an outlet
    std::vector<ClusterSums> exposure;               ///< of an outlet's clusters, without hits
    std::vector<std::vector<double>> cluster_words;  ///< of an outlet's clusters
    bool clustered_by_event = false;
};

[[nodiscard]] OutletIndex index_outlets(const std::vector<DocumentRow>& rows);

/// Words outside furniture in any voice.
[[nodiscard]] std::uint64_t count_words(const DocumentRow& row);

/// Adds the hits of a cluster whose words, so many, are among the exposure of `sums` already.
void add_hits(ClusterSums& sums, std::uint64_t hits, double words);

/// Hits of one cell, cluster by cluster. Rows must be added in the order of OutletIndex::rows.
class ClusteredCount {
public:
    void add(std::uint32_t cluster, std::uint64_t hits);

    /// Sums over all clusters of `outlet`, those without a hit among them.
    [[nodiscard]] ClusterSums sums(const OutletIndex& index, std::size_t outlet) const;

private:
    struct Part {
        std::uint32_t cluster = 0;
        std::uint64_t hits = 0;
    };
    std::vector<Part> parts_;
};

}  // namespace parallax
