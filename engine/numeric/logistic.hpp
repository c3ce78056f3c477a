#pragma once

#include "engine/numeric/minimise.hpp"

#include <Eigen/Core>
#include <Eigen/SparseCore>

namespace parallax {

/// One row an example, one column a feature.
using SparseRows = Eigen::SparseMatrix<double, Eigen::RowMajor, int>;

/// Examples and what is believed before them. With two classes there is one logit (of the second);
/// with K > 2 there are K. n examples, p features, L logits.
struct LogisticProblem {
    SparseRows features;         ///< n × p, finite
    Eigen::MatrixXd shares;      ///< n × L in [0, 1]: how much of the label each logit's class has
    Eigen::VectorXd weights;     ///< n, >= 0: how much each example counts
    Eigen::MatrixXd prior_mean;  ///< p × L
    Eigen::VectorXd prior_sd;    ///< p, >= 0; 0 keeps a weight at its mean

    [[nodiscard]] Eigen::Index logits() const { return shares.cols(); }
};

/// What was learned.
struct LogisticFit {
    Eigen::VectorXd intercepts;  ///< L
    Eigen::MatrixXd weights;     ///< p × L
    double loss = 0.0;           ///< the objective at its minimum
    int iterations = 0;
    bool converged = false;
};

/// The negative log posterior of logistic regression, binary or multinomial,
///   Σ wᵢ·(−Σ_k yᵢₖ ln pᵢₖ) + ½ Σ (βⱼ − mⱼ)² ÷ sⱼ²,
/// as a function of standardised parameters: the L intercepts (no prior), then for each feature
/// and logit u = (β − m) ÷ s, so that a single step length suits wide and narrow priors alike.
class LogisticObjective {
public:
    explicit LogisticObjective(const LogisticProblem& problem);

    [[nodiscard]] Eigen::Index size() const { return logits_ * (1 + scaled_.cols()); }

    /// Value at `parameters`; writes the exact gradient. Both have size() entries.
    [[nodiscard]] double operator()(const Eigen::VectorXd& parameters,
                                    Eigen::VectorXd& gradient) const;

    /// Parameters where every weight is its prior mean and the intercepts fit the class shares.
    [[nodiscard]] Eigen::VectorXd start() const;

private:
    [[nodiscard]] double add_binary(const Eigen::VectorXd& parameters,
                                    Eigen::VectorXd& gradient) const;
    [[nodiscard]] double add_multinomial(const Eigen::VectorXd& parameters,
                                         Eigen::VectorXd& gradient) const;

    const LogisticProblem* problem_;  ///< not owned; outlives the objective
    Eigen::Index logits_;
    SparseRows scaled_;        ///< features times prior sd
    Eigen::MatrixXd offsets_;  ///< n × L: features times prior means
};

/// Minimises it by L-BFGS from the prior means. The problem is strictly convex in the weights, so
/// the answer depends on nothing but the problem.
[[nodiscard]] LogisticFit fit_logistic(const LogisticProblem& problem,
                                       const MinimiseOptions& options = {});

/// n × L logits of examples.
[[nodiscard]] Eigen::MatrixXd predict_logits(const LogisticFit& fit, const SparseRows& features);

/// Class probabilities of logits: n × 2 of one logit, else the softmax, n × L.
[[nodiscard]] Eigen::MatrixXd probabilities_of(const Eigen::MatrixXd& logits);

/// Standard deviation of each weight in the Laplace approximation (MacKay 1992): from the inverse
/// Hessian at the minimum for problems of one logit and at most `exact_up_to` features, beyond that
/// from its diagonal, which ignores how weights move together and so is the smaller. p × L.
[[nodiscard]] Eigen::MatrixXd laplace_sd(const LogisticProblem& problem, const LogisticFit& fit,
                                         Eigen::Index exact_up_to = 400);

}  // namespace parallax
