#include "engine/profile/affinity_comparison.hpp"
#include "engine/profile/compare_parts.hpp"

#include <cstddef>
#include <utility>

namespace parallax {
namespace {

/// The phrases that the scorer goes by, in own wording.
std::vector<TermHits> find_phrases(const DocumentRow& row, const AffinityScorer& scorer) {
    std::vector<TermHits> phrases;
    for (const TermCount& count : row.terms) {
        if (count.wording == Wording::outlet && scorer.marks(count.term))
            phrases.push_back({count.term, count.hits});
    }
    return phrases;
}

}  // namespace

AffinityComparison compare_affinity(const ProfileTable& table, const AffinityScorer& scorer) {
    AffinityComparison result;
    if (scorer.outlets().size() < 2) return result;
    result.lexicons.assign(scorer.outlets().begin(), scorer.outlets().end());
    const OutletIndex index = index_outlets(table.rows);
    // Outlet → lexicon → cluster and share of each document.
    std::vector<std::vector<ClusteredValues>> shares(
        index.names.size(), std::vector<ClusteredValues>(result.lexicons.size()));
    result.outlets.resize(index.names.size());
    for (const std::uint32_t at : index.rows) {
        const DocumentRow& row = table.rows[at];
        const std::vector<TermHits> phrases = find_phrases(row, scorer);
        if (phrases.empty()) continue;
        ++result.outlets[index.outlets[at]].documents;
        const std::vector<Affinity> scored = scorer.score(phrases, row.scored_sentences);
        for (std::size_t i = 0; i < scored.size(); ++i)
            shares[index.outlets[at]][i].emplace_back(index.clusters[at], scored[i].share);
    }
    for (std::size_t o = 0; o < shares.size(); ++o) {
        for (const ClusteredValues& of_lexicon : shares[o]) {
            const MeanEstimate mean = estimate_mean(of_lexicon);
            result.outlets[o].means.push_back(mean.mean);
            result.outlets[o].intervals.push_back(mean.interval);
        }
    }
    return result;
}

}  // namespace parallax
