#include "engine/profile/compare_parts.hpp"

#include <algorithm>
#include <array>

namespace parallax {
namespace {

struct AxisKey {
    AxisId axis;
    std::optional<TargetId> target;

    friend bool operator==(const AxisKey&, const AxisKey&) = default;
};

/// Framing before style, then axis, then target with none last.
struct AxisKeyOrder {
    const Lexicon& lexicon;

    bool operator()(const AxisKey& a, const AxisKey& b) const {
        const LexiconKind kind_a = lexicon.axis(a.axis).kind;
        const LexiconKind kind_b = lexicon.axis(b.axis).kind;
        if (kind_a != kind_b) return kind_a < kind_b;
        if (a.axis != b.axis) return a.axis < b.axis;
        return is_before(a.target, b.target);
    }
};

std::vector<AxisKey> list_keys(const std::vector<DocumentRow>& rows, const AxisKeyOrder& order) {
    std::vector<AxisKey> keys;
    for (const DocumentRow& row : rows) {
        for (const AxisCount& count : row.axes) {
            const AxisKey key{count.axis, count.target};
            const auto at = std::lower_bound(keys.begin(), keys.end(), key, order);
            if (at == keys.end() || *at != key) keys.insert(at, key);
        }
    }
    return keys;
}

/// What one outlet's cell gathers while its documents go by.
struct GrowingCell {
    AxisCell cell;
    ClusteredCount clustered;
    const DocumentRow* last = nullptr;  // whose hits were counted last
};

void add_count(GrowingCell& growing, const AxisCount& count, const DocumentRow& row,
               std::uint32_t cluster) {
    AxisCell& cell = growing.cell;
    cell.hits += count.hits;
    cell.negative += count.negative;
    cell.positive += count.positive;
    cell.flagged += count.flagged;
    cell.sum += count.sum;
    growing.clustered.add(cluster, count.hits);
    if (count.hits > 0 && growing.last != &row) {
        ++cell.documents;
        growing.last = &row;
    }
}

/// A hit takes at least a word: no rate is above one a word, whatever few clusters allow.
Interval scale_rate(Interval interval) {
    return {interval.low * words_a_rate_is_per, std::min(interval.high, 1.0) * words_a_rate_is_per,
            interval.level};
}

}  // namespace

RateEstimate estimate_rate(std::uint64_t count, std::uint64_t words, const ClusterSums& sums) {
    RateEstimate rate;
    rate.count = count;
    rate.words = words;
    if (words == 0) return rate;
    rate.per_thousand =
        words_a_rate_is_per * static_cast<double>(count) / static_cast<double>(words);
    if (const auto interval = clustered_rate_interval(sums)) rate.interval = scale_rate(*interval);
    return rate;
}

std::vector<AxisRow> compare_axes(const ProfileTable& table, const Lexicon& lexicon,
                                  const OutletIndex& index) {
    const AxisKeyOrder order{lexicon};
    const std::vector<AxisKey> keys = list_keys(table.rows, order);
    using OutletCells = std::array<GrowingCell, wording_count>;
    std::vector<std::vector<OutletCells>> growing(keys.size(),
                                                  std::vector<OutletCells>(index.names.size()));
    // The order of index.rows is the same however documents were read, so rounding is too.
    for (const std::uint32_t at : index.rows) {
        const DocumentRow& row = table.rows[at];
        for (const AxisCount& count : row.axes) {
            const auto key = std::lower_bound(keys.begin(), keys.end(),
                                              AxisKey{count.axis, count.target}, order);
            OutletCells& cells =
                growing[static_cast<std::size_t>(key - keys.begin())][index.outlets[at]];
            add_count(cells[static_cast<std::size_t>(count.wording)], count, row,
                      index.clusters[at]);
        }
    }

    std::vector<AxisRow> axes;
    for (std::size_t k = 0; k < keys.size(); ++k) {
        AxisRow& axis = axes.emplace_back(AxisRow{keys[k].axis, keys[k].target, {}});
        for (std::size_t o = 0; o < index.names.size(); ++o) {
            auto& cells = axis.outlets.emplace_back();
            for (std::size_t w = 0; w < wording_count; ++w) {
                cells[w] = growing[k][o][w].cell;
                cells[w].rate = estimate_rate(cells[w].hits, index.words[o],
                                              growing[k][o][w].clustered.sums(index, o));
            }
        }
    }
    return axes;
}

}  // namespace parallax
