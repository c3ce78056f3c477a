#include "engine/numeric/calibration.hpp"

#include "engine/numeric/logistic.hpp"
#include "engine/numeric/minimise.hpp"

#include <algorithm>
#include <cmath>

namespace parallax {
namespace {

double softplus(double x) {
    return x > 0.0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x));
}

}  // namespace

PlattScale fit_platt(const Eigen::VectorXd& logits, const Eigen::VectorXd& shares,
                     const Eigen::VectorXd& weights) {
    const double positive = weights.dot(shares);
    const double negative = weights.sum() - positive;
    const double high = (positive + 1.0) / (positive + 2.0);
    const double low = 1.0 / (negative + 2.0);
    const auto objective = [&](const Eigen::VectorXd& x, Eigen::VectorXd& gradient) {
        gradient = Eigen::VectorXd::Zero(2);
        double value = 0.0;
        for (Eigen::Index i = 0; i < logits.size(); ++i) {
            const double target = shares[i] * high + (1.0 - shares[i]) * low;
            const double z = x[0] * logits[i] + x[1];
            value += weights[i] * (softplus(z) - target * z);
            const double slope = weights[i] * (1.0 / (1.0 + std::exp(-z)) - target);
            gradient[0] += slope * logits[i];
            gradient[1] += slope;
        }
        return value;
    };
    const Minimum minimum = minimise(objective, Eigen::Vector2d(1.0, 0.0));
    if (minimum.x[0] > 0.0) return {minimum.x[0], minimum.x[1]};
    return {0.0, std::log((positive + 0.5) / (negative + 0.5))};
}

double fit_temperature(const Eigen::MatrixXd& logits, const Eigen::MatrixXd& shares,
                       const Eigen::VectorXd& weights) {
    // The loss is convex in a: golden-section search over ln a (Kiefer 1953).
    const auto loss = [&](double log_a) {
        const Eigen::MatrixXd p = probabilities_of(std::exp(log_a) * logits);
        double sum = 0.0;
        for (Eigen::Index i = 0; i < p.rows(); ++i) {
            for (Eigen::Index k = 0; k < p.cols(); ++k) {
                if (shares(i, k) > 0.0)
                    sum -= weights[i] * shares(i, k) * std::log(std::max(p(i, k), 1e-300));
            }
        }
        return sum;
    };
    const double ratio = (std::sqrt(5.0) - 1.0) / 2.0;
    double low = std::log(0.01);
    double high = std::log(100.0);
    constexpr int steps = 60;
    for (int step = 0; step < steps; ++step) {
        const double left = high - ratio * (high - low);
        const double right = low + ratio * (high - low);
        if (loss(left) <= loss(right)) {
            high = right;
        } else {
            low = left;
        }
    }
    return std::exp((low + high) / 2.0);
}

}  // namespace parallax
