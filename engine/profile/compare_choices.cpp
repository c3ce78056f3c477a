#include "engine/core/ascii_case.hpp"
#include "engine/profile/compare_parts.hpp"
#include "engine/profile/written_words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

namespace parallax {
namespace {

/// One number for each cluster in which there is one.
using CountByCluster = std::map<std::uint32_t, double>;
using ClusterCounts = std::vector<std::array<CountByCluster, wording_count>>;  // by outlet
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
    ClusterCounts counts;
    std::vector<std::array<SurfaceCounts, wording_count>> surfaces;  ///< by outlet
};

/// Labels of one choice about one target.
struct LabelCounts {
    ClusterCounts all;
    std::map<TermId, Label> by_term;
};

void add_count(ClusterCounts& counts, const OutletIndex& index, std::size_t row, Wording wording,
               std::uint32_t count) {
    counts.resize(index.names.size());
    counts[index.outlets[row]][static_cast<std::size_t>(wording)][index.clusters[row]] += count;
}

std::map<ChoiceKey, LabelCounts> count_labels(const ProfileTable& table, const OutletIndex& index) {
    std::map<ChoiceKey, LabelCounts> labels;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (const LabelCount& count : table.rows[row].labels) {
            LabelCounts& of_key = labels[{count.choice, count.target}];
            Label& label = of_key.by_term[count.term];
            add_count(of_key.all, index, row, count.wording, count.count);
            add_count(label.counts, index, row, count.wording, count.count);
            label.surfaces.resize(index.names.size());
            label.surfaces[index.outlets[row]][static_cast<std::size_t>(count.wording)]
                          [count.surface] += count.count;
        }
    }
    return labels;
}

double total(const ClusterCounts& counts) {
    double sum = 0.0;
    for (const auto& outlet : counts) {
        for (const CountByCluster& clusters : outlet) {
            for (const auto& [cluster, count] : clusters) sum += count;
        }
    }
    return sum;
}

double value_of(const CountByCluster& counts, std::uint32_t cluster) {
    const auto found = counts.find(cluster);
    return found == counts.end() ? 0.0 : found->second;
}

/// References to each target by outlet, wording and cluster.
std::map<TargetId, ClusterCounts> count_references(const ProfileTable& table,
                                                   const OutletIndex& index) {
    std::map<TargetId, ClusterCounts> references;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (const OpportunityCount& count : table.rows[row].opportunities) {
            add_count(references[count.target], index, row, count.wording, count.count);
        }
    }
    return references;
}

/// By total count falling, then term.
std::vector<TermId> order_terms(const LabelCounts& labels) {
    std::vector<std::pair<double, TermId>> totals;
    for (const auto& [term, label] : labels.by_term) totals.emplace_back(total(label.counts), term);
    std::sort(totals.begin(), totals.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::vector<TermId> terms;
    for (const auto& [count, term] : totals) terms.push_back(term);
    return terms;
}

/// Labels among all references to the target. A noun phrase with labels of two choices is one
/// reference, in the wording of the first; the other label refers to the target all the same.
ShareEstimate estimate_labelling(const CountByCluster& labels, const CountByCluster& references) {
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
ShareEstimate estimate_label(const CountByCluster& label, const CountByCluster& labels) {
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
        Spellings& spellings = folded[lower_ascii_letters(surface)];
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
    const CountByCluster none;
    std::vector<ChoiceRow> rows;
    for (const auto& [key, labels] : count_labels(table, index)) {
        ChoiceRow row{key.choice, key.target, order_terms(labels), {}};
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
                    const Label& label = labels.by_term.at(term);
                    cells[w].labels.push_back(estimate_label(label.counts[o][w], labels.all[o][w]));
                    cells[w].surfaces.push_back(list_surfaces(label.surfaces[o][w]));
                }
            }
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace parallax
