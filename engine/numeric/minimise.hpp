#pragma once

#include <functional>

#include <Eigen/Core>

namespace parallax {

/// When and where minimise() stops.
struct MinimiseOptions {
    /// Stops when the gradient's norm is at most this share of the larger of 1 and the norm of x,
    /// or when three steps in a row lower the value by less than this share squared of it.
    double relative_tolerance = 1e-6;
    int max_iterations = 500;
    int memory = 10;  ///< how many past steps describe the curvature; at least 1
    /// Called after each iteration with its number and the value; false stops.
    std::function<bool(int, double)> progress = {};
};

/// Where the search ended.
struct Minimum {
    Eigen::VectorXd x;
    double value = 0;
    int iterations = 0;
    bool converged = false;  ///< false: iterations ran out, or no lower value could be found
};

/// Value at x; writes the gradient, which has the length of x.
using Objective = std::function<double(const Eigen::VectorXd& x, Eigen::VectorXd& gradient)>;

/// Finds a minimum of a smooth function from `start` by limited-memory BFGS (Nocedal 1980; Liu &
/// Nocedal 1989) with a line search that meets the strong Wolfe conditions (Nocedal & Wright 2006,
/// algorithms 3.5 and 3.6). For a convex function that is its only minimum. The objective must be
/// finite wherever it is asked near the path; the same input gives the same bits.
[[nodiscard]] Minimum minimise(const Objective& objective, Eigen::VectorXd start,
                               const MinimiseOptions& options = {});

}  // namespace parallax
