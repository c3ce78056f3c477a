#include "engine/profile/compare_parts.hpp"
#include "engine/profile/map_comparison.hpp"
#include "engine/profile/map_table.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

/// A plane of two measures would be a scatter plot of them.
constexpr std::size_t fewest_measures = 3;

/// Labels of one choice about one target weigh together as much as one axis about one target.
auto block_of(const DeclaredMeasure& measure) {
    return std::tie(measure.kind, measure.axis, measure.choice, measure.target);
}

/// Words for how somebody speaks are style: they tell of the source.
bool is_of_framing(const DeclaredMeasure& measure, const Lexicon& lexicon) {
    if (!measure.target) return false;
    if (measure.axis) return lexicon.axis(*measure.axis).kind == LexiconKind::framing;
    const LexiconSource* const source =
        lexicon.find_source(lexicon.choice(*measure.choice).lexicon);
    return source == nullptr || source->kind == LexiconKind::framing;
}

bool is_same_block(const MapCandidate& a, const MapCandidate& b) {
    return block_of(a.measure) == block_of(b.measure);
}

/// Negative pole of hits with a pole, from the counts of both poles.
void join_poles(const MeasuredDocuments& pole, std::map<std::uint32_t, MapCounted>& documents) {
    for (const DocumentPart& part : pole.documents) {
        MapCounted& counted = documents[part.document];
        if (!pole.measure.positive) counted.count += part.count;
        counted.of += part.count;
    }
}

class Candidates {
public:
    Candidates(const ProfileTable& table, const OutletIndex& index) : index_(index) {
        for (const std::uint32_t at : index.rows) rows_.push_back(&table.rows[at]);
    }

    [[nodiscard]] std::vector<MapCandidate> list(const Lexicon& lexicon) const {
        std::map<DeclaredMeasure, std::map<std::uint32_t, MapCounted>> axes;
        std::vector<MapCandidate> candidates;
        for (const MeasuredDocuments& measured : measure_documents(rows_, lexicon, false)) {
            const DeclaredMeasure& measure = measured.measure;
            if (!is_of_framing(measure, lexicon)) continue;
            if (measure.kind == DeclaredKind::label) {
                MapCandidate& candidate = candidates.emplace_back(make(measure));
                for (const DocumentPart& part : measured.documents) add(candidate, part);
            } else if (measure.kind == DeclaredKind::axis) {
                DeclaredMeasure both = measure;
                both.positive = false;
                join_poles(measured, axes[both]);
            }
        }
        for (const auto& [measure, documents] : axes) {
            MapCandidate& candidate = candidates.emplace_back(make(measure));
            for (const auto& [document, counted] : documents)
                add(candidate, {document, counted.count, counted.of});
        }
        return candidates;
    }

private:
    [[nodiscard]] MapCandidate make(const DeclaredMeasure& measure) const {
        return {measure, std::vector<std::vector<DocumentPart>>(index_.names.size()), 1};
    }

    void add(MapCandidate& candidate, const DocumentPart& part) const {
        candidate.documents[index_.outlets[index_.rows[part.document]]].push_back(part);
    }

    const OutletIndex& index_;
    std::vector<const DocumentRow*> rows_;  ///< as index.rows
};

/// Labels and hits of each outlet, those of a choice once.
std::vector<double> count_outlets(const std::vector<MapCandidate>& candidates,
                                  std::size_t outlets) {
    std::vector<double> counted(outlets, 0.0);
    for (std::size_t c = 0; c < candidates.size(); ++c) {
        if (c > 0 && is_same_block(candidates[c - 1], candidates[c])) continue;
        for (std::size_t o = 0; o < outlets; ++o)
            counted[o] += sum_of(candidates[c].documents[o]).of;
    }
    return counted;
}

/// Of these outlets those of which enough is counted, and those of which most is if they are many;
/// by number.
std::vector<std::uint32_t> choose_outlets(std::vector<std::uint32_t> outlets,
                                          const std::vector<double>& counted) {
    std::erase_if(outlets, [&](std::uint32_t outlet) {
        return counted[outlet] < static_cast<double>(fewest_counts_of_place);
    });
    std::stable_sort(outlets.begin(), outlets.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return counted[a] > counted[b]; });
    if (outlets.size() > most_outlets_of_map) outlets.resize(most_outlets_of_map);
    std::sort(outlets.begin(), outlets.end());
    return outlets;
}

