#pragma once

#include "engine/numeric/minimise.hpp"

#include <Eigen/Core>

namespace parallax {

/// A place on a line: here + step · direction.
struct LinePoint {
    double step = 0.0;
    double value = 0.0;
    double slope = 0.0;  ///< derivative by step
};

/// A smooth function and the place, called here, where a minimiser stands on it.
class SmoothFunction {
public:
    SmoothFunction() = default;
    SmoothFunction(const SmoothFunction&) = delete;
    SmoothFunction& operator=(const SmoothFunction&) = delete;
    virtual ~SmoothFunction() = default;

    [[nodiscard]] virtual double value() const = 0;
    /// In the coordinates in which directions are given.
    [[nodiscard]] virtual const Eigen::VectorXd& gradient() const = 0;
    /// Is the gradient's norm at most `tolerance` times the larger of 1 and the norm of where we
    /// are?
    [[nodiscard]] virtual bool is_stationary(double tolerance) const = 0;

    /// From now on look() asks about the line from here along `direction`.
    virtual void aim(const Eigen::VectorXd& direction) = 0;
    [[nodiscard]] virtual LinePoint look(double step) = 0;
    /// Makes a place that look() returned on this line the one where we stand.
    virtual void go(const LinePoint& point) = 0;
};

/// What descend() should know of the function.
struct DescentManner {
    /// A line search ends where the slope's size is at most this share of the slope at its start
    /// (Nocedal & Wright's c₂): 0.9 where each look costs a gradient, less where looks are cheap.
    double flatness = 0.9;
    /// Coordinates in which a step of 1 along minus the gradient is about right.
    bool is_scaled = false;
};

struct DescentEnd {
    int iterations = 0;
    bool converged = false;  ///< false: iterations ran out, or no lower value could be found
};

/// Goes down by limited-memory BFGS (Nocedal 1980; Liu & Nocedal 1989) with a line search that
/// meets the strong Wolfe conditions (Nocedal & Wright 2006, algorithms 3.5 and 3.6), until
/// `options` say enough. The same input gives the same bits.
[[nodiscard]] DescentEnd descend(SmoothFunction& function, const MinimiseOptions& options,
                                 const DescentManner& manner);

}  // namespace parallax
