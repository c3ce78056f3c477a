#pragma once

#include "engine/numeric/intervals.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace parallax {

/// What two ratings differ by: nothing or all; the ratings that lie between them, by rank; the
/// square of their difference.
enum class RatingScale : std::uint8_t { nominal, ordinal, interval };
inline constexpr std::array all_rating_scales{RatingScale::nominal, RatingScale::ordinal,
                                              RatingScale::interval};

[[nodiscard]] std::string_view name_of(RatingScale scale);

/// What one coder said of one unit. On the nominal scale the number only names a class.
struct UnitRating {
    std::uint32_t unit = 0;
    double value = 0.0;
};

/// How far coders agree. Units with fewer than two ratings count in nothing.
struct Agreement {
    RatingScale scale = RatingScale::nominal;
    /// Krippendorff's alpha; none where nothing can be compared or all ratings are the same.
    std::optional<double> alpha;
    std::optional<Interval> interval;  ///< 95 %, by resampling units
    std::uint64_t units = 0;           ///< with two or more ratings
    std::uint64_t ratings = 0;         ///< of those units
    std::uint64_t samples = 0;         ///< resamples that had an alpha
    /// Of each unit 1 − its own observed disagreement ÷ the expected one of all units. The mean of
    /// these, each unit weighed by its ratings, is alpha.
    std::vector<std::optional<double>> by_unit;
};

/// Alpha = 1 − observed ÷ expected disagreement, from coincidences of the ratings of a unit by any
/// number of coders, ratings missing or not (Krippendorff 2011, Computing Krippendorff's
/// Alpha-Reliability). The interval is the percentile bootstrap over units, expected disagreement
/// drawn anew (Zapf, Castell, Morawietz and Karch 2016). Every `unit` < units. Same seed, same
/// samples on every machine.
[[nodiscard]] Agreement measure_agreement(std::span<const UnitRating> ratings, std::size_t units,
                                          RatingScale scale, std::uint64_t seed,
                                          std::size_t samples = 1000);

}  // namespace parallax
