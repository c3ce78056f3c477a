#include "engine/numeric/resampling.hpp"
#include "engine/profile/map_table.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace parallax {
namespace {

/// Documents of one outlet as draws take them: clusters in the order of what they tell, so that no
/// name of an outlet decides which are drawn.
struct DrawnOutlet {
    std::vector<std::uint32_t> cluster;  ///< of a document
    std::size_t clusters = 0;
    std::vector<std::size_t> number;  ///< of a document, by its place in index.rows
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
    drawn.number.resize(index.rows.size());
    std::map<std::uint32_t, std::uint32_t> numbers;
    for (const std::uint32_t place : places) {
        drawn.number[place] = drawn.cluster.size();
        const auto next = static_cast<std::uint32_t>(numbers.size());
        drawn.cluster.push_back(
            numbers.emplace(index.clusters[index.rows[place]], next).first->second);
    }
    drawn.clusters = numbers.size();
    return drawn;
}

/// Counts of one outlet in each sample: by sample, then measure.
std::vector<std::vector<MapCounted>> draw_counts(const DrawnOutlet& drawn,
                                                 const std::vector<MapCandidate>& measures,
                                                 std::uint32_t outlet, std::uint64_t seed) {
    std::vector<std::vector<MapCounted>> samples;
    resample_groups(drawn.cluster, drawn.clusters, map_samples, seed,
                    [&](const std::vector<std::uint32_t>& times) {
                        std::vector<MapCounted>& counts = samples.emplace_back();
                        for (const MapCandidate& measure : measures) {
                            MapCounted& sum = counts.emplace_back();
                            for (const DocumentPart& part : measure.documents[outlet]) {
                                const auto drawn_times =
                                    static_cast<double>(times[drawn.number[part.document]]);
                                sum.count += drawn_times * part.count;
                                sum.of += drawn_times * part.of;
                            }
                        }
                    });
    return samples;
}

}  // namespace

void add_ellipses(const ProfileTable& table, const OutletIndex& index,
                  const std::vector<MapCandidate>& measures, const MapCounts& counts,
                  OutletMap& map) {
    std::vector<PlanePoint> onto;
    for (const MapPlace& place : map.places) onto.push_back(place.at);
    std::map<std::size_t, std::vector<std::vector<MapCounted>>> drawn;
    for (std::size_t i = 0; i < map.places.size(); ++i) {
        const std::uint32_t outlet = map.places[i].outlet;
        if (index.documents[outlet] < fewest_documents_of_ellipse) continue;
        drawn.emplace(
            i, draw_counts(order_documents(table, index, outlet), measures, outlet, table.seed));
    }
    if (drawn.empty()) return;
    std::map<std::size_t, std::vector<PlanePoint>> moves;
    for (std::size_t sample = 0; sample < map_samples; ++sample) {
        MapCounts counts_drawn = counts;
        for (const auto& [i, samples] : drawn) counts_drawn[i] = samples[sample];
        const std::vector<PlanePoint> points =
            align_points(make_biplot(make_map_table(measures, counts_drawn)).rows, onto);
        for (const auto& [i, samples] : drawn)
            moves[i].push_back({points[i].x - onto[i].x, points[i].y - onto[i].y});
    }
    for (const auto& [i, points] : moves) map.places[i].ellipse = cover_points(points);
}

}  // namespace parallax
