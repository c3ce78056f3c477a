#pragma once

#include "engine/numeric/biplot.hpp"
#include "engine/profile/declared_measures.hpp"
#include "engine/profile/map_comparison.hpp"
#include "engine/profile/outlet_index.hpp"
#include "engine/profile/profile_table.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace parallax {

// What compare_map() makes of documents before it draws: for it and its parts alone.

/// Uses of a label of all labels of its choice, or hits of the negative pole of hits with a pole.
struct MapCounted {
    double count = 0.0;
    double of = 0.0;
};

/// A measure that may have a place on the map, with what each document adds to it.
struct MapCandidate {
    DeclaredMeasure measure;
    std::vector<std::vector<DocumentPart>> documents;  ///< by outlet, then document
    std::size_t in_block = 1;  ///< measures of the same choice or axis on the map
};

/// By outlet on the map, then measure.
using MapCounts = std::vector<std::vector<MapCounted>>;

[[nodiscard]] MapCounted sum_of(const std::vector<DocumentPart>& documents);

[[nodiscard]] MapCounts count_measures(const std::vector<MapCandidate>& measures,
                                       const std::vector<std::uint32_t>& outlets);

/// Of all outlets on the map.
[[nodiscard]] MapCounted total_of(const MapCounts& counts, std::size_t measure);

/// The log-ratios of one measure, less their mean and divided by their standard deviation; zeros
/// where they do not differ.
[[nodiscard]] std::vector<double> standardise(const MapCounts& counts, std::size_t measure);

/// The table of which the map is a biplot: outlets by measures, labels of a choice weighed down.
[[nodiscard]] NumberTable make_map_table(const std::vector<MapCandidate>& measures,
                                         const MapCounts& counts);

/// Gives the places that have documents enough their ellipses: all of these are drawn anew in each
/// sample. `counts` are of the measures and places.
void add_ellipses(const ProfileTable& table, const OutletIndex& index,
                  const std::vector<MapCandidate>& measures, const MapCounts& counts,
                  OutletMap& map);

}  // namespace parallax
