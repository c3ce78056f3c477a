#include "engine/numeric/fit_sparse.hpp"
#include "engine/numeric/minimise_sparse.hpp"
#include "tests/catch.hpp"
#include "tests/numeric/sample_numbers.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <Eigen/Dense>

using namespace parallax;
using namespace parallax::testing;

namespace {

/// Of 30 features three speak for the class; priors are not 0 and not alike.
LogisticProblem make_sparse_problem(Eigen::Index logits) {
    constexpr int n = 300;
    constexpr int p = 30;
    Numbers numbers(11);
    LogisticProblem problem;
    std::vector<Eigen::Triplet<double, int>> entries;
    problem.shares = Eigen::MatrixXd::Zero(n, logits);
    problem.weights.resize(n);
    for (int i = 0; i < n; ++i) {
        double logit = -0.3;
        for (int j = 0; j < p; ++j) {
            if (numbers.next() > 0.2) continue;
            const double value = 0.5 + numbers.next();
            entries.emplace_back(i, j, value);
            if (j < 3) logit += (j == 1 ? -2.0 : 2.5) * value;
        }
        const bool is_second = numbers.next() < 1.0 / (1.0 + std::exp(-logit));
        const auto other = static_cast<Eigen::Index>(numbers.next() * 2.0);
        if (logits == 1) {
            problem.shares(i, 0) = is_second ? 1.0 : 0.0;
        } else {
            problem.shares(i, is_second ? 2 : other) = 1.0;
        }
        problem.weights[i] = 0.5 + numbers.next();
    }
    problem.features.resize(n, p);
    problem.features.setFromTriplets(entries.begin(), entries.end());
    problem.prior_mean = Eigen::MatrixXd::Zero(p, logits);
    problem.prior_mean(5, 0) = 0.7;
    problem.prior_sd.resize(p);
    for (int j = 0; j < p; ++j) problem.prior_sd[j] = 0.2 + 0.3 * numbers.next();
    return problem;
}

/// Intercepts and standardised deviations of a fit, as LogisticObjective orders them.
Eigen::VectorXd parameters_of(const LogisticProblem& problem, const LogisticFit& fit) {
    const Eigen::Index logits = problem.logits();
    const Eigen::Index p = problem.features.cols();
    Eigen::VectorXd out(logits * (1 + p));
    out.head(logits) = fit.intercepts;
    for (Eigen::Index j = 0; j < p; ++j) {
        for (Eigen::Index k = 0; k < logits; ++k)
            out[logits + j * logits + k] =
                (fit.weights(j, k) - problem.prior_mean(j, k)) / problem.prior_sd[j];
    }
    return out;
}

/// Loss and quadratic part, with its gradient, written anew from the formula.
double smooth_value(const LogisticProblem& problem, double ratio, const Eigen::VectorXd& at) {
    const LogisticObjective objective(problem);
    Eigen::VectorXd gradient;
    const Eigen::Index weights = at.size() - problem.logits();
    return objective(at, gradient) - 0.5 * ratio * at.tail(weights).squaredNorm();
}

}  // namespace

TEST_CASE("an elastic net meets the conditions of Karush, Kuhn and Tucker") {
    for (const Eigen::Index logits : {1, 3}) {
        for (const double ratio : {0.1, 0.5, 1.0}) {
            CAPTURE(logits, ratio);
            const LogisticProblem problem = make_sparse_problem(logits);
            const LogisticFit fit = fit_sparse(problem, ratio, {.relative_tolerance = 1e-8});
            CHECK(fit.converged);
            const Eigen::VectorXd at = parameters_of(problem, fit);
            // The slope by finite differences: at a weight that moved it undoes the net's pull,
            // at one that stayed it is no stronger than that.
            constexpr double h = 1e-5;
            double worst = 0.0;
            Eigen::Index stayed = 0;
            for (Eigen::Index i = 0; i < at.size(); ++i) {
                Eigen::VectorXd up = at;
                Eigen::VectorXd down = at;
                up[i] += h;
                down[i] -= h;
                const double slope =
                    (smooth_value(problem, ratio, up) - smooth_value(problem, ratio, down)) /
                    (2 * h);
                const double pull = i < logits ? 0.0 : ratio;
                const bool is_still = i >= logits && at[i] == 0.0;
                stayed += is_still ? 1 : 0;
                worst = std::max(worst, is_still ? std::abs(slope) - pull
                                                 : std::abs(slope + std::copysign(pull, at[i])));
            }
            CHECK(worst < 1e-4);
            if (ratio == 1.0) CHECK(stayed > at.size() / 4);
            const double expected = smooth_value(problem, ratio, at) +
                                    ratio * at.tail(at.size() - logits).cwiseAbs().sum();
            CHECK(fit.loss == Approx(expected).epsilon(1e-10));
        }
    }
}

