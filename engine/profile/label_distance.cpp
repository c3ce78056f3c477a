#include "engine/profile/label_distance.hpp"

#include "engine/numeric/divergence.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <utility>

namespace parallax {
namespace {

using ChoiceAndTarget = std::pair<ChoiceId, TargetId>;

struct LabelUse {
    std::uint32_t document = 0;
    TermId term;
    double count = 0.0;
};

std::map<ChoiceAndTarget, std::vector<LabelUse>> list_uses(const ComparedDocuments& compared,
                                                           const Lexicon& lexicon) {
    std::map<ChoiceAndTarget, std::vector<LabelUse>> uses;
    for (std::uint32_t document = 0; document < compared.rows.size(); ++document) {
        for (const LabelCount& count : compared.rows[document]->labels) {
            if (count.wording != Wording::outlet || !count.target) continue;
            if (!is_headline_term(lexicon.term(count.term), lexicon)) continue;
            uses[{count.choice, *count.target}].push_back(
                {document, count.term, static_cast<double>(count.count)});
        }
    }
    return uses;
}

/// The labels of two outlets as counts by label.
using TwoCounts = std::array<std::vector<double>, 2>;

struct PlacedUse {
    std::size_t at = 0;  ///< in the subset
    std::size_t label = 0;
    double count = 0.0;
};

double sum_of(const std::vector<double>& counts) {
    return std::accumulate(counts.begin(), counts.end(), 0.0);
}

void count_labels(TwoCounts& counts, const std::vector<PlacedUse>& uses,
                  std::span<const std::uint32_t> groups) {
    for (std::vector<double>& side : counts) std::fill(side.begin(), side.end(), 0.0);
    for (const PlacedUse& use : uses) counts[groups[use.at]][use.label] += use.count;
}

std::vector<PlacedUse> place_uses(const std::vector<LabelUse>& uses, const DocumentSubset& subset,
                                  const std::vector<TermId>& labels) {
    std::vector<PlacedUse> placed;
    for (const LabelUse& use : uses) {
        const auto at =
            std::lower_bound(subset.documents.begin(), subset.documents.end(), use.document);
        if (at == subset.documents.end() || *at != use.document) continue;
        const auto label = std::lower_bound(labels.begin(), labels.end(), use.term);
        placed.push_back({static_cast<std::size_t>(at - subset.documents.begin()),
                          static_cast<std::size_t>(label - labels.begin()), use.count});
    }
    return placed;
}

LabelDistance measure_distance(const std::vector<PlacedUse>& uses, const DocumentSubset& subset,
                               std::size_t labels, std::uint64_t seed) {
    TwoCounts counts{std::vector<double>(labels), std::vector<double>(labels)};
    std::vector<std::uint32_t> groups;
    for (const PermutedUnit& unit : subset.units) groups.push_back(unit.group);
    count_labels(counts, uses, groups);
    LabelDistance distance;
    distance.labels_a = static_cast<std::uint64_t>(sum_of(counts[0]));
    distance.labels_b = static_cast<std::uint64_t>(sum_of(counts[1]));
    if (distance.labels_a == 0 || distance.labels_b == 0) return distance;
    distance.jensen_shannon = jensen_shannon(counts[0], counts[1]);
    distance.total_variation = total_variation(counts[0], counts[1]);
    double divergences = 0.0;
    double variations = 0.0;
    double drawn = 0.0;
    permute_within_strata(subset.units, shuffles_for_chance, seed,
                          [&](std::span<const std::uint32_t> shuffled) {
                              count_labels(counts, uses, shuffled);
                              // A shuffle that leaves one side without labels says nothing.
                              if (sum_of(counts[0]) > 0.0 && sum_of(counts[1]) > 0.0) {
                                  divergences += jensen_shannon(counts[0], counts[1]);
                                  variations += total_variation(counts[0], counts[1]);
                                  drawn += 1.0;
                              }
                              return true;
                          });
    if (drawn == 0.0) return distance;
    distance.jensen_shannon_above_chance = *distance.jensen_shannon - divergences / drawn;
    distance.total_variation_above_chance = *distance.total_variation - variations / drawn;
    return distance;
}

}  // namespace

std::vector<ChoiceDifference> measure_label_distances(const ComparedDocuments& compared,
                                                      std::span<const OutletPair> pairs,
                                                      const Lexicon& lexicon, std::uint64_t seed) {
    const auto uses = list_uses(compared, lexicon);
    std::vector<ChoiceDifference> choices;
    for (const auto& [key, of_key] : uses) {
        double all = 0.0;
        std::vector<TermId> labels;
        for (const LabelUse& use : of_key) {
            all += use.count;
            labels.push_back(use.term);
        }
        std::sort(labels.begin(), labels.end());
        labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
        if (all < fewest_to_list || labels.size() < 2) continue;
        ChoiceDifference choice{key.first, key.second, {}};
        for (const OutletPair& pair : pairs) {
            const std::vector<PlacedUse> placed = place_uses(of_key, pair.subset, labels);
            if (placed.empty()) continue;
            LabelDistance distance = measure_distance(placed, pair.subset, labels.size(), seed);
            distance.a = pair.a;
            distance.b = pair.b;
            choice.pairs.push_back(distance);
        }
        choices.push_back(std::move(choice));
    }
    return choices;
}

}  // namespace parallax
