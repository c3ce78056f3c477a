#pragma once

#include <cstddef>
#include <deque>

#include <Eigen/Core>

namespace parallax {

/// The last steps of a descent and what they did to the gradient: what limited-memory BFGS knows of
/// the curvature (Nocedal 1980).
class StepMemory {
public:
    /// Remembers at most `memory` steps, at least 1.
    explicit StepMemory(int memory) : memory_(static_cast<std::size_t>(memory)) {}

    /// A step and the change of the gradient along it. Left out if their product is not positive:
    /// only then does the approximation stay positive definite.
    void add(Eigen::VectorXd step, Eigen::VectorXd change);
    void forget();
    [[nodiscard]] bool empty() const { return steps_.empty(); }

    /// The two-loop recursion: minus the approximate inverse Hessian times the gradient.
    [[nodiscard]] Eigen::VectorXd direction(const Eigen::VectorXd& gradient) const;

private:
    std::size_t memory_;
    std::deque<Eigen::VectorXd> steps_;
    std::deque<Eigen::VectorXd> changes_;
    std::deque<double> products_;
};

}  // namespace parallax
