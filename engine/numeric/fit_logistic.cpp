#include "engine/numeric/descent.hpp"
#include "engine/numeric/logistic.hpp"

#include <algorithm>
#include <cmath>

namespace parallax {
namespace {

/// The objective in coordinates that suit a descent. Features that occur nearly everywhere move all
/// logits as the intercept does, which makes a narrow valley: each feature is centred, by writing
/// the intercept as b' − centre · u, and each coordinate is scaled by the root of its curvature at
/// the start. Logits are kept, so that a look along a line costs no product with the features.
class LogisticFunction final : public SmoothFunction {
public:
    explicit LogisticFunction(const LogisticObjective& objective)
        : objective_(objective),
          x_(objective.start()),
          logits_(objective.prior_logits() + objective.logits_of(x_)),
          curvature_(objective.curvature_at(logits_)) {
        roots_.resize(x_.size());
        // An intercept that no example speaks of has no curvature.
        roots_.head(intercepts()) =
            (curvature_.intercepts.array() > 0.0).select(curvature_.intercepts.cwiseSqrt(), 1.0);
        roots_.tail(weights()) = (1.0 + curvature_.weights.array()).sqrt().matrix();
        arrive(objective_.loss_of(logits_, slopes_));
    }

    [[nodiscard]] double value() const override { return value_; }
    [[nodiscard]] const Eigen::VectorXd& gradient() const override { return gradient_; }
    [[nodiscard]] bool is_stationary(double tolerance) const override {
        return x_gradient_.norm() <= tolerance * std::max(1.0, x_.norm());
    }

    void aim(const Eigen::VectorXd& direction) override {
        direction_ = direction.cwiseQuotient(roots_);
        for_each_weight([&](Eigen::Index k, double centre, Eigen::Index at) {
            direction_[k] -= centre * direction_[at];
        });
        toward_ = objective_.logits_of(direction_);
        prior_slope_ = x_.tail(weights()).dot(direction_.tail(weights()));
        prior_bend_ = direction_.tail(weights()).squaredNorm();
    }

    LinePoint look(double step) override {
        seen_ = logits_ + step * toward_;
        const double loss = objective_.loss_of(seen_, slopes_);
        seen_step_ = step;
        return {step, loss + prior_ + step * (prior_slope_ + 0.5 * step * prior_bend_),
                slopes_.dot(toward_) + prior_slope_ + step * prior_bend_};
    }

    void go(const LinePoint& point) override {
        if (seen_step_ != point.step) static_cast<void>(look(point.step));
        x_ += point.step * direction_;
        logits_.swap(seen_);
        arrive(objective_.loss_of(logits_, slopes_));
    }

    [[nodiscard]] const Eigen::VectorXd& place() const { return x_; }

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

    /// Writes down what is true where x_ is; logits_ and slopes_ are.
    void arrive(double loss) {
        prior_ = 0.5 * x_.tail(weights()).squaredNorm();
        value_ = loss + prior_;
        objective_.find_gradient(slopes_, x_, x_gradient_);
        gradient_ = x_gradient_;
        for_each_weight([&](Eigen::Index k, double centre, Eigen::Index at) {
            gradient_[at] -= centre * x_gradient_[k];
        });
        gradient_.array() /= roots_.array();
    }

    const LogisticObjective& objective_;
    Eigen::VectorXd x_;
    Eigen::VectorXd logits_;
    LogisticObjective::Curvature curvature_;  ///< at the start
    Eigen::VectorXd roots_;
    Eigen::VectorXd slopes_;  ///< of the loss by the logits last looked at
    Eigen::VectorXd x_gradient_;
    Eigen::VectorXd gradient_;
    double prior_ = 0.0;
    double value_ = 0.0;
    Eigen::VectorXd direction_;  ///< of x
    Eigen::VectorXd toward_;     ///< of the logits
    double prior_slope_ = 0.0;
    double prior_bend_ = 0.0;
    Eigen::VectorXd seen_;
    double seen_step_ = 0.0;
};

// Looks along a line cost little beside a product with the features.
constexpr DescentManner manner{.flatness = 0.05, .is_scaled = true};

}  // namespace

LogisticFit fit_logistic(const LogisticProblem& problem, const MinimiseOptions& options) {
    const LogisticObjective objective(problem);
    LogisticFunction function(objective);
    const DescentEnd end = descend(function, options, manner);
    const Eigen::VectorXd& x = function.place();
    const Eigen::Index logits = problem.logits();
    using RowMajorMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const Eigen::Map<const RowMajorMatrix> u(x.data() + logits, problem.features.cols(), logits);
    LogisticFit fit;
    fit.intercepts = x.head(logits);
    fit.weights = problem.prior_mean + problem.prior_sd.asDiagonal() * u;
    fit.loss = function.value();
    fit.iterations = end.iterations;
    fit.converged = end.converged;
    return fit;
}

}  // namespace parallax
