#include "engine/report/json_parts.hpp"

#include <algorithm>
#include <tuple>

namespace parallax {

std::vector<const Evidence*> sample_evidence(const Comparison& comparison, std::size_t most) {
    std::vector<const Evidence*> sample;
    sample.reserve(std::min(most, comparison.evidence.size()));
    if (comparison.evidence.size() <= most) {
        for (const Evidence& evidence : comparison.evidence) sample.push_back(&evidence);
        return sample;
    }
    std::map<std::string_view, std::string_view> outlet_of;
    for (const DocumentRow& row : comparison.documents) outlet_of.emplace(row.key, row.outlet);

    using Cell = std::tuple<std::string_view, TermId, std::optional<TargetId>, Wording>;
    std::map<Cell, std::vector<std::size_t>> cells;
    for (std::size_t at = 0; at < comparison.evidence.size(); ++at) {
        const Evidence& evidence = comparison.evidence[at];
        cells[{outlet_of[evidence.key], evidence.term, evidence.target, evidence.wording}]
            .push_back(at);
    }
    // Round by round one of each cell, so that rare words keep theirs; within a round by rank.
    std::vector<std::tuple<std::size_t, std::uint64_t, std::size_t>> order;
    order.reserve(comparison.evidence.size());
    for (auto& [cell, places] : cells) {
        std::sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
            return std::tie(comparison.evidence[a].rank, a) <
                   std::tie(comparison.evidence[b].rank, b);
        });
        for (std::size_t round = 0; round < places.size(); ++round) {
            order.emplace_back(round, comparison.evidence[places[round]].rank, places[round]);
        }
    }
    std::sort(order.begin(), order.end());
    std::vector<std::size_t> kept;
    for (std::size_t at = 0; at < most; ++at) kept.push_back(std::get<2>(order[at]));
    std::sort(kept.begin(), kept.end());
    for (const std::size_t at : kept) sample.push_back(&comparison.evidence[at]);
    return sample;
}

}  // namespace parallax
