#include "engine/numeric/logistic_coordinates.hpp"

#include <utility>

namespace parallax {
namespace {

/// Calls see(intercept, centre, place of the weight in the parameters).
template <class See>
void for_each_weight(const LogisticObjective::Curvature& curvature, const See& see) {
    const Eigen::Index count = curvature.intercepts.size();
    const Eigen::Index weights = curvature.weights.size();
    for (Eigen::Index at = 0, k = 0; at < weights; ++at, k = k + 1 == count ? 0 : k + 1)
        see(k, curvature.centres[at], count + at);
}

}  // namespace

LogisticCoordinates::LogisticCoordinates(LogisticObjective::Curvature curvature)
    : curvature_(std::move(curvature)) {
    roots_.resize(intercepts() + weights());
    // An intercept that no example speaks of has no curvature.
    roots_.head(intercepts()) =
        (curvature_.intercepts.array() > 0.0).select(curvature_.intercepts.cwiseSqrt(), 1.0);
    roots_.tail(weights()) = (1.0 + curvature_.weights.array()).sqrt().matrix();
}

Eigen::VectorXd LogisticCoordinates::parameters_of(const Eigen::VectorXd& z) const {
    Eigen::VectorXd x = z.cwiseQuotient(roots_);
    for_each_weight(curvature_, [&](Eigen::Index k, double centre, Eigen::Index at) {
        x[k] -= centre * x[at];
    });
    return x;
}

Eigen::VectorXd LogisticCoordinates::turn_gradient(const Eigen::VectorXd& x_gradient) const {
    Eigen::VectorXd gradient = x_gradient;
    for_each_weight(curvature_, [&](Eigen::Index k, double centre, Eigen::Index at) {
        gradient[at] -= centre * x_gradient[k];
    });
    gradient.array() /= roots_.array();
    return gradient;
}

void set_parameters(LogisticFit& fit, const LogisticProblem& problem,
                    const Eigen::VectorXd& parameters) {
    const Eigen::Index logits = problem.logits();
    using ByFeature = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const Eigen::Map<const ByFeature> u(parameters.data() + logits, problem.features.cols(),
                                        logits);
    fit.intercepts = parameters.head(logits);
    fit.weights = problem.prior_mean + problem.prior_sd.asDiagonal() * u;
}

}  // namespace parallax