TEST_CASE("weights that stay lie exactly at their prior mean, and more of them the more absolute") {
    const LogisticProblem problem = make_sparse_problem(1);
    Eigen::Index before = 0;
    for (const double ratio : {0.05, 0.5, 1.0}) {
        const LogisticFit fit = fit_sparse(problem, ratio);
        const auto moved = (fit.weights.array() != problem.prior_mean.array()).count();
        CAPTURE(ratio, moved);
        if (before != 0) CHECK(moved < before);
        before = moved;
        CHECK(fit.weights(0, 0) > 0.5);
        CHECK(fit.weights(1, 0) < -0.5);
    }
    CHECK(before < 20);
}

TEST_CASE("with hardly any absolute part it is the fit with Gaussian priors") {
    const LogisticProblem problem = make_sparse_problem(3);
    const LogisticFit net = fit_sparse(problem, 1e-9, {.relative_tolerance = 1e-9});
    const LogisticFit plain = fit_logistic(problem, {.relative_tolerance = 1e-9});
    CHECK((net.weights - plain.weights).cwiseAbs().maxCoeff() < 1e-5);
    // One and the same number added to every intercept of a softmax changes nothing.
    const Eigen::MatrixXd p = probabilities_of(predict_logits(net, problem.features));
    const Eigen::MatrixXd q = probabilities_of(predict_logits(plain, problem.features));
    CHECK((p - q).cwiseAbs().maxCoeff() < 1e-5);
}

TEST_CASE("squares with absolutes have the soft threshold as their minimum") {
    // min ½ (x − b)² + l |x| is sign(b) · max(|b| − l, 0) (Donoho & Johnstone 1994).
    Eigen::VectorXd b(6);
    b << 3.0, -0.4, 0.5, -2.0, 0.0, 1.0;
    Eigen::VectorXd penalties(6);
    penalties << 1.0, 0.5, 0.5, 0.0, 1.0, 0.25;
    const Minimum found = minimise_sparse(
        [&](const Eigen::VectorXd& x, Eigen::VectorXd& gradient) {
            gradient = x - b;
            return 0.5 * gradient.squaredNorm();
        },
        penalties, Eigen::VectorXd::Constant(6, -1.0), {.relative_tolerance = 1e-10});
    CHECK(found.converged);
    for (Eigen::Index j = 0; j < b.size(); ++j) {
        const double expected = std::copysign(std::max(std::abs(b[j]) - penalties[j], 0.0), b[j]);
        CAPTURE(j);
        CHECK(found.x[j] == Approx(expected).margin(1e-8));
        if (expected == 0.0) CHECK(found.x[j] == 0.0);
    }
}

TEST_CASE("coordinates that hang together end where no coordinate alone goes lower") {
    // A badly conditioned quadratic whose coordinates pull at one another.
    constexpr Eigen::Index n = 25;
    Numbers numbers(11);
    Eigen::MatrixXd root(n, n);
    for (Eigen::Index i = 0; i < n; ++i) {
        for (Eigen::Index j = 0; j < n; ++j) root(i, j) = numbers.next() - 0.5;
    }
    const Eigen::MatrixXd a = root.transpose() * root + 0.01 * Eigen::MatrixXd::Identity(n, n);
    Eigen::VectorXd b(n);
    for (Eigen::Index i = 0; i < n; ++i) b[i] = 2.0 * numbers.next() - 1.0;
    const Eigen::VectorXd penalties = Eigen::VectorXd::Constant(n, 0.3);
    const Minimum found = minimise_sparse(
        [&](const Eigen::VectorXd& x, Eigen::VectorXd& gradient) {
            gradient = a * x - b;
            return 0.5 * x.dot(a * x) - b.dot(x);
        },
        penalties, Eigen::VectorXd::Zero(n), {.relative_tolerance = 1e-8, .max_iterations = 2000});
    CHECK(found.converged);
    // Coordinate descent with soft thresholds (Friedman, Hastie & Tibshirani 2010) goes nowhere
    // else.
    Eigen::VectorXd x = Eigen::VectorXd::Zero(n);
    for (int round = 0; round < 20000; ++round) {
        for (Eigen::Index j = 0; j < n; ++j) {
            const double rest = b[j] - a.row(j).dot(x) + a(j, j) * x[j];
            x[j] = std::copysign(std::max(std::abs(rest) - penalties[j], 0.0), rest) / a(j, j);
        }
    }
    CHECK((found.x - x).cwiseAbs().maxCoeff() < 1e-4);
    CHECK((found.x.array() == 0.0).count() == (x.array() == 0.0).count());
}
