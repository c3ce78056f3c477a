#include "engine/numeric/descent.hpp"

#include "engine/numeric/small_falls.hpp"
#include "engine/numeric/step_memory.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace parallax {
namespace {

constexpr int most_looks = 30;  // of one line search

/// Where the cubic through two places with their slopes is lowest, kept off the ends.
double lowest_between(const LinePoint& a, const LinePoint& b) {
    const double low = std::min(a.step, b.step);
    const double width = std::abs(a.step - b.step);
    const double middle = low + width / 2;
    const double d1 = a.slope + b.slope - 3 * (a.value - b.value) / (a.step - b.step);
    const double square = d1 * d1 - a.slope * b.slope;
    if (!(square >= 0)) return middle;
    const double d2 = std::copysign(std::sqrt(square), b.step - a.step);
    const double step =
        b.step - (b.step - a.step) * (b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2);
    if (!(step >= low + width / 10 && step <= low + width * 9 / 10)) return middle;
    return step;
}

bool falls_enough(const LinePoint& trial, const LinePoint& start) {
    return trial.value <= start.value + sufficient_decrease * trial.step * start.slope;
}

/// Searches one line.
class LineSearch {
public:
    LineSearch(SmoothFunction& function, const LinePoint& start, double flatness)
        : function_(function), start_(start), flatness_(flatness) {}

    LinePoint search(double first_step) {
        LinePoint before = start_;
        LinePoint now = look(first_step);
        while (true) {
            // A step into the void (overflow) is too long.
            if (!std::isfinite(now.value)) {
                now = look(before.step + (now.step - before.step) / 10);
                if (looks_ >= most_looks) return before;
                continue;
            }
            if (!falls_enough(now, start_) || (before.step > 0 && now.value >= before.value)) {
                return narrow(before, now);
            }
            if (is_flat_enough(now) || looks_ >= most_looks) return now;
            if (now.slope >= 0) return narrow(now, before);
            before = now;
            now = look(now.step * 2);
        }
    }

private:
    LinePoint look(double step) {
        ++looks_;
        return function_.look(step);
    }

    [[nodiscard]] bool is_flat_enough(const LinePoint& point) const {
        return std::abs(point.slope) <= -flatness_ * start_.slope;
    }

    /// Narrows [low, high] to a place that meets the strong Wolfe conditions. `low` falls enough
    /// and has the lower value; the minimum lies between.
    LinePoint narrow(LinePoint low, LinePoint high) {
        while (looks_ < most_looks) {
            const LinePoint last = look(lowest_between(low, high));
            if (!falls_enough(last, start_) || last.value >= low.value) {
                high = last;
                continue;
            }
            if (is_flat_enough(last)) return last;
            if (last.slope * (high.step - low.step) >= 0) high = low;
            low = last;
        }
        return low;
    }

    SmoothFunction& function_;
    LinePoint start_;
    double flatness_;
    int looks_ = 0;
};

}  // namespace

DescentEnd descend(SmoothFunction& function, const MinimiseOptions& options,
                   const DescentManner& manner) {
    assert(options.memory >= 1);
    DescentEnd end;
    StepMemory curvature(options.memory);
    Eigen::VectorXd gradient;
    SmallFalls small_falls(options);
    while (!(end.converged = function.is_stationary(options.relative_tolerance)) &&
           end.iterations < options.max_iterations) {
        gradient = function.gradient();
        Eigen::VectorXd direction = curvature.direction(gradient);
        double slope = gradient.dot(direction);
        if (!(slope < 0)) {
            curvature.forget();
            direction = -gradient;
            slope = -gradient.squaredNorm();
        }
        const double first_step =
            curvature.empty() && !manner.is_scaled ? std::min(1.0, 1.0 / direction.norm()) : 1.0;
        const LinePoint start{0.0, function.value(), slope};
        function.aim(direction);
        const LinePoint found = LineSearch(function, start, manner.flatness).search(first_step);
        // No lower value along the line: rounding decides now, or the curvature misleads.
        if (!(found.step > 0 && found.value < start.value)) {
            if (curvature.empty()) return end;
            curvature.forget();
            continue;
        }
        small_falls.see(start.value, found.value);
        function.go(found);
        direction *= found.step;
        curvature.add(std::move(direction), function.gradient() - gradient);
        ++end.iterations;
        if (options.progress && !options.progress(end.iterations, found.value)) return end;
        if (small_falls.say_enough()) {
            end.converged = true;
            break;
        }
    }
    return end;
}

}  // namespace parallax
