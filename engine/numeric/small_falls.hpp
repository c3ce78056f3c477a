#pragma once

#include "engine/numeric/minimise.hpp"

#include <algorithm>
#include <cmath>

namespace parallax {

/// A line search takes a step that falls by this share of what the slope promises (Nocedal &
/// Wright's c₁).
inline constexpr double sufficient_decrease = 1e-4;

/// Tells when the steps of a descent lower the value by next to nothing.
class SmallFalls {
public:
    explicit SmallFalls(const MinimiseOptions& options)
        // A fall is of the order of the square of what is missing to the minimum. Below 1e-13 of
        // the value rounding decides.
        : least_share_(std::max(options.relative_tolerance * options.relative_tolerance, 1e-13)) {}

    /// A step from the value `before` to `after`.
    void see(double before, double after) {
        in_a_row_ = before - after <= least_share_ * std::abs(before) ? in_a_row_ + 1 : 0;
    }

    [[nodiscard]] bool say_enough() const { return in_a_row_ >= 3; }

private:
    double least_share_;
    int in_a_row_ = 0;
};

}  // namespace parallax
