#include "engine/numeric/logistic.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <span>

#include <Eigen/Cholesky>

namespace parallax {
namespace {

double sigmoid(double x) {
    if (x >= 0.0) return 1.0 / (1.0 + std::exp(-x));
    const double e = std::exp(x);
    return e / (1.0 + e);
}

using RowMajorMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// n × L: the loss's second derivative by each logit, weight · p·(1 − p).
Eigen::MatrixXd spread_of(const Eigen::MatrixXd& logits, const Eigen::VectorXd& weights) {
    Eigen::MatrixXd spread = probabilities_of(logits);
    if (logits.cols() == 1) spread = spread.col(1).eval();
    spread = (spread.array() * (1.0 - spread.array())).matrix();
    return weights.asDiagonal() * spread;
}

template <class Vector>
auto span_of(Vector& vector) {
    return std::span(vector.data(), static_cast<std::size_t>(vector.size()));
}

}  // namespace

LogisticObjective::LogisticObjective(const LogisticProblem& problem)
    : problem_(&problem), logits_(problem.logits()), columns_(problem.columns) {
    if (columns_ == nullptr) columns_ = &own_columns_.emplace(problem.features);
    assert(problem.shares.rows() == problem.features.rows());
    assert(problem.weights.size() == problem.features.rows());
    assert(problem.prior_mean.rows() == problem.features.cols());
    assert(problem.prior_mean.cols() == logits_);
    assert(problem.prior_sd.size() == problem.features.cols());
    assert(columns_->cols() == problem.features.cols());
    offsets_ = Eigen::VectorXd::Zero(problem.features.rows() * logits_);
    const RowMajorMatrix means = problem.prior_mean;
    if (!means.isZero(0.0)) columns_->add_product(span_of(means), span_of(offsets_));
}

double LogisticObjective::operator()(const Eigen::VectorXd& parameters,
                                     Eigen::VectorXd& gradient) const {
    assert(parameters.size() == size());
    Eigen::VectorXd slopes;
    const double loss = loss_of(offsets_ + logits_of(parameters), slopes);
    find_gradient(slopes, parameters, gradient);
    return loss + 0.5 * parameters.tail(size() - logits_).squaredNorm();
}

Eigen::VectorXd LogisticObjective::logits_of(const Eigen::VectorXd& parameters) const {
    RowMajorMatrix weights =
        Eigen::Map<const RowMajorMatrix>(parameters.data() + logits_, columns_->cols(), logits_);
    weights.array().colwise() *= problem_->prior_sd.array();
    Eigen::VectorXd logits = parameters.head(logits_).replicate(columns_->rows(), 1);
    columns_->add_product(span_of(weights), span_of(logits));
    return logits;
}

double LogisticObjective::loss_of(const Eigen::VectorXd& logits, Eigen::VectorXd& slopes) const {
    slopes.resize(logits.size());
    double loss = 0.0;
    if (logits_ == 1) {
        add_binary_slopes(logits, slopes, loss);
    } else {
        add_multinomial_slopes(logits, slopes, loss);
    }
    return loss;
}

void LogisticObjective::add_binary_slopes(const Eigen::VectorXd& logits, Eigen::VectorXd& slopes,
                                          double& loss) const {
    for (Eigen::Index row = 0; row < logits.size(); ++row) {
        const double z = logits[row];
        const double weight = problem_->weights[row];
        const double share = problem_->shares(row, 0);
        // softplus and sigmoid of z from one exponential.
        const double e = std::exp(-std::abs(z));
        const double softplus = std::max(z, 0.0) + std::log1p(e);
        const double sigmoid = (z >= 0.0 ? 1.0 : e) / (1.0 + e);
        loss += weight * (softplus - share * z);
        slopes[row] = weight * (sigmoid - share);
    }
}

void LogisticObjective::add_multinomial_slopes(const Eigen::VectorXd& logits,
                                               Eigen::VectorXd& slopes, double& loss) const {
    for (Eigen::Index row = 0; row < columns_->rows(); ++row) {
        const auto z = logits.segment(row * logits_, logits_);
        const double weight = problem_->weights[row];
        const double most = z.maxCoeff();
        const double log_sum = most + std::log((z.array() - most).exp().sum());
        double one = 0.0;
        for (Eigen::Index k = 0; k < logits_; ++k) {
            const double share = problem_->shares(row, k);
            one += share * (log_sum - z[k]);
            slopes[row * logits_ + k] = weight * (std::exp(z[k] - log_sum) - share);
        }
        loss += weight * one;
    }
}

void LogisticObjective::find_gradient(const Eigen::VectorXd& slopes,
                                      const Eigen::VectorXd& parameters,
                                      Eigen::VectorXd& gradient) const {
    gradient.resize(size());
    const Eigen::Index p = columns_->cols();
    gradient.head(logits_) =
        Eigen::Map<const RowMajorMatrix>(slopes.data(), columns_->rows(), logits_).colwise().sum();
    auto tail = gradient.tail(p * logits_);
    columns_->multiply_transposed(
        span_of(slopes), {gradient.data() + logits_, static_cast<std::size_t>(p * logits_)});
    Eigen::Map<RowMajorMatrix>(gradient.data() + logits_, p, logits_).array().colwise() *=
        problem_->prior_sd.array();
    tail += parameters.tail(p * logits_);
}

LogisticObjective::Curvature LogisticObjective::curvature_at(const Eigen::VectorXd& logits) const {
    const Eigen::Index n = columns_->rows();
    const Eigen::Index p = columns_->cols();
    const Eigen::MatrixXd spread =
        spread_of(Eigen::Map<const RowMajorMatrix>(logits.data(), n, logits_), problem_->weights);
    Curvature curvature{spread.colwise().sum().transpose(), Eigen::VectorXd(p * logits_),
                        Eigen::VectorXd(p * logits_)};
    for (Eigen::Index k = 0; k < logits_; ++k) {
        const double total = curvature.intercepts[k];
        const Eigen::VectorXd weights = spread.col(k);
        const SparseColumns::Moments moments = columns_->weigh_columns(span_of(weights));
        for (Eigen::Index j = 0; j < p; ++j) {
            const double sd = problem_->prior_sd[j];
            const double first = sd * moments.first[static_cast<std::size_t>(j)];
            const double second = sd * sd * moments.second[static_cast<std::size_t>(j)];
            const double centre = total > 0.0 ? first / total : 0.0;
            curvature.centres[j * logits_ + k] = centre;
            curvature.weights[j * logits_ + k] = std::max(0.0, second - centre * first);
        }
    }
    return curvature;
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

Eigen::VectorXd LogisticObjective::start_near(const LogisticFit& fit) const {
    assert(fit.weights.rows() == columns_->cols() && fit.weights.cols() == logits_);
    Eigen::VectorXd parameters(size());
    parameters.head(logits_) = fit.intercepts;
    Eigen::Map<RowMajorMatrix> u(parameters.data() + logits_, columns_->cols(), logits_);
    u = fit.weights - problem_->prior_mean;
    for (Eigen::Index j = 0; j < u.rows(); ++j) {
        const double sd = problem_->prior_sd[j];
        if (sd > 0.0) {
            u.row(j) /= sd;
        } else {
            u.row(j).setZero();
        }
    }
    return parameters;
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

std::vector<double> softmax(std::vector<double> logits) {
    const double top = *std::max_element(logits.begin(), logits.end());
    double sum = 0.0;
    for (double& logit : logits) sum += logit = std::exp(logit - top);
    for (double& logit : logits) logit /= sum;
    return logits;
}

Eigen::MatrixXd laplace_sd(const LogisticProblem& problem, const LogisticFit& fit,
                           Eigen::Index exact_up_to) {
    const SparseRows& features = problem.features;
    const Eigen::Index p = features.cols();
    const Eigen::Index logits = problem.logits();
    const Eigen::MatrixXd curvature = spread_of(predict_logits(fit, features), problem.weights);

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
