#include "engine/numeric/descent.hpp"
#include "engine/numeric/logistic.hpp"
#include "engine/numeric/logistic_coordinates.hpp"

#include <algorithm>

namespace parallax {
namespace {

/// The objective in coordinates that suit a descent. Logits are kept, so that a look along a line
/// costs no product with the features.
class LogisticFunction final : public SmoothFunction {
public:
    LogisticFunction(const LogisticObjective& objective, const LogisticFit* near)
        : objective_(objective),
          x_(near == nullptr ? objective.start() : objective.start_near(*near)),
          logits_(objective.prior_logits() + objective.logits_of(x_)),
          coordinates_(objective.curvature_at(logits_)) {
        arrive(objective_.loss_of(logits_, slopes_));
    }

    [[nodiscard]] double value() const override { return value_; }
    [[nodiscard]] const Eigen::VectorXd& gradient() const override { return gradient_; }
    [[nodiscard]] bool is_stationary(double tolerance) const override {
        return x_gradient_.norm() <= tolerance * std::max(1.0, x_.norm());
    }

    void aim(const Eigen::VectorXd& direction) override {
        direction_ = coordinates_.parameters_of(direction);
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
    [[nodiscard]] Eigen::Index weights() const { return coordinates_.weights(); }

    /// Writes down what is true where x_ is; logits_ and slopes_ are.
    void arrive(double loss) {
        prior_ = 0.5 * x_.tail(weights()).squaredNorm();
        value_ = loss + prior_;
        objective_.find_gradient(slopes_, x_, x_gradient_);
        gradient_ = coordinates_.turn_gradient(x_gradient_);
    }

    const LogisticObjective& objective_;
    Eigen::VectorXd x_;
    Eigen::VectorXd logits_;
    LogisticCoordinates coordinates_;  ///< by the curvature at the start
    Eigen::VectorXd slopes_;           ///< of the loss by the logits last looked at
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

LogisticFit fit_logistic(const LogisticProblem& problem, const MinimiseOptions& options,
                         const LogisticFit* near) {
    const LogisticObjective objective(problem);
    LogisticFunction function(objective, near);
    const DescentEnd end = descend(function, options, manner);
    LogisticFit fit;
    set_parameters(fit, problem, function.place());
    fit.loss = function.value();
    fit.iterations = end.iterations;
    fit.converged = end.converged;
    return fit;
}

}  // namespace parallax
