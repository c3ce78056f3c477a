#include "engine/profile/compare_parts.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <tuple>

namespace parallax {

std::vector<Evidence> sort_by_strength(std::vector<Evidence> evidence, const Lexicon& lexicon) {
    std::sort(evidence.begin(), evidence.end(), [&](const Evidence& a, const Evidence& b) {
        const double strength_a = std::abs(lexicon.term(a.term).weight);
        const double strength_b = std::abs(lexicon.term(b.term).weight);
        if (strength_a != strength_b) return strength_a > strength_b;
        return std::tie(a.rank, a.key, a.field, a.span, a.term) <
               std::tie(b.rank, b.key, b.field, b.span, b.term);
    });
    return evidence;
}

std::vector<HarmEvidence> sort_by_rank(std::vector<HarmEvidence> evidence) {
    std::sort(evidence.begin(), evidence.end(), [](const HarmEvidence& a, const HarmEvidence& b) {
        return std::tie(a.rank, a.key, a.field, a.span, a.affected) <
               std::tie(b.rank, b.key, b.field, b.span, b.affected);
    });
    return evidence;
}

std::vector<EvidenceTotal> total_evidence(const ProfileTable& table, const OutletIndex& index) {
    using Cell = std::tuple<std::uint32_t, TermId, std::optional<TargetId>, Wording>;
    struct Count {
        std::uint64_t hits = 0;
        std::uint64_t shown = 0;
    };
    std::map<Cell, Count> cells;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (const TermCount& count : table.rows[row].terms) {
            cells[{index.outlets[row], count.term, count.target, count.wording}].hits += count.hits;
        }
    }
    std::size_t row = 0;
    for (const Evidence& evidence : table.evidence) {
        while (row < table.rows.size() && table.rows[row].key < evidence.key) ++row;
        assert(row < table.rows.size() && table.rows[row].key == evidence.key);
        ++cells[{index.outlets[row], evidence.term, evidence.target, evidence.wording}].shown;
    }
    std::vector<EvidenceTotal> totals;
    for (const auto& [cell, count] : cells) {
        const auto& [outlet, term, target, wording] = cell;
        totals.push_back({index.names[outlet], term, target, wording, count.hits, count.shown});
    }
    return totals;
}

}  // namespace parallax