/// The candidates of which enough is counted, each with the size of its block.
std::vector<MapCandidate> choose_measures(const std::vector<MapCandidate>& candidates,
                                          const std::vector<std::uint32_t>& outlets) {
    const MapCounts counts = count_measures(candidates, outlets);
    std::vector<MapCandidate> chosen;
    for (std::size_t c = 0; c < candidates.size(); ++c) {
        const MapCounted total = total_of(counts, c);
        const double either = std::min(total.count, total.of - total.count);
        if (total.of < static_cast<double>(fewest_counts_of_measure)) continue;
        if (either < static_cast<double>(fewest_of_either)) continue;
        const std::vector<double> values = standardise(counts, c);
        if (std::any_of(values.begin(), values.end(), [](double value) { return value != 0.0; }))
            chosen.push_back(candidates[c]);
    }
    for (MapCandidate& measure : chosen) {
        measure.in_block = static_cast<std::size_t>(std::count_if(
            chosen.begin(), chosen.end(),
            [&](const MapCandidate& other) { return is_same_block(measure, other); }));
    }
    return chosen;
}

MapCount write_count(const MapCounted& counted) {
    return {static_cast<std::uint64_t>(counted.count), static_cast<std::uint64_t>(counted.of)};
}

}  // namespace

OutletMap compare_map(const ProfileTable& table, const Lexicon& lexicon, const OutletIndex& index) {
    OutletMap map;
    const auto without = [&](NoMap why_not) {
        map.why_not = why_not;
        map.left_out.clear();
        return map;
    };
    if (index.names.size() < fewest_outlets_of_map) return without(NoMap::few_outlets);
    const std::vector<MapCandidate> candidates = Candidates(table, index).list(lexicon);
    std::vector<std::uint32_t> outlets(index.names.size());
    std::iota(outlets.begin(), outlets.end(), 0U);
    std::vector<MapCandidate> measures = candidates;
    std::vector<double> counted;
    // Without an outlet a measure may lack counts, without a measure an outlet.
    for (bool settled = false; !settled;) {
        counted = count_outlets(measures, index.names.size());
        std::vector<std::uint32_t> kept = choose_outlets(outlets, counted);
        if (kept.size() < fewest_outlets_of_map) return without(NoMap::few_counts);
        std::vector<MapCandidate> chosen = choose_measures(candidates, kept);
        if (chosen.size() < fewest_measures) return without(NoMap::few_measures);
        settled = kept == outlets && chosen.size() == measures.size();
        outlets = std::move(kept);
        measures = std::move(chosen);
    }

    const MapCounts counts = count_measures(measures, outlets);
    const Biplot biplot = make_biplot(make_map_table(measures, counts));
    map.shares = biplot.shares;
    for (std::uint32_t o = 0; o < index.names.size(); ++o) {
        const auto found = std::lower_bound(outlets.begin(), outlets.end(), o);
        if (found == outlets.end() || *found != o) {
            map.left_out.push_back(o);
            continue;
        }
        const auto at = static_cast<std::size_t>(found - outlets.begin());
        map.places.push_back(
            {o, static_cast<std::uint64_t>(counted[o]), biplot.rows[at], std::nullopt});
    }
    add_ellipses(table, index, measures, counts, map);
    for (std::size_t m = 0; m < measures.size(); ++m) {
        MapMeasure& measure = map.measures.emplace_back();
        measure.measure = measures[m].measure;
        measure.pull = biplot.columns[m];
        for (const std::vector<MapCounted>& outlet : counts)
            measure.outlets.push_back(write_count(outlet[m]));
    }
    const auto length = [](const MapMeasure& measure) {
        return std::hypot(measure.pull.x, measure.pull.y);
    };
    std::stable_sort(
        map.measures.begin(), map.measures.end(),
        [&](const MapMeasure& a, const MapMeasure& b) { return length(a) > length(b); });
    return map;
}

}  // namespace parallax
