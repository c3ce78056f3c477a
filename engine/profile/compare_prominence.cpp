#include "engine/profile/compare_parts.hpp"
#include "engine/profile/prominence_comparison.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

/// One outlet's cell while its documents go by.
struct GrowingProminence {
    ProminenceCell cell;
    ClusterTotals early;
    ClusterTotals headline;  ///< of documents
    ClusteredValues firsts;  ///< position

    void add(const PartCount& count, std::uint32_t words_below, std::uint32_t cluster) {
        std::uint64_t all = 0;
        for (std::size_t p = 0; p < count.counts.size(); ++p) {
            cell.counts[p] += count.counts[p];
            all += count.counts[p];
        }
        ClusterTotal& total = early[cluster];
        total.count += static_cast<double>(count.counts[0] + count.counts[1]);
        total.exposure += static_cast<double>(all);
        ClusterTotal& documents = headline[cluster];
        documents.count += count.counts[0] > 0 ? 1.0 : 0.0;
        documents.exposure += 1.0;
        ++cell.documents;
        if (count.first && words_below > 0) {
            firsts.emplace_back(
                cluster, static_cast<double>(*count.first) / static_cast<double>(words_below));
        }
    }

    [[nodiscard]] ProminenceCell finish() const {
        ProminenceCell finished = cell;
        finished.early = estimate_clustered_share(early);
        finished.in_headline = estimate_clustered_share(headline);
        finished.first_documents = firsts.size();
        const MeanEstimate first = estimate_mean(firsts);
        finished.first = first.mean;
        finished.first_interval = first.interval;
        return finished;
    }
};

using ProminenceCellRow = std::vector<std::array<GrowingProminence, all_wordings.size()>>;

ProminenceRow finish(const PartCount& key, const ProminenceCellRow& growing) {
    ProminenceRow row{key.term, key.target, {}};
    for (const auto& outlet : growing) {
        ProminenceCells& cells = row.outlets.emplace_back();
        for (std::size_t w = 0; w < cells.size(); ++w) cells[w] = outlet[w].finish();
    }
    return row;
}

std::vector<OutletParts> sum_words(const ProfileTable& table, const OutletIndex& index) {
    std::vector<OutletParts> outlets(index.names.size());
    std::vector<ClusterTotals> early(index.names.size());
    for (const std::uint32_t at : index.rows) {
        const PartNumbers& words = table.rows[at].parts.words;
        OutletParts& outlet = outlets[index.outlets[at]];
        ClusterTotal& cluster = early[index.outlets[at]][index.clusters[at]];
        for (std::size_t p = 0; p < words.size(); ++p) {
            outlet.words[p] += words[p];
            cluster.exposure += static_cast<double>(words[p]);
        }
        cluster.count += static_cast<double>(words[0] + words[1]);
        if (words[0] > 0) ++outlet.documents_with_headline;
    }
    for (std::size_t o = 0; o < outlets.size(); ++o)
        outlets[o].early = estimate_clustered_share(early[o]);
    return outlets;
}

}  // namespace

ProminenceComparison compare_prominence(const ProfileTable& table, const Lexicon& lexicon,
                                        const OutletIndex& index) {
    using Key = std::tuple<std::optional<TermId>, std::optional<TargetId>>;
    std::map<Key, ProminenceCellRow> growing;
    for (const std::uint32_t at : index.rows) {
        const DocumentParts& parts = table.rows[at].parts;
        for (const PartCount& count : parts.counts) {
            ProminenceCellRow& row = growing[{count.term, count.target}];
            row.resize(index.names.size());
            row[index.outlets[at]][static_cast<std::size_t>(count.wording)].add(
                count, parts.words[1] + parts.words[2], index.clusters[at]);
        }
    }
    ProminenceComparison result;
    result.outlets = sum_words(table, index);
    for (const auto& [key, row] : growing) {
        PartCount named;
        std::tie(named.term, named.target) = key;
        (named.term ? result.labels : result.targets).push_back(finish(named, row));
    }
    std::stable_sort(result.labels.begin(), result.labels.end(),
                     [&](const ProminenceRow& a, const ProminenceRow& b) {
                         const auto choice_a = lexicon.term(*a.term).choice;
                         const auto choice_b = lexicon.term(*b.term).choice;
                         if (choice_a != choice_b) return choice_a < choice_b;
                         if (a.target != b.target) return is_before(a.target, b.target);
                         return *a.term < *b.term;
                     });
    return result;
}

}  // namespace parallax
