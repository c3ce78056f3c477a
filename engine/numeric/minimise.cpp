#include "engine/numeric/minimise.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <deque>
#include <utility>
#include <vector>

namespace parallax {

namespace {

constexpr double sufficient_decrease = 1e-4;  // Nocedal & Wright's c1
constexpr double curvature = 0.9;             // and c2, for quasi-Newton directions
constexpr int most_evaluations = 30;          // of one line search

/// One place on the line x + step · direction.
struct Trial {
    double step = 0;
    double value = 0;
    double slope = 0;  ///< derivative along the direction
};

/// Values along one direction; remembers the last place's x and gradient.
class Line {
public:
    Line(const Objective& objective, const Eigen::VectorXd& x, const Eigen::VectorXd& direction)
        : objective_(objective),
          from_(x),
          direction_(direction),
          x_(x.size()),
          gradient_(x.size()) {}

    Trial at(double step) {
        x_.noalias() = from_ + step * direction_;
        const double value = objective_(x_, gradient_);
        ++evaluations_;
        return {step, value, gradient_.dot(direction_)};
    }

    [[nodiscard]] int evaluations() const { return evaluations_; }
    Eigen::VectorXd& x() { return x_; }
    Eigen::VectorXd& gradient() { return gradient_; }

private:
    const Objective& objective_;
    const Eigen::VectorXd& from_;
    const Eigen::VectorXd& direction_;
    Eigen::VectorXd x_;
    Eigen::VectorXd gradient_;
    int evaluations_ = 0;
};

/// Where the cubic through two places with their slopes is lowest, kept off the ends.
double lowest_between(const Trial& a, const Trial& b) {
    const double low = std::min(a.step, b.step);
    const double width = std::abs(a.step - b.step);
    const double middle = low + width / 2;
    const double d1 = a.slope + b.slope - 3 * (a.value - b.value) / (a.step - b.step);
    const double square = d1 * d1 - a.slope * b.slope;
    if (!(square >= 0)) return middle;
    const double d2 = std::copysign(std::sqrt(square), b.step - a.step);
    const double step =
        b.step - (b.step - a.step) * (b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2);
    if (!(step >= low + width / 10 && step <= low + width * 9 / 10)) return middle;
    return step;
}

bool falls_enough(const Trial& trial, const Trial& start) {
    return trial.value <= start.value + sufficient_decrease * trial.step * start.slope;
}

bool is_flat_enough(const Trial& trial, const Trial& start) {
    return std::abs(trial.slope) <= -curvature * start.slope;
}

/// Narrows [low, high] to a place that meets the strong Wolfe conditions. `low` falls enough and
/// has the lower value; the minimum lies between. The line is left at the place returned.
Trial narrow(Line& line, const Trial& start, Trial low, Trial high) {
    Trial last = low;
    while (line.evaluations() < most_evaluations) {
        last = line.at(lowest_between(low, high));
        if (!falls_enough(last, start) || last.value >= low.value) {
            high = last;
            continue;
        }
        if (is_flat_enough(last, start)) return last;
        if (last.slope * (high.step - low.step) >= 0) high = low;
        low = last;
    }
    return last.step == low.step ? last : line.at(low.step);
}

Trial search(Line& line, const Trial& start, double first_step) {
    Trial before = start;
    Trial now = line.at(first_step);
    while (true) {
        // A step into the void (overflow) is too long.
        if (!std::isfinite(now.value)) {
            now = line.at(before.step + (now.step - before.step) / 10);
            if (line.evaluations() >= most_evaluations) return line.at(before.step);
            continue;
        }
        if (!falls_enough(now, start) || (before.step > 0 && now.value >= before.value)) {
            return narrow(line, start, before, now);
        }
        if (is_flat_enough(now, start) || line.evaluations() >= most_evaluations) return now;
        if (now.slope >= 0) return narrow(line, start, now, before);
        before = now;
        now = line.at(now.step * 2);
    }
}

/// The last steps and what they did to the gradient.
class Curvature {
public:
    explicit Curvature(int memory) : memory_(static_cast<std::size_t>(memory)) {}

    void add(Eigen::VectorXd step, Eigen::VectorXd change) {
        const double product = step.dot(change);
        // Only a positive product keeps the approximation positive definite.
        if (product <= 1e-12 * change.squaredNorm()) return;
        if (steps_.size() == memory_) {
            steps_.pop_front();
            changes_.pop_front();
            products_.pop_front();
        }
        steps_.push_back(std::move(step));
        changes_.push_back(std::move(change));
        products_.push_back(product);
    }

    void forget() {
        steps_.clear();
        changes_.clear();
        products_.clear();
    }

    [[nodiscard]] bool empty() const { return steps_.empty(); }

    /// The two-loop recursion: minus the approximate inverse Hessian times the gradient.
    [[nodiscard]] Eigen::VectorXd direction(const Eigen::VectorXd& gradient) const {
        Eigen::VectorXd d = -gradient;
        std::vector<double> alpha(steps_.size());
        for (std::size_t at = steps_.size(); at-- > 0;) {
            alpha[at] = steps_[at].dot(d) / products_[at];
            d.noalias() -= alpha[at] * changes_[at];
        }
        if (!steps_.empty()) d *= products_.back() / changes_.back().squaredNorm();
        for (std::size_t at = 0; at < steps_.size(); ++at) {
            const double beta = changes_[at].dot(d) / products_[at];
            d.noalias() += (alpha[at] - beta) * steps_[at];
        }
        return d;
    }

private:
    std::size_t memory_;
    std::deque<Eigen::VectorXd> steps_;
    std::deque<Eigen::VectorXd> changes_;
    std::deque<double> products_;
};

}  // namespace

Minimum minimise(const Objective& objective, Eigen::VectorXd start,
                 const MinimiseOptions& options) {
    assert(options.memory >= 1);
    Minimum result;
    result.x = std::move(start);
    Eigen::VectorXd gradient(result.x.size());
    result.value = objective(result.x, gradient);
    Curvature curvature_so_far(options.memory);
    const auto is_stationary = [&] {
        return gradient.norm() <= options.relative_tolerance * std::max(1.0, result.x.norm());
    };
    int small_steps = 0;
    while (!(result.converged = is_stationary()) && result.iterations < options.max_iterations) {
        Eigen::VectorXd direction = curvature_so_far.direction(gradient);
        double slope = gradient.dot(direction);
        if (!(slope < 0)) {
            curvature_so_far.forget();
            direction = -gradient;
            slope = -gradient.squaredNorm();
        }
        const double first_step =
            curvature_so_far.empty() ? std::min(1.0, 1.0 / direction.norm()) : 1.0;
        Line line(objective, result.x, direction);
        const Trial found = search(line, {0, result.value, slope}, first_step);
        // No lower value along the line: rounding decides now, or the curvature misleads.
        if (!(found.step > 0 && found.value < result.value)) {
            if (curvature_so_far.empty()) return result;
            curvature_so_far.forget();
            continue;
        }
        const double fall = result.value - found.value;
        const double negligible = options.relative_tolerance * 1e-3 * std::abs(result.value);
        small_steps = fall <= negligible ? small_steps + 1 : 0;
        curvature_so_far.add(line.x() - result.x, line.gradient() - gradient);
        result.x.swap(line.x());
        gradient.swap(line.gradient());
        result.value = found.value;
        ++result.iterations;
        if (options.progress && !options.progress(result.iterations, result.value)) return result;
        if (small_steps == 3) {
            result.converged = true;
            break;
        }
    }
    return result;
}

}  // namespace parallax
