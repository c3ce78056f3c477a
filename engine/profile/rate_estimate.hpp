#pragma once

#include "engine/numeric/intervals.hpp"

#include <cstdint>
#include <optional>

namespace parallax {

/// Hits per 1,000 words of the outlet's documents (all words outside furniture, titles included,
/// whatever their voice), so that rates of different wordings add up.
struct RateEstimate {
    std::uint64_t count = 0;
    std::uint64_t words = 0;
    std::optional<double> per_thousand;  ///< absent if words is 0
    std::optional<Interval> interval;    ///< per 1,000 words; only with two documents or more
};

}  // namespace parallax
