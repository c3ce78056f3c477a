#include "engine/profile/compare_parts.hpp"
#include "engine/profile/written_words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <string>
#include <utility>

namespace parallax {
namespace {

using WordingCounts = std::array<std::uint64_t, wording_count>;
using OutletCounts = std::vector<WordingCounts>;  // by outlet
using SurfaceCounts = std::map<std::string, std::uint64_t>;

struct ChoiceKey {
    ChoiceId choice;
    std::optional<TargetId> target;

    friend bool operator<(const ChoiceKey& a, const ChoiceKey& b) {
        return a.choice != b.choice ? a.choice < b.choice : is_before(a.target, b.target);
    }
};

/// One label: how often it is used, and in which words.
struct Label {
    OutletCounts counts;
    std::vector<std::array<SurfaceCounts, wording_count>> surfaces;  ///< by outlet
};

/// Labels of one choice about one target, by term.
using LabelCounts = std::map<TermId, Label>;

std::map<ChoiceKey, LabelCounts> count_labels(const ProfileTable& table, const OutletIndex& index) {
    std::map<ChoiceKey, LabelCounts> labels;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (const LabelCount& count : table.rows[row].labels) {
            Label& label = labels[{count.choice, count.target}][count.term];
            label.counts.resize(index.names.size());
            label.surfaces.resize(index.names.size());
            const std::uint32_t outlet = index.outlets[row];
            const auto wording = static_cast<std::size_t>(count.wording);
            label.counts[outlet][wording] += count.count;
            label.surfaces[outlet][wording][count.surface] += count.count;
        }
    }
    return labels;
}

std::uint64_t total(const OutletCounts& counts) {
    std::uint64_t sum = 0;
    for (const WordingCounts& outlet : counts) {
        for (const std::uint64_t count : outlet) sum += count;
    }
    return sum;
}

/// By total count falling, then term.
std::vector<TermId> order_terms(const LabelCounts& labels) {
    std::vector<std::pair<std::uint64_t, TermId>> totals;
    for (const auto& [term, label] : labels) totals.emplace_back(total(label.counts), term);
    std::sort(totals.begin(), totals.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::vector<TermId> terms;
    for (const auto& [count, term] : totals) terms.push_back(term);
    return terms;
}

/// References to `target` by one outlet in one wording, in any form.
std::uint64_t count_references(const std::vector<MentionRow>& mentions, TargetId target,
                               std::size_t outlet, std::size_t wording) {
    const auto found = std::lower_bound(
        mentions.begin(), mentions.end(), target,
        [](const MentionRow& row, TargetId wanted) { return row.target < wanted; });
    if (found == mentions.end() || found->target != target) return 0;
    const auto& kinds = found->outlets[outlet][wording];
    return std::accumulate(kinds.begin(), kinds.end(), std::uint64_t{0});
}

std::vector<ShareEstimate> estimate_labels(const std::vector<TermId>& terms,
                                           const LabelCounts& counts, std::uint64_t labels,
                                           std::uint64_t documents, std::size_t outlet,
                                           std::size_t wording) {
    std::vector<ShareEstimate> shares;
    for (const TermId term : terms)
        shares.push_back(
            estimate_share(counts.at(term).counts[outlet][wording], labels, documents));
    return shares;
}

std::vector<SurfaceUse> list_surfaces(const SurfaceCounts& counts) {
    struct Spellings {
        SurfaceUse all;
        std::uint64_t most = 0;  ///< of the spelling that is shown
    };
    std::map<std::string, Spellings> folded;
    for (const auto& [surface, count] : counts) {
        Spellings& spellings = folded[lower_ascii(surface)];
        spellings.all.count += count;
        // In order of bytes: of equally frequent spellings the one with the later capital wins.
        if (count < spellings.most) continue;
        spellings.most = count;
        spellings.all.surface = surface;
    }
    std::vector<SurfaceUse> surfaces;
    for (auto& [folding, spellings] : folded) surfaces.push_back(std::move(spellings.all));
    std::stable_sort(surfaces.begin(), surfaces.end(),
                     [](const SurfaceUse& a, const SurfaceUse& b) { return a.count > b.count; });
    return surfaces;
}

}  // namespace

std::vector<MentionRow> compare_mentions(const ProfileTable& table, const OutletIndex& index) {
    std::map<TargetId, MentionRow> by_target;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (const OpportunityCount& count : table.rows[row].opportunities) {
            MentionRow& mentions = by_target[count.target];
            mentions.target = count.target;
            mentions.outlets.resize(index.names.size());
            auto& kinds =
                mentions.outlets[index.outlets[row]][static_cast<std::size_t>(count.wording)];
            kinds[static_cast<std::size_t>(count.kind)] += count.count;
        }
    }
    std::vector<MentionRow> mentions;
    for (auto& [target, row] : by_target) mentions.push_back(std::move(row));
    return mentions;
}

std::vector<ChoiceRow> compare_choices(const ProfileTable& table, const Lexicon& lexicon,
                                       const OutletIndex& index) {
    const std::vector<MentionRow> mentions = compare_mentions(table, index);
    std::vector<ChoiceRow> rows;
    for (const auto& [key, counts] : count_labels(table, index)) {
        ChoiceRow row{key.choice, key.target, order_terms(counts), {}};
        // Words for deeds and states refer to no target, so nothing says how often they could have
        // been used.
        const bool has_opportunities = key.target && lexicon.names_targets(key.choice);
        for (std::size_t o = 0; o < index.names.size(); ++o) {
            auto& cells = row.outlets.emplace_back();
            for (std::size_t w = 0; w < wording_count; ++w) {
                std::uint64_t labels = 0;
                for (const auto& [term, label] : counts) labels += label.counts[o][w];
                if (has_opportunities) {
                    // A noun phrase with labels of two choices is one reference, in the wording of
                    // the first; the other label refers to the target all the same.
                    const std::uint64_t references =
                        std::max(count_references(mentions, *key.target, o, w), labels);
                    cells[w].labelling = estimate_share(labels, references, index.documents[o]);
                }
                cells[w].labels =
                    estimate_labels(row.terms, counts, labels, index.documents[o], o, w);
                for (const TermId term : row.terms)
                    cells[w].surfaces.push_back(list_surfaces(counts.at(term).surfaces[o][w]));
            }
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace parallax
