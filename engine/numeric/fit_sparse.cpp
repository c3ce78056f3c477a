#include "engine/numeric/fit_sparse.hpp"

#include "engine/numeric/logistic_coordinates.hpp"
#include "engine/numeric/minimise_sparse.hpp"

#include <cassert>

namespace parallax {
namespace {

/// The smooth part in coordinates that suit a descent.
class SmoothPart {
public:
    SmoothPart(const LogisticObjective& objective, double l1_ratio)
        : objective_(objective),
          l1_ratio_(l1_ratio),
          start_(objective.start()),
          coordinates_(
              objective.curvature_at(objective.prior_logits() + objective.logits_of(start_))) {}

    [[nodiscard]] Eigen::VectorXd start() const {
        return start_.cwiseProduct(coordinates_.roots());
    }

    [[nodiscard]] Eigen::VectorXd parameters_of(const Eigen::VectorXd& z) const {
        return coordinates_.parameters_of(z);
    }

    [[nodiscard]] double operator()(const Eigen::VectorXd& z, Eigen::VectorXd& gradient) const {
        const Eigen::VectorXd x = parameters_of(z);
        Eigen::VectorXd slopes;
        const double loss =
            objective_.loss_of(objective_.prior_logits() + objective_.logits_of(x), slopes);
        // The gradient of the Gaussian prior is u; of it the net keeps a part.
        Eigen::VectorXd x_gradient;
        objective_.find_gradient(slopes, x, x_gradient);
        x_gradient.tail(weights()) -= l1_ratio_ * x.tail(weights());
        gradient = coordinates_.turn_gradient(x_gradient);
        return loss + 0.5 * (1.0 - l1_ratio_) * x.tail(weights()).squaredNorm();
    }

    [[nodiscard]] Eigen::VectorXd penalties() const {
        Eigen::VectorXd out = Eigen::VectorXd::Zero(start_.size());
        out.tail(weights()) = l1_ratio_ * coordinates_.roots().tail(weights()).cwiseInverse();
        return out;
    }

private:
    [[nodiscard]] Eigen::Index weights() const { return coordinates_.weights(); }

    const LogisticObjective& objective_;
    double l1_ratio_;
    Eigen::VectorXd start_;
    LogisticCoordinates coordinates_;  ///< by the curvature at the start
};

}  // namespace

LogisticFit fit_sparse(const LogisticProblem& problem, double l1_ratio,
                       const MinimiseOptions& options) {
    assert(l1_ratio > 0.0 && l1_ratio <= 1.0);
    const LogisticObjective objective(problem);
    const SmoothPart smooth(objective, l1_ratio);
    MinimiseOptions scaled = options;
    // Kinks cost more steps than a smooth valley does.
    scaled.max_iterations *= 4;
    const Minimum found = minimise_sparse(
        [&](const Eigen::VectorXd& z, Eigen::VectorXd& gradient) { return smooth(z, gradient); },
        smooth.penalties(), smooth.start(), scaled);
    LogisticFit fit;
    set_parameters(fit, problem, smooth.parameters_of(found.x));
    fit.loss = found.value;
    fit.iterations = found.iterations;
    fit.converged = found.converged;
    return fit;
}

}  // namespace parallax
