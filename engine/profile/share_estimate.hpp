#pragma once

#include "engine/numeric/intervals.hpp"

#include <cstdint>
#include <optional>

namespace parallax {

/// Rates are given per so many words.
inline constexpr double words_a_rate_is_per = 1000.0;

/// A number never stands without its count: `share` = count ÷ of, absent if of is 0.
struct ShareEstimate {
    std::uint64_t count = 0;
    std::uint64_t of = 0;
    std::optional<double> share;
    std::optional<Interval> interval;  ///< only with two documents or more
};

}  // namespace parallax
