#pragma once

#include "engine/numeric/minimise.hpp"
#include "engine/numeric/sparse_columns.hpp"

#include <optional>
#include <vector>

#include <Eigen/Core>

namespace parallax {

/// Examples and what is believed before them. With two classes there is one logit (of the second);
/// with K > 2 there are K. n examples, p features, L logits.
struct LogisticProblem {
    SparseRows features;         ///< n × p, finite
    Eigen::MatrixXd shares;      ///< n × L in [0, 1]: how much of the label each logit's class has
    Eigen::VectorXd weights;     ///< n, >= 0: how much each example counts
    Eigen::MatrixXd prior_mean;  ///< p × L
    Eigen::VectorXd prior_sd;    ///< p, >= 0; 0 keeps a weight at its mean
    /// The same features laid out already, for problems that differ in their priors alone; null:
    /// they are laid out anew. Not owned.
    const SparseColumns* columns = nullptr;

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

    LogisticObjective(const LogisticObjective&) = delete;
    LogisticObjective& operator=(const LogisticObjective&) = delete;

    [[nodiscard]] Eigen::Index size() const { return logits_ * (1 + columns_->cols()); }

    /// Value at `parameters`; writes the exact gradient. Both have size() entries.
    [[nodiscard]] double operator()(const Eigen::VectorXd& parameters,
                                    Eigen::VectorXd& gradient) const;

    /// Parameters where every weight is its prior mean and the intercepts fit the class shares.
    [[nodiscard]] Eigen::VectorXd start() const;

    /// Parameters of a fit of the same features under other priors.
    [[nodiscard]] Eigen::VectorXd start_near(const LogisticFit& fit) const;

    // The steps of the above. Logits and what is like them are n × L, row by row.
    /// What `parameters` add to the logits of prior means: intercepts + features · s · u.
    [[nodiscard]] Eigen::VectorXd logits_of(const Eigen::VectorXd& parameters) const;
    /// Logits of prior means without intercepts.
    [[nodiscard]] const Eigen::VectorXd& prior_logits() const { return offsets_; }
    /// The loss of `logits`; writes its derivative by each.
    [[nodiscard]] double loss_of(const Eigen::VectorXd& logits, Eigen::VectorXd& slopes) const;
    /// The whole gradient, from the loss's derivatives by each logit.
    void find_gradient(const Eigen::VectorXd& slopes, const Eigen::VectorXd& parameters,
                       Eigen::VectorXd& gradient) const;

    /// The loss's curvature where every example has its `logits`, the correlations of features
    /// among themselves left aside.
    struct Curvature {
        Eigen::VectorXd intercepts;  ///< L: the second derivative
        Eigen::VectorXd centres;     ///< p × L, row by row: mean of the standardised feature
        Eigen::VectorXd weights;     ///< p × L: second derivative of the feature less its mean
    };
    [[nodiscard]] Curvature curvature_at(const Eigen::VectorXd& logits) const;

private:
    void add_binary_slopes(const Eigen::VectorXd& logits, Eigen::VectorXd& slopes,
                           double& loss) const;
    void add_multinomial_slopes(const Eigen::VectorXd& logits, Eigen::VectorXd& slopes,
                                double& loss) const;

    const LogisticProblem* problem_;  ///< not owned; outlives the objective
    Eigen::Index logits_;
    std::optional<SparseColumns> own_columns_;
    const SparseColumns* columns_;  ///< of the problem's features
    Eigen::VectorXd offsets_;       ///< n × L: features times prior means
};

/// Minimises it by L-BFGS from the prior means, in coordinates where features are centred and have
/// about the same curvature, and with line searches on logits alone, so that an iteration costs one
/// product with the features and one with them transposed. The problem is strictly convex in the
/// weights, so the answer depends on nothing but the problem. `near`: a fit of the same features
/// under other priors to start from instead, which changes the answer within the tolerance alone,
/// and of several logits all intercepts alike.
[[nodiscard]] LogisticFit fit_logistic(const LogisticProblem& problem,
                                       const MinimiseOptions& options = {},
                                       const LogisticFit* near = nullptr);

/// n × L logits of examples.
[[nodiscard]] Eigen::MatrixXd predict_logits(const LogisticFit& fit, const SparseRows& features);

/// Class probabilities of logits: n × 2 of one logit, else the softmax, n × L.
[[nodiscard]] Eigen::MatrixXd probabilities_of(const Eigen::MatrixXd& logits);

/// The softmax of the logits of one example, at least one.
[[nodiscard]] std::vector<double> softmax(std::vector<double> logits);

/// Standard deviation of each weight in the Laplace approximation (MacKay 1992): from the inverse
/// Hessian at the minimum for problems of one logit and at most `exact_up_to` features, beyond that
/// from its diagonal, which ignores how weights move together and so is the smaller. p × L.
[[nodiscard]] Eigen::MatrixXd laplace_sd(const LogisticProblem& problem, const LogisticFit& fit,
                                         Eigen::Index exact_up_to = 400);

}  // namespace parallax
