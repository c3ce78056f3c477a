#include "engine/profile/outlet_index.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <set>
#include <string_view>
#include <tuple>

namespace parallax {
namespace {

auto reading_order(const DocumentRow& row) {
    return std::tie(row.outlet, row.event, row.date, row.key);
}

bool has_enough_events(const std::vector<DocumentRow>& rows) {
    std::set<std::string_view> events;
    for (const DocumentRow& row : rows) {
        if (!row.event.empty()) events.insert(row.event);
        if (events.size() >= fewest_events_to_cluster_by) return true;
    }
    return false;
}

/// Opens the next cluster of the outlet unless the row goes with the one before it.
void assign_cluster(OutletIndex& index, const DocumentRow* before, const DocumentRow& row,
                    std::uint32_t at, std::size_t outlet) {
    std::vector<double>& words = index.cluster_words[outlet];
    const bool same_story = index.clustered_by_event && before != nullptr &&
                            before->outlet == row.outlet && !row.event.empty() &&
                            before->event == row.event;
    if (!same_story) words.push_back(0.0);
    words.back() += static_cast<double>(count_words(row));
    index.clusters[at] = static_cast<std::uint32_t>(words.size() - 1);
}

}  // namespace

std::uint64_t count_words(const DocumentRow& row) {
    return std::accumulate(row.words.begin(), row.words.end(), std::uint64_t{0});
}

OutletIndex index_outlets(const std::vector<DocumentRow>& rows) {
    OutletIndex index;
    index.clustered_by_event = has_enough_events(rows);
    index.rows.resize(rows.size());
    std::iota(index.rows.begin(), index.rows.end(), 0U);
    std::sort(index.rows.begin(), index.rows.end(), [&](std::uint32_t a, std::uint32_t b) {
        return reading_order(rows[a]) < reading_order(rows[b]);
    });

    index.outlets.resize(rows.size());
    index.clusters.resize(rows.size());
    const DocumentRow* before = nullptr;
    for (const std::uint32_t at : index.rows) {
        const DocumentRow& row = rows[at];
        if (before == nullptr || before->outlet != row.outlet) {
            index.names.push_back(row.outlet);
            index.documents.push_back(0);
            index.words.push_back(0);
            index.cluster_words.emplace_back();
        }
        const std::size_t outlet = index.names.size() - 1;
        index.outlets[at] = static_cast<std::uint32_t>(outlet);
        ++index.documents[outlet];
        index.words[outlet] += count_words(row);
        assign_cluster(index, before, row, at, outlet);
        before = &row;
    }
    for (const std::vector<double>& words : index.cluster_words) {
        ClusterSums& sums = index.exposure.emplace_back();
        for (const double exposure : words) sums.add({0.0, exposure});
    }
    return index;
}

void add_hits(ClusterSums& sums, std::uint64_t hits, double words) {
    const auto count = static_cast<double>(hits);
    sums.count += count;
    sums.count_squared += count * count;
    sums.count_exposure += count * words;
    // A cluster of hits without words was passed over when the exposure was summed.
    if (words == 0.0) ++sums.clusters;
}

void ClusteredCount::add(std::uint32_t cluster, std::uint64_t hits) {
    assert(parts_.empty() || parts_.back().cluster <= cluster);
    if (hits == 0) return;
    if (parts_.empty() || parts_.back().cluster != cluster) parts_.push_back({cluster, 0});
    parts_.back().hits += hits;
}

ClusterSums ClusteredCount::sums(const OutletIndex& index, std::size_t outlet) const {
    ClusterSums sums = index.exposure[outlet];
    for (const Part& part : parts_)
        add_hits(sums, part.hits, index.cluster_words[outlet][part.cluster]);
    return sums;
}

}  // namespace parallax
