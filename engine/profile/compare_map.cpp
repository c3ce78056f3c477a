#include "engine/numeric/resampling.hpp"
#include "engine/profile/compare_parts.hpp"
#include "engine/profile/map_comparison.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

/// Values that differ by less are equal for all that rounding tells.
constexpr double least_deviation = 1e-9;
/// A plane of two measures would be a scatter plot of them.
constexpr std::size_t fewest_measures = 3;

struct Counted {
    double count = 0.0;
    double of = 0.0;
};

/// A measure that may have a place on the map, with what each document adds to it.
struct Candidate {
    DeclaredMeasure measure;
    std::vector<std::vector<DocumentPart>> documents;  ///< by outlet, then document
    std::size_t in_block = 1;  ///< measures of the same choice or axis on the map
};

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

bool is_same_block(const Candidate& a, const Candidate& b) {
    return block_of(a.measure) == block_of(b.measure);
}

/// Negative pole of hits with a pole, from the counts of both poles.
void join_poles(const MeasuredDocuments& pole, std::map<std::uint32_t, Counted>& documents) {
    for (const DocumentPart& part : pole.documents) {
        Counted& counted = documents[part.document];
        if (!pole.measure.positive) counted.count += part.count;
        counted.of += part.count;
    }
}

class Candidates {
public:
    Candidates(const ProfileTable& table, const OutletIndex& index) : index_(index) {
        for (const std::uint32_t at : index.rows) rows_.push_back(&table.rows[at]);
    }

    [[nodiscard]] std::vector<Candidate> list(const Lexicon& lexicon) const {
        std::map<DeclaredMeasure, std::map<std::uint32_t, Counted>> axes;
        std::vector<Candidate> candidates;
        for (const MeasuredDocuments& measured : measure_documents(rows_, lexicon, false)) {
            const DeclaredMeasure& measure = measured.measure;
            if (!is_of_framing(measure, lexicon)) continue;
            if (measure.kind == DeclaredKind::label) {
                Candidate& candidate = candidates.emplace_back(make(measure));
                for (const DocumentPart& part : measured.documents) add(candidate, part);
            } else if (measure.kind == DeclaredKind::axis) {
                DeclaredMeasure both = measure;
                both.positive = false;
                join_poles(measured, axes[both]);
            }
        }
        for (const auto& [measure, documents] : axes) {
            Candidate& candidate = candidates.emplace_back(make(measure));
            for (const auto& [document, counted] : documents)
                add(candidate, {document, counted.count, counted.of});
        }
        return candidates;
    }

private:
    [[nodiscard]] Candidate make(const DeclaredMeasure& measure) const {
        return {measure, std::vector<std::vector<DocumentPart>>(index_.names.size()), 1};
    }

    void add(Candidate& candidate, const DocumentPart& part) const {
        candidate.documents[index_.outlets[index_.rows[part.document]]].push_back(part);
    }

    const OutletIndex& index_;
    std::vector<const DocumentRow*> rows_;  ///< as index.rows
};

Counted sum_of(const std::vector<DocumentPart>& documents) {
    Counted sum;
    for (const DocumentPart& part : documents) {
        sum.count += part.count;
        sum.of += part.of;
    }
    return sum;
}

/// Labels and hits of each outlet, those of a choice once.
std::vector<double> count_outlets(const std::vector<Candidate>& candidates, std::size_t outlets) {
    std::vector<double> counted(outlets, 0.0);
    for (std::size_t c = 0; c < candidates.size(); ++c) {
        if (c > 0 && is_same_block(candidates[c - 1], candidates[c])) continue;
        for (std::size_t o = 0; o < outlets; ++o)
            counted[o] += sum_of(candidates[c].documents[o]).of;
    }
    return counted;
}

/// Outlets of which enough is counted, those of which most is if they are many; by number.
std::vector<std::uint32_t> choose_outlets(const std::vector<double>& counted) {
    std::vector<std::uint32_t> chosen;
    for (std::uint32_t o = 0; o < counted.size(); ++o) {
        if (counted[o] >= static_cast<double>(fewest_counts_of_place)) chosen.push_back(o);
    }
    std::stable_sort(chosen.begin(), chosen.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return counted[a] > counted[b]; });
    if (chosen.size() > most_outlets_of_map) chosen.resize(most_outlets_of_map);
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

