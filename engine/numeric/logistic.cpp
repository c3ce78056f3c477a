#include "engine/numeric/logistic.hpp"

#include <cassert>
#include <cmath>

#include <Eigen/Cholesky>

namespace parallax {
namespace {

/// ln(1 + exp(x)) without overflow.
double softplus(double x) {
    return x > 0.0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x));
}

double sigmoid(double x) {
    if (x >= 0.0) return 1.0 / (1.0 + std::exp(-x));
    const double e = std::exp(x);
    return e / (1.0 + e);
}

using RowMajorMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

}  // namespace

LogisticObjective::LogisticObjective(const LogisticProblem& problem)
    : problem_(&problem),
      logits_(problem.logits()),
      scaled_(problem.features),
      offsets_(problem.features * problem.prior_mean) {
    assert(problem.shares.rows() == problem.features.rows());
    assert(problem.weights.size() == problem.features.rows());
    assert(problem.prior_mean.rows() == problem.features.cols());
    assert(problem.prior_mean.cols() == logits_);
    assert(problem.prior_sd.size() == problem.features.cols());
    scaled_.makeCompressed();
    for (Eigen::Index row = 0; row < scaled_.rows(); ++row) {
        for (SparseRows::InnerIterator at(scaled_, row); at; ++at)
            at.valueRef() *= problem.prior_sd[at.col()];
    }
}

double LogisticObjective::operator()(const Eigen::VectorXd& parameters,
                                     Eigen::VectorXd& gradient) const {
    assert(parameters.size() == size());
    gradient.resize(size());
    const Eigen::Index penalised = size() - logits_;
    gradient.head(logits_).setZero();
    gradient.tail(penalised) = parameters.tail(penalised);
    const double prior = 0.5 * parameters.tail(penalised).squaredNorm();
    return prior + (logits_ == 1 ? add_binary(parameters, gradient)
                                 : add_multinomial(parameters, gradient));
}

double LogisticObjective::add_binary(const Eigen::VectorXd& parameters,
                                     Eigen::VectorXd& gradient) const {
    const double* const u = parameters.data() + 1;
    double* const slopes = gradient.data() + 1;
    const double* const values = scaled_.valuePtr();
    const int* const columns = scaled_.innerIndexPtr();
    const int* const rows = scaled_.outerIndexPtr();
    double value = 0.0;
    for (Eigen::Index row = 0; row < scaled_.rows(); ++row) {
        const double weight = problem_->weights[row];
        if (weight == 0.0) continue;
        const int begin = rows[row];
        const int end = rows[row + 1];
        // Two sums side by side: one would wait for each addition.
        double even = parameters[0] + offsets_(row, 0);
        double odd = 0.0;
        int at = begin;
        for (; at + 1 < end; at += 2) {
            even += values[at] * u[columns[at]];
            odd += values[at + 1] * u[columns[at + 1]];
        }
        if (at < end) even += values[at] * u[columns[at]];
        const double z = even + odd;
        const double share = problem_->shares(row, 0);
        value += weight * (softplus(z) - share * z);
        const double slope = weight * (sigmoid(z) - share);
        gradient[0] += slope;
        for (at = begin; at < end; ++at) slopes[columns[at]] += values[at] * slope;
    }
    return value;
}

double LogisticObjective::add_multinomial(const Eigen::VectorXd& parameters,
                                          Eigen::VectorXd& gradient) const {
    const auto u = parameters.tail(size() - logits_);
    double value = 0.0;
    Eigen::VectorXd z(logits_);
    for (Eigen::Index row = 0; row < scaled_.rows(); ++row) {
        const double weight = problem_->weights[row];
        if (weight == 0.0) continue;
        z = parameters.head(logits_) + offsets_.row(row).transpose();
        for (SparseRows::InnerIterator at(scaled_, row); at; ++at) {
            const double x = at.value();
            const Eigen::Index first = at.col() * logits_;
            for (Eigen::Index k = 0; k < logits_; ++k) z[k] += x * u[first + k];
        }
        // From logits to the loss, and to its derivative by each logit, in place.
        const double most = z.maxCoeff();
        const double log_sum = most + std::log((z.array() - most).exp().sum());
        double loss = 0.0;
        for (Eigen::Index k = 0; k < logits_; ++k) {
            const double share = problem_->shares(row, k);
            loss += share * (log_sum - z[k]);
            z[k] = weight * (std::exp(z[k] - log_sum) - share);
        }
        value += weight * loss;
        gradient.head(logits_) += z;
        for (SparseRows::InnerIterator at(scaled_, row); at; ++at) {
            const double x = at.value();
            const Eigen::Index first = logits_ + at.col() * logits_;
            for (Eigen::Index k = 0; k < logits_; ++k) gradient[first + k] += x * z[k];
        }
    }
    return value;
}

