#include "engine/numeric/fit_sparse.hpp"

#include "engine/numeric/minimise_sparse.hpp"

#include <algorithm>
#include <cassert>

namespace parallax {
namespace {

/// The smooth part in coordinates z that suit a descent: u = z ÷ root, intercept = z ÷ root − Σ
/// centre · u. Neither moves a kink away from 0.
class SmoothPart {
public:
    SmoothPart(const LogisticObjective& objective, double l1_ratio)
        : objective_(objective),
          l1_ratio_(l1_ratio),
          start_(objective.start()),
          curvature_(
              objective.curvature_at(objective.prior_logits() + objective.logits_of(start_))) {
        roots_.resize(start_.size());
        roots_.head(intercepts()) =
            (curvature_.intercepts.array() > 0.0).select(curvature_.intercepts.cwiseSqrt(), 1.0);
        roots_.tail(weights()) = (1.0 + curvature_.weights.array()).sqrt().matrix();
    }

    [[nodiscard]] Eigen::VectorXd start() const { return start_.cwiseProduct(roots_); }
    [[nodiscard]] const Eigen::VectorXd& roots() const { return roots_; }

    [[nodiscard]] Eigen::VectorXd parameters_of(const Eigen::VectorXd& z) const {
        Eigen::VectorXd x = z.cwiseQuotient(roots_);
        for_each_weight(
            [&](Eigen::Index k, double centre, Eigen::Index at) { x[k] -= centre * x[at]; });
        return x;
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
        gradient = x_gradient;
        for_each_weight([&](Eigen::Index k, double centre, Eigen::Index at) {
            gradient[at] -= centre * x_gradient[k];
        });
        gradient.array() /= roots_.array();
        return loss + 0.5 * (1.0 - l1_ratio_) * x.tail(weights()).squaredNorm();
    }

    [[nodiscard]] Eigen::VectorXd penalties() const {
        Eigen::VectorXd out = Eigen::VectorXd::Zero(start_.size());
        out.tail(weights()) = l1_ratio_ * roots_.tail(weights()).cwiseInverse();
        return out;
    }

private:
    [[nodiscard]] Eigen::Index intercepts() const { return curvature_.intercepts.size(); }
    [[nodiscard]] Eigen::Index weights() const { return curvature_.weights.size(); }

    /// Calls see(intercept, centre, place of the weight in the parameters).
    template <class See>
    void for_each_weight(const See& see) const {
        const Eigen::Index count = intercepts();
        for (Eigen::Index at = 0, k = 0; at < weights(); ++at, k = k + 1 == count ? 0 : k + 1)
            see(k, curvature_.centres[at], count + at);
    }

    const LogisticObjective& objective_;
    double l1_ratio_;
    Eigen::VectorXd start_;
    LogisticObjective::Curvature curvature_;  ///< at the start
    Eigen::VectorXd roots_;
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
    const Eigen::VectorXd x = smooth.parameters_of(found.x);
    const Eigen::Index logits = problem.logits();
    using RowMajorMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const Eigen::Map<const RowMajorMatrix> u(x.data() + logits, problem.features.cols(), logits);
    LogisticFit fit;
    fit.intercepts = x.head(logits);
    fit.weights = problem.prior_mean + problem.prior_sd.asDiagonal() * u;
    fit.loss = found.value;
    fit.iterations = found.iterations;
    fit.converged = found.converged;
    return fit;
}

}  // namespace parallax
