#pragma once

#include "engine/numeric/biplot.hpp"
#include "engine/profile/declared_measures.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace parallax {

/// Why there is no map of outlets.
enum class NoMap : std::uint8_t {
    nothing,       ///< there is one
    few_outlets,   ///< fewer than fewest_outlets_of_map
    few_counts,    ///< of fewer outlets enough is counted
    few_measures,  ///< fewer than two measures in which outlets differ
};

inline constexpr std::size_t fewest_outlets_of_map = 3;
inline constexpr std::size_t most_outlets_of_map = 50;
/// Labels, and hits with a pole about a target, that an outlet needs to have a place.
inline constexpr std::uint64_t fewest_counts_of_place = 5;
/// Of all outlets on the map together, so that a measure counts.
inline constexpr std::uint64_t fewest_counts_of_measure = 10;
/// Uses of the label, or of the pole less used, without which it tells of chance alone.
inline constexpr std::uint64_t fewest_of_either = 3;
inline constexpr std::uint64_t fewest_documents_of_ellipse = 10;
inline constexpr std::size_t map_samples = 200;

/// One outlet on the map.
struct MapPlace {
    std::uint32_t outlet = 0;   ///< as Comparison::outlets
    std::uint64_t counted = 0;  ///< labels and hits that its place rests on
    PlanePoint at;
    std::optional<Ellipse> ellipse;  ///< only with fewest_documents_of_ellipse documents
};

/// What one outlet adds to a measure: uses of the label, of all labels of its choice; or hits of
/// the negative pole, of hits with a pole.
struct MapCount {
    std::uint64_t count = 0;
    std::uint64_t of = 0;
};

/// A measure and the direction in which outlets lie that have more of it than others.
struct MapMeasure {
    DeclaredMeasure measure;  ///< a label, or the negative pole of an axis
    PlanePoint pull;
    std::vector<MapCount> outlets;  ///< as OutletMap::places
};

/// Outlets by what they choose, in their own wording: near each other if they choose alike. For
/// every label of a choice about a target, and for the poles of every framing axis about a target,
/// the log-ratio
///   log₂((x + p) ÷ (n − x + 1 − p)) − log₂(p ÷ (1 − p)),  p = Σx ÷ Σn over the outlets on the map,
/// which is 0 where nothing is counted, less its mean and divided by its standard deviation over
/// the outlets and by the root of the number of labels of its choice, so that each choice and axis
/// weighs the same. Places and pulls are the biplot of this table (Gabriel 1971). Ellipses hold 95
/// % of the places that the outlet takes when its clusters of documents are drawn anew, each time
/// turned and mirrored onto the map (Procrustes: Schönemann 1966, Gower 1975).
struct OutletMap {
    NoMap why_not = NoMap::nothing;
    std::vector<MapPlace> places;         ///< by outlet; empty if there is no map
    std::vector<std::uint32_t> left_out;  ///< outlets of which too little is counted
    std::array<double, 2> shares{};       ///< of the variance, along x and y
    std::vector<MapMeasure> measures;     ///< by length of the pull falling, then measure
};

}  // namespace parallax