/// Counts of the outlets on the map: by outlet, then measure.
using Counts = std::vector<std::vector<Counted>>;

Counted total_of(const Counts& counts, std::size_t measure) {
    Counted total;
    for (const std::vector<Counted>& outlet : counts) {
        total.count += outlet[measure].count;
        total.of += outlet[measure].of;
    }
    return total;
}

Counts count_measures(const std::vector<Candidate>& measures,
                      const std::vector<std::uint32_t>& outlets) {
    Counts counts;
    for (const std::uint32_t o : outlets) {
        std::vector<Counted>& row = counts.emplace_back();
        for (const Candidate& measure : measures) row.push_back(sum_of(measure.documents[o]));
    }
    return counts;
}

/// The log-ratios of one measure, less their mean and divided by their standard deviation; zeros
/// where they do not differ.
std::vector<double> standardise(const Counts& counts, std::size_t measure) {
    const Counted total = total_of(counts, measure);
    std::vector<double> values(counts.size(), 0.0);
    if (total.count <= 0.0 || total.count >= total.of) return values;
    const double p = total.count / total.of;
    double mean = 0.0;
    for (std::size_t o = 0; o < counts.size(); ++o) {
        const auto& [count, of] = counts[o][measure];
        values[o] = std::log2((count + p) / (of - count + 1.0 - p)) - std::log2(p / (1.0 - p));
        mean += values[o] / static_cast<double>(counts.size());
    }
    double squares = 0.0;
    for (double& value : values) {
        value -= mean;
        squares += value * value;
    }
    const double deviation = std::sqrt(squares / static_cast<double>(counts.size() - 1));
    for (double& value : values) value = deviation < least_deviation ? 0.0 : value / deviation;
    return values;
}

NumberTable make_number_table(const std::vector<Candidate>& measures, const Counts& counts) {
    NumberTable table{measures.size(), std::vector<double>(measures.size() * counts.size())};
    for (std::size_t m = 0; m < measures.size(); ++m) {
        const std::vector<double> column = standardise(counts, m);
        const double weight = 1.0 / std::sqrt(static_cast<double>(measures[m].in_block));
        for (std::size_t o = 0; o < counts.size(); ++o)
            table.values[o * measures.size() + m] = column[o] * weight;
    }
    return table;
}

/// The candidates of which enough is counted, each with the size of its block.
std::vector<Candidate> choose_measures(std::vector<Candidate> candidates,
                                       const std::vector<std::uint32_t>& outlets) {
    const Counts counts = count_measures(candidates, outlets);
    std::vector<Candidate> chosen;
    for (std::size_t c = 0; c < candidates.size(); ++c) {
        const Counted total = total_of(counts, c);
        const double either = std::min(total.count, total.of - total.count);
        if (total.of < static_cast<double>(fewest_counts_of_measure)) continue;
        if (either < static_cast<double>(fewest_of_either)) continue;
        const std::vector<double> values = standardise(counts, c);
        if (std::any_of(values.begin(), values.end(), [](double value) { return value != 0.0; }))
            chosen.push_back(std::move(candidates[c]));
    }
    for (Candidate& measure : chosen) {
        measure.in_block = static_cast<std::size_t>(
            std::count_if(chosen.begin(), chosen.end(),
                          [&](const Candidate& other) { return is_same_block(measure, other); }));
    }
    return chosen;
}

/// Documents of one outlet as draws take them: clusters in the order of what they tell, so that no
/// name of an outlet decides which are drawn.
struct DrawnOutlet {
    std::vector<std::uint32_t> cluster;  ///< of a document
    std::size_t clusters = 0;
    std::map<std::uint32_t, std::size_t> number;  ///< of a document, by its place in index.rows
};

