#pragma once

#include <Eigen/Core>

namespace parallax {

/// probability = 1 ÷ (1 + exp(−(a·logit + b)))
struct PlattScale {
    double a = 1.0;
    double b = 0.0;
};

/// Fits it to logits of examples that the model did not learn from (Platt 1999), with the targets
/// (N₊ + 1) ÷ (N₊ + 2) and 1 ÷ (N₋ + 2) that keep it from certainty (as in Lin, Lin & Weng 2007).
/// `shares` holds how much of each label is the positive class; `weights` how much each counts.
/// The slope is never negative: where logits say nothing, every probability is the base rate.
[[nodiscard]] PlattScale fit_platt(const Eigen::VectorXd& logits, const Eigen::VectorXd& shares,
                                   const Eigen::VectorXd& weights);

/// The factor a > 0 for which the softmax of a·logits (n × K) fits `shares` (n × K) best: 1 ÷
/// temperature (Guo et al. 2017). Between 1/100 and 100.
[[nodiscard]] double fit_temperature(const Eigen::MatrixXd& logits, const Eigen::MatrixXd& shares,
                                     const Eigen::VectorXd& weights);

}  // namespace parallax
