#pragma once

#include <algorithm>
#include <cstdint>

namespace parallax {

/// Whether two numbers may be of one figure: equal if the larger is below 20, else at most a tenth
/// apart.
[[nodiscard]] constexpr bool are_near(std::uint64_t a, std::uint64_t b) {
    constexpr std::uint64_t exact_below = 20;
    constexpr double farthest_ratio = 1.1;
    const std::uint64_t less = std::min(a, b);
    const std::uint64_t more = std::max(a, b);
    if (more < exact_below) return less == more;
    return static_cast<double>(more) <= static_cast<double>(less) * farthest_ratio;
}

}  // namespace parallax
