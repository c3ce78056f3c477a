#include "engine/profile/compare_parts.hpp"

#include <algorithm>
#include <cassert>
#include <map>

namespace parallax {
namespace {

bool has_framing_hit(const DocumentRow& row, const Lexicon& lexicon) {
    return std::any_of(row.axes.begin(), row.axes.end(), [&](const AxisCount& count) {
        return count.hits > 0 && lexicon.axis(count.axis).kind == LexiconKind::framing;
    });
}

/// ISO 8601 texts compare bytewise; a date stands before the moments of its day.
void widen_dates(std::string& first, std::string& last, const std::string& date) {
    if (date.empty()) return;
    if (first.empty() || date < first) first = date;
    if (last.empty() || date > last) last = date;
}

}  // namespace

ShareEstimate estimate_share(std::uint64_t count, std::uint64_t of) {
    assert(count <= of);
    ShareEstimate estimate{count, of, std::nullopt, std::nullopt};
    if (of > 0) estimate.share = static_cast<double>(count) / static_cast<double>(of);
    return estimate;
}

ShareEstimate estimate_clustered_share(std::uint64_t count, const ClusterSums& sums) {
    ShareEstimate estimate{count, static_cast<std::uint64_t>(sums.exposure), std::nullopt,
                           std::nullopt};
    if (estimate.of == 0) return estimate;
    estimate.share = static_cast<double>(count) / static_cast<double>(estimate.of);
    estimate.interval = clustered_share_interval(sums);
    return estimate;
}

ShareEstimate estimate_clustered_share(const ClusterTotals& clusters) {
    ClusterSums sums;
    for (const auto& [cluster, total] : clusters) sums.add(total);
    return estimate_clustered_share(static_cast<std::uint64_t>(sums.count), sums);
}

std::vector<OutletSummary> summarise_outlets(const ProfileTable& table, const Lexicon& lexicon,
                                             const OutletIndex& index) {
    std::vector<OutletSummary> summaries(index.names.size());
    std::vector<std::array<ClusteredCount, all_voices.size()>> voices(index.names.size());
    std::vector<ClusterTotals> without_hits(index.names.size());
    for (const std::uint32_t row : index.rows) {
        const DocumentRow& document = table.rows[row];
        OutletSummary& summary = summaries[index.outlets[row]];
        summary.outlet = document.outlet;
        ++summary.documents;
        ClusterTotal& without = without_hits[index.outlets[row]][index.clusters[row]];
        without.exposure += 1.0;
        if (!has_framing_hit(document, lexicon)) without.count += 1.0;
        summary.sentences += document.scored_sentences;
        for (std::size_t v = 0; v < all_voices.size(); ++v) {
            summary.words[v] += document.words[v];
            voices[index.outlets[row]][v].add(index.clusters[row], document.words[v]);
        }
        widen_dates(summary.first_date, summary.last_date, document.date);
    }
    for (std::size_t o = 0; o < summaries.size(); ++o) {
        OutletSummary& summary = summaries[o];
        summary.without_hits = estimate_clustered_share(without_hits[o]);
        for (std::size_t v = 0; v < all_voices.size(); ++v) {
            summary.voice_shares[v] =
                estimate_clustered_share(summary.words[v], voices[o][v].sums(index, o));
        }
    }
    return summaries;
}

std::vector<EventSummary> summarise_events(const ProfileTable& table, const OutletIndex& index) {
    std::map<std::string, EventSummary> by_name;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const DocumentRow& document = table.rows[row];
        EventSummary& summary = by_name[document.event];
        summary.documents.resize(index.names.size());
        ++summary.documents[index.outlets[row]];
        widen_dates(summary.first_date, summary.last_date, document.date);
    }
    std::vector<EventSummary> summaries;
    for (auto& [name, summary] : by_name) {
        summary.event = name;
        summaries.push_back(std::move(summary));
    }
    return summaries;
}

}  // namespace parallax
