#pragma once

#include "engine/numeric/logistic.hpp"

#include <Eigen/Core>

namespace parallax {

/// Coordinates z of a LogisticObjective's parameters x that suit a descent. Features that occur
/// nearly everywhere move all logits as the intercept does, which makes a narrow valley: each
/// feature is centred, by writing the intercept as b' − centre · u, and each coordinate is scaled
/// by the root of its curvature. Neither moves a weight away from 0.
class LogisticCoordinates {
public:
    explicit LogisticCoordinates(LogisticObjective::Curvature curvature);

    [[nodiscard]] Eigen::Index intercepts() const { return curvature_.intercepts.size(); }
    [[nodiscard]] Eigen::Index weights() const { return curvature_.weights.size(); }

    /// x · roots is z where all weights are 0.
    [[nodiscard]] const Eigen::VectorXd& roots() const { return roots_; }

    [[nodiscard]] Eigen::VectorXd parameters_of(const Eigen::VectorXd& z) const;

    /// The gradient by z, from that by x.
    [[nodiscard]] Eigen::VectorXd turn_gradient(const Eigen::VectorXd& x_gradient) const;

private:
    LogisticObjective::Curvature curvature_;
    Eigen::VectorXd roots_;
};

/// Writes parameters of the problem's objective as the intercepts and weights of `fit`.
void set_parameters(LogisticFit& fit, const LogisticProblem& problem,
                    const Eigen::VectorXd& parameters);

}  // namespace parallax
