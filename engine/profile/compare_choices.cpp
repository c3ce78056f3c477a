#include "engine/profile/compare_parts.hpp"
#include "engine/profile/written_words.hpp"

#include <algorithm>
#include <array>
#include <map>
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

/// One number for each cluster of an outlet in which there is one, by wording.
using ClusterCounts = std::vector<std::array<std::map<std::uint32_t, double>, wording_count>>;

double value_of(const std::map<std::uint32_t, double>& counts, std::uint32_t cluster) {
    const auto found = counts.find(cluster);
    return found == counts.end() ? 0.0 : found->second;
}

/// References to each target by outlet, wording and cluster.
std::map<TargetId, ClusterCounts> count_references(const ProfileTable& table,
                                                   const OutletIndex& index) {
    std::map<TargetId, ClusterCounts> references;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (const OpportunityCount& count : table.rows[row].opportunities) {
            ClusterCounts& counts = references[count.target];
            counts.resize(index.names.size());
            counts[index.outlets[row]][static_cast<std::size_t>(count.wording)]
                  [index.clusters[row]] += count.count;
        }
    }
    return references;
}

/// Labels of this choice and target by outlet, wording and cluster: all, and each label's.
struct ClusteredLabels {
    ClusterCounts all;
    std::map<TermId, ClusterCounts> by_term;
};

std::map<ChoiceKey, ClusteredLabels> cluster_labels(const ProfileTable& table,
                                                    const OutletIndex& index) {
    std::map<ChoiceKey, ClusteredLabels> labels;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (const LabelCount& count : table.rows[row].labels) {
            ClusteredLabels& of_key = labels[{count.choice, count.target}];
            const auto wording = static_cast<std::size_t>(count.wording);
            for (ClusterCounts* const counts : {&of_key.all, &of_key.by_term[count.term]}) {
                counts->resize(index.names.size());
                (*counts)[index.outlets[row]][wording][index.clusters[row]] += count.count;
            }
        }
    }
    return labels;
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

/// Labels among all references to the target. A noun phrase with labels of two choices is one
/// reference, in the wording of the first; the other label refers to the target all the same.
ShareEstimate estimate_labelling(const std::map<std::uint32_t, double>& labels,
                                 const std::map<std::uint32_t, double>& references) {
    ClusterTotals clusters;
    for (const auto& [cluster, count] : references) clusters[cluster].exposure = count;
    for (const auto& [cluster, count] : labels) {
        ClusterTotal& total = clusters[cluster];
        total.count = count;
        total.exposure = std::max(total.exposure, count);
    }
    return estimate_clustered_share(clusters);
}

/// This label among all labels.
ShareEstimate estimate_label(const std::map<std::uint32_t, double>& label,
                             const std::map<std::uint32_t, double>& labels) {
    ClusterTotals clusters;
    for (const auto& [cluster, count] : labels)
        clusters[cluster] = {value_of(label, cluster), count};
    return estimate_clustered_share(clusters);
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
    const std::map<TargetId, ClusterCounts> references = count_references(table, index);
    const std::map<ChoiceKey, ClusteredLabels> clustered = cluster_labels(table, index);
    const std::map<std::uint32_t, double> none;
    std::vector<ChoiceRow> rows;
    for (const auto& [key, counts] : count_labels(table, index)) {
        ChoiceRow row{key.choice, key.target, order_terms(counts), {}};
        const ClusteredLabels& labels = clustered.at(key);
        // Words for deeds and states refer to no target, so nothing says how often they could have
        // been used.
        const bool has_opportunities = key.target && lexicon.names_targets(key.choice);
        for (std::size_t o = 0; o < index.names.size(); ++o) {
            auto& cells = row.outlets.emplace_back();
            for (std::size_t w = 0; w < wording_count; ++w) {
                if (has_opportunities) {
                    const auto found = references.find(*key.target);
                    cells[w].labelling = estimate_labelling(
                        labels.all[o][w], found == references.end() ? none : found->second[o][w]);
                }
                for (const TermId term : row.terms) {
                    cells[w].labels.push_back(
                        estimate_label(labels.by_term.at(term)[o][w], labels.all[o][w]));
                    cells[w].surfaces.push_back(list_surfaces(counts.at(term).surfaces[o][w]));
                }
            }
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace parallax