Eigen::VectorXd LogisticObjective::start() const {
    Eigen::VectorXd parameters = Eigen::VectorXd::Zero(size());
    const double total = problem_->weights.sum();
    for (Eigen::Index k = 0; k < logits_; ++k) {
        // Half an example of each outcome keeps the logit of an absent class finite.
        const double share = (problem_->weights.dot(problem_->shares.col(k)) + 0.5) / (total + 1.0);
        parameters[k] = logits_ == 1 ? std::log(share / (1.0 - share)) : std::log(share);
    }
    return parameters;
}

LogisticFit fit_logistic(const LogisticProblem& problem, const MinimiseOptions& options) {
    const LogisticObjective objective(problem);
    const Minimum minimum = minimise(
        [&](const Eigen::VectorXd& x, Eigen::VectorXd& gradient) { return objective(x, gradient); },
        objective.start(), options);
    const Eigen::Index logits = problem.logits();
    LogisticFit fit;
    fit.intercepts = minimum.x.head(logits);
    const Eigen::Map<const RowMajorMatrix> u(minimum.x.data() + logits, problem.features.cols(),
                                             logits);
    fit.weights = problem.prior_mean + problem.prior_sd.asDiagonal() * u;
    fit.loss = minimum.value;
    fit.iterations = minimum.iterations;
    fit.converged = minimum.converged;
    return fit;
}

Eigen::MatrixXd predict_logits(const LogisticFit& fit, const SparseRows& features) {
    Eigen::MatrixXd logits = features * fit.weights;
    logits.rowwise() += fit.intercepts.transpose();
    return logits;
}

Eigen::MatrixXd probabilities_of(const Eigen::MatrixXd& logits) {
    if (logits.cols() == 1) {
        Eigen::MatrixXd probabilities(logits.rows(), 2);
        for (Eigen::Index row = 0; row < logits.rows(); ++row) {
            probabilities(row, 0) = sigmoid(-logits(row, 0));
            probabilities(row, 1) = sigmoid(logits(row, 0));
        }
        return probabilities;
    }
    Eigen::MatrixXd probabilities = logits;
    for (Eigen::Index row = 0; row < logits.rows(); ++row) {
        auto one = probabilities.row(row);
        one.array() -= one.maxCoeff();
        one = one.array().exp().matrix();
        one /= one.sum();
    }
    return probabilities;
}

Eigen::MatrixXd laplace_sd(const LogisticProblem& problem, const LogisticFit& fit,
                           Eigen::Index exact_up_to) {
    const SparseRows& features = problem.features;
    const Eigen::Index p = features.cols();
    const Eigen::Index logits = problem.logits();
    Eigen::MatrixXd curvature = probabilities_of(predict_logits(fit, features));
    if (logits == 1) curvature = curvature.col(1).eval();
    curvature = (curvature.array() * (1.0 - curvature.array())).matrix();
    curvature = problem.weights.asDiagonal() * curvature;

    if (logits == 1 && p <= exact_up_to) {
        // In standardised parameters, where the prior's part is the identity; the intercept, which
        // has no prior, comes first.
        Eigen::MatrixXd hessian = Eigen::MatrixXd::Zero(p + 1, p + 1);
        hessian.diagonal().tail(p).setOnes();
        for (Eigen::Index row = 0; row < features.rows(); ++row) {
            const double c = curvature(row, 0);
            hessian(0, 0) += c;
            for (SparseRows::InnerIterator a(features, row); a; ++a) {
                const double x = a.value() * problem.prior_sd[a.col()] * c;
                hessian(a.col() + 1, 0) += x;
                for (SparseRows::InnerIterator b(features, row); b && b.col() <= a.col(); ++b)
                    hessian(a.col() + 1, b.col() + 1) += x * b.value() * problem.prior_sd[b.col()];
            }
        }
        const Eigen::MatrixXd inverse = hessian.selfadjointView<Eigen::Lower>().ldlt().solve(
            Eigen::MatrixXd::Identity(p + 1, p + 1));
        return (inverse.diagonal().tail(p).cwiseMax(0.0).cwiseSqrt().array() *
                problem.prior_sd.array())
            .matrix();
    }

    Eigen::MatrixXd information = Eigen::MatrixXd::Zero(p, logits);
    for (Eigen::Index row = 0; row < features.rows(); ++row) {
        for (SparseRows::InnerIterator at(features, row); at; ++at) {
            information.row(at.col()) += at.value() * at.value() * curvature.row(row);
        }
    }
    Eigen::MatrixXd sd(p, logits);
    for (Eigen::Index j = 0; j < p; ++j) {
        const double s = problem.prior_sd[j];
        for (Eigen::Index k = 0; k < logits; ++k)
            sd(j, k) = s == 0.0 ? 0.0 : s / std::sqrt(1.0 + s * s * information(j, k));
    }
    return sd;
}

}  // namespace parallax