DrawnOutlet order_documents(const ProfileTable& table, const OutletIndex& index,
                            std::uint32_t outlet) {
    std::vector<std::uint32_t> places;
    for (std::uint32_t place = 0; place < index.rows.size(); ++place) {
        if (index.outlets[index.rows[place]] == outlet) places.push_back(place);
    }
    const auto told = [&](std::uint32_t place) {
        const DocumentRow& row = table.rows[index.rows[place]];
        return std::tie(row.event, row.date, row.id);
    };
    std::stable_sort(places.begin(), places.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return told(a) < told(b); });
    DrawnOutlet drawn;
    std::map<std::uint32_t, std::uint32_t> numbers;
    for (const std::uint32_t place : places) {
        drawn.number.emplace(place, drawn.cluster.size());
        const auto next = static_cast<std::uint32_t>(numbers.size());
        drawn.cluster.push_back(
            numbers.emplace(index.clusters[index.rows[place]], next).first->second);
    }
    drawn.clusters = numbers.size();
    return drawn;
}

/// Counts of one outlet in each sample: by sample, then measure.
std::vector<std::vector<Counted>> draw_counts(const DrawnOutlet& drawn,
                                              const std::vector<Candidate>& measures,
                                              std::uint32_t outlet, std::uint64_t seed) {
    std::vector<std::vector<Counted>> samples;
    resample_groups(drawn.cluster, drawn.clusters, map_samples, seed,
                    [&](const std::vector<std::uint32_t>& times) {
                        std::vector<Counted>& counts = samples.emplace_back();
                        for (const Candidate& measure : measures) {
                            Counted& sum = counts.emplace_back();
                            for (const DocumentPart& part : measure.documents[outlet]) {
                                const auto drawn_times =
                                    static_cast<double>(times[drawn.number.at(part.document)]);
                                sum.count += drawn_times * part.count;
                                sum.of += drawn_times * part.of;
                            }
                        }
                    });
    return samples;
}

/// Ellipses of the outlets that have documents enough: all of these are drawn anew in each sample.
void add_ellipses(const ProfileTable& table, const OutletIndex& index,
                  const std::vector<Candidate>& measures, const Counts& counts, OutletMap& map) {
    std::vector<PlanePoint> onto;
    for (const MapPlace& place : map.places) onto.push_back(place.at);
    std::map<std::size_t, std::vector<std::vector<Counted>>> drawn;
    for (std::size_t i = 0; i < map.places.size(); ++i) {
        const std::uint32_t outlet = map.places[i].outlet;
        if (index.documents[outlet] < fewest_documents_of_ellipse) continue;
        drawn.emplace(
            i, draw_counts(order_documents(table, index, outlet), measures, outlet, table.seed));
    }
    if (drawn.empty()) return;
    std::map<std::size_t, std::vector<PlanePoint>> moves;
    for (std::size_t sample = 0; sample < map_samples; ++sample) {
        Counts counts_drawn = counts;
        for (const auto& [i, samples] : drawn) counts_drawn[i] = samples[sample];
        const std::vector<PlanePoint> points =
            align_points(make_biplot(make_number_table(measures, counts_drawn)).rows, onto);
        for (const auto& [i, samples] : drawn)
            moves[i].push_back({points[i].x - onto[i].x, points[i].y - onto[i].y});
    }
    for (const auto& [i, points] : moves) map.places[i].ellipse = cover_points(points);
}

MapCount write_count(const Counted& counted) {
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
    std::vector<Candidate> candidates = Candidates(table, index).list(lexicon);
    const std::vector<double> counted = count_outlets(candidates, index.names.size());
    const std::vector<std::uint32_t> outlets = choose_outlets(counted);
    if (outlets.size() < fewest_outlets_of_map) return without(NoMap::few_counts);
    const std::vector<Candidate> measures = choose_measures(std::move(candidates), outlets);
    if (measures.size() < fewest_measures) return without(NoMap::few_measures);

    const Counts counts = count_measures(measures, outlets);
    const Biplot biplot = make_biplot(make_number_table(measures, counts));
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
        for (const std::vector<Counted>& outlet : counts)
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
