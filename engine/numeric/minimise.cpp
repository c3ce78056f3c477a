#include "engine/numeric/minimise.hpp"

#include "engine/numeric/descent.hpp"

#include <algorithm>
#include <utility>

namespace parallax {
namespace {

/// A function known only by its value and gradient at a place.
class PlainFunction final : public SmoothFunction {
public:
    PlainFunction(const Objective& objective, Eigen::VectorXd start)
        : objective_(objective),
          x_(std::move(start)),
          gradient_(x_.size()),
          seen_gradient_(x_.size()) {
        value_ = objective_(x_, gradient_);
    }

    [[nodiscard]] double value() const override { return value_; }
    [[nodiscard]] const Eigen::VectorXd& gradient() const override { return gradient_; }
    [[nodiscard]] bool is_stationary(double tolerance) const override {
        return gradient_.norm() <= tolerance * std::max(1.0, x_.norm());
    }

    void aim(const Eigen::VectorXd& direction) override { direction_ = direction; }

    LinePoint look(double step) override {
        seen_x_.noalias() = x_ + step * direction_;
        const double value = objective_(seen_x_, seen_gradient_);
        seen_step_ = step;
        return {step, value, seen_gradient_.dot(direction_)};
    }

    void go(const LinePoint& point) override {
        if (seen_step_ != point.step) static_cast<void>(look(point.step));
        x_.swap(seen_x_);
        gradient_.swap(seen_gradient_);
        value_ = point.value;
    }

    [[nodiscard]] Eigen::VectorXd take_place() { return std::move(x_); }

private:
    const Objective& objective_;
    Eigen::VectorXd x_;
    Eigen::VectorXd gradient_;
    double value_ = 0.0;
    Eigen::VectorXd direction_;
    Eigen::VectorXd seen_x_;
    Eigen::VectorXd seen_gradient_;
    double seen_step_ = 0.0;
};

}  // namespace

Minimum minimise(const Objective& objective, Eigen::VectorXd start,
                 const MinimiseOptions& options) {
    PlainFunction function(objective, std::move(start));
    const DescentEnd end = descend(function, options, {});
    return {function.take_place(), function.value(), end.iterations, end.converged};
}

}  // namespace parallax
