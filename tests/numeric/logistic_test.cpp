#include "engine/numeric/logistic.hpp"

#include "engine/numeric/calibration.hpp"
#include "tests/catch.hpp"
#include "tests/numeric/sample_numbers.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <Eigen/Dense>

using namespace parallax;
using namespace parallax::testing;

namespace {

/// 30 soft-labelled examples with weights, 6 features, priors away from 0.
LogisticProblem make_problem(Eigen::Index logits) {
    constexpr int n = 30;
    constexpr int p = 6;
    Numbers numbers(7);
    LogisticProblem problem;
    std::vector<Eigen::Triplet<double, int>> entries;
    for (int i = 0; i < n; ++i) {
        for (int j = 0; j < p; ++j) {
            if (numbers.next() < 0.5) entries.emplace_back(i, j, 4.0 * numbers.next() - 2.0);
        }
    }
    problem.features.resize(n, p);
    problem.features.setFromTriplets(entries.begin(), entries.end());
    problem.shares.resize(n, logits);
    problem.weights.resize(n);
    for (int i = 0; i < n; ++i) {
        for (Eigen::Index k = 0; k < logits; ++k) problem.shares(i, k) = numbers.next();
        if (logits > 1) problem.shares.row(i) /= problem.shares.row(i).sum();
        problem.weights[i] = 0.5 + numbers.next();
    }
    problem.prior_mean.resize(p, logits);
    problem.prior_sd.resize(p);
    for (int j = 0; j < p; ++j) {
        for (Eigen::Index k = 0; k < logits; ++k)
            problem.prior_mean(j, k) = 2.0 * numbers.next() - 1.0;
        problem.prior_sd[j] = 0.2 + numbers.next();
    }
    return problem;
}

}  // namespace

TEST_CASE("the gradient of logistic loss is that of finite differences") {
    for (const Eigen::Index logits : {1, 3}) {
        CAPTURE(logits);
        const LogisticProblem problem = make_problem(logits);
        const LogisticObjective objective(problem);
        Numbers numbers(7);
        Eigen::VectorXd x(objective.size());
        for (Eigen::Index i = 0; i < x.size(); ++i) x[i] = 3.0 * numbers.next() - 1.5;
        Eigen::VectorXd gradient;
        static_cast<void>(objective(x, gradient));
        Eigen::VectorXd unused;
        for (Eigen::Index i = 0; i < x.size(); ++i) {
            constexpr double h = 1e-5;
            Eigen::VectorXd up = x;
            Eigen::VectorXd down = x;
            up[i] += h;
            down[i] -= h;
            const double slope = (objective(up, unused) - objective(down, unused)) / (2.0 * h);
            CHECK(gradient[i] == Approx(slope).epsilon(1e-6).margin(1e-7));
        }
    }
}

TEST_CASE("a fit stops where the gradient is as small as was asked") {
    for (const Eigen::Index logits : {1, 3}) {
        for (const double tolerance : {1e-3, 1e-4, 1e-6}) {
            CAPTURE(logits, tolerance);
            LogisticProblem problem = make_problem(logits);
            // A feature met everywhere moves with the intercept; one met nowhere has no evidence.
            std::vector<Eigen::Triplet<double, int>> entries;
            for (int i = 0; i < problem.features.rows(); ++i) {
                for (SparseRows::InnerIterator at(problem.features, i); at; ++at) {
                    if (at.col() > 1)
                        entries.emplace_back(i, static_cast<int>(at.col()), at.value());
                }
                entries.emplace_back(i, 0, 3.0);
            }
            problem.features.setFromTriplets(entries.begin(), entries.end());
            problem.weights[4] = 0.0;
            const LogisticFit fit = fit_logistic(problem, {.relative_tolerance = tolerance});
            CHECK(fit.converged);
            const LogisticObjective objective(problem);
            Eigen::VectorXd at(objective.size());
            at.head(logits) = fit.intercepts;
            for (Eigen::Index j = 0; j < problem.features.cols(); ++j) {
                for (Eigen::Index k = 0; k < logits; ++k) {
                    at[logits + j * logits + k] =
                        (fit.weights(j, k) - problem.prior_mean(j, k)) / problem.prior_sd[j];
                }
            }
            Eigen::VectorXd gradient;
            CHECK(objective(at, gradient) == Approx(fit.loss).epsilon(1e-12));
            CHECK(gradient.norm() <= 1.001 * tolerance * std::max(1.0, at.norm()));
        }
    }
}

TEST_CASE("at the minimum the gradient is nothing and the priors pull") {
    for (const Eigen::Index logits : {1, 3}) {
        CAPTURE(logits);
        LogisticProblem problem = make_problem(logits);
        const LogisticFit fit = fit_logistic(problem);
        CHECK(fit.converged);
        // No evidence: every weight is its prior mean.
        LogisticProblem none = problem;
        none.weights.setZero();
        CHECK((fit_logistic(none).weights - none.prior_mean).norm() < 1e-9);
        // A prior without width holds its weight whatever the evidence.
        problem.prior_sd[2] = 0.0;
        CHECK((fit_logistic(problem).weights.row(2) - problem.prior_mean.row(2)).norm() == 0.0);
        // A very narrow one nearly so, a wide one less.
        problem.prior_sd[2] = 1e-4;
        CHECK((fit_logistic(problem).weights.row(2) - problem.prior_mean.row(2)).norm() < 1e-4);
    }
}

TEST_CASE("without features the intercept is the log odds") {
    LogisticProblem problem;
    problem.features.resize(8, 0);
    problem.shares = Eigen::MatrixXd::Zero(8, 1);
    problem.shares.topRows(2).setOnes();
    problem.weights = Eigen::VectorXd::Ones(8);
    problem.prior_mean.resize(0, 1);
    problem.prior_sd.resize(0);
    CHECK(fit_logistic(problem).intercepts[0] == Approx(std::log(2.0 / 6.0)).epsilon(1e-5));
}

TEST_CASE("two logits of a softmax say what one logit says") {
    LogisticProblem one = make_problem(1);
    one.prior_mean.setZero();
    LogisticProblem two = one;
    two.shares.resize(one.shares.rows(), 2);
    two.shares.col(0) = (1.0 - one.shares.col(0).array()).matrix();
    two.shares.col(1) = one.shares.col(0);
    two.prior_mean = Eigen::MatrixXd::Zero(one.features.cols(), 2);
    // A difference of two weights of variance s² has variance 2s².
    two.prior_sd = one.prior_sd / std::sqrt(2.0);
    const Eigen::MatrixXd a = probabilities_of(predict_logits(fit_logistic(one), one.features));
    const Eigen::MatrixXd b = probabilities_of(predict_logits(fit_logistic(two), two.features));
    CHECK((a - b).cwiseAbs().maxCoeff() < 1e-5);
}

TEST_CASE("the Laplace deviation is the curvature's") {
    const LogisticProblem problem = make_problem(1);
    const LogisticFit fit = fit_logistic(problem, {.relative_tolerance = 1e-10});
    const LogisticObjective objective(problem);
    Eigen::VectorXd at(objective.size());
    at[0] = fit.intercepts[0];
    at.tail(problem.features.cols()) =
        ((fit.weights.col(0) - problem.prior_mean.col(0)).array() / problem.prior_sd.array())
            .matrix();
    Eigen::MatrixXd hessian(at.size(), at.size());
    constexpr double h = 1e-5;
    for (Eigen::Index i = 0; i < at.size(); ++i) {
        Eigen::VectorXd up;
        Eigen::VectorXd down;
        Eigen::VectorXd x = at;
        x[i] += h;
        static_cast<void>(objective(x, up));
        x[i] -= 2.0 * h;
        static_cast<void>(objective(x, down));
        hessian.col(i) = (up - down) / (2.0 * h);
    }
    const Eigen::MatrixXd inverse = hessian.inverse();
    const Eigen::MatrixXd exact = laplace_sd(problem, fit);
    const Eigen::MatrixXd diagonal = laplace_sd(problem, fit, 0);
    for (Eigen::Index j = 0; j < problem.features.cols(); ++j) {
        const double sd = problem.prior_sd[j];
        CHECK(exact(j, 0) == Approx(sd * std::sqrt(inverse(j + 1, j + 1))).epsilon(1e-5));
        CHECK(diagonal(j, 0) == Approx(sd / std::sqrt(hessian(j + 1, j + 1))).epsilon(1e-5));
        CHECK(diagonal(j, 0) <= exact(j, 0));
    }
}

TEST_CASE("Platt's scale undoes a known one") {
    // Logits that are twice too sure and shifted by one.
    constexpr Eigen::Index n = 4000;
    Numbers numbers(7);
    Eigen::VectorXd logits(n);
    Eigen::VectorXd shares(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        const double truth = 6.0 * numbers.next() - 3.0;
        shares[i] = 1.0 / (1.0 + std::exp(-truth));
        logits[i] = 2.0 * truth + 1.0;
    }
    const PlattScale scale = fit_platt(logits, shares, Eigen::VectorXd::Ones(n));
    CHECK(scale.a == Approx(0.5).epsilon(0.01));
    CHECK(scale.b == Approx(-0.5).epsilon(0.01));
    // Logits that speak for the other side are given no say.
    const PlattScale wrong = fit_platt(-logits, shares, Eigen::VectorXd::Ones(n));
    CHECK(wrong.a == 0.0);
    CHECK(wrong.b == Approx(std::log(shares.sum() / (n - shares.sum()))).epsilon(0.01));
}

TEST_CASE("the temperature undoes a known one") {
    constexpr Eigen::Index n = 500;
    Numbers numbers(7);
    Eigen::MatrixXd logits(n, 3);
    for (Eigen::Index i = 0; i < n; ++i) {
        for (Eigen::Index k = 0; k < 3; ++k) logits(i, k) = 4.0 * numbers.next();
    }
    const Eigen::MatrixXd shares = probabilities_of(logits);
    CHECK(fit_temperature(3.0 * logits, shares, Eigen::VectorXd::Ones(n)) ==
          Approx(1.0 / 3.0).epsilon(1e-4));
}

TEST_CASE("a fit from near by, of features laid out before, is the fit") {
    for (const Eigen::Index logits : {Eigen::Index{1}, Eigen::Index{3}}) {
        LogisticProblem problem = make_problem(logits);
        const LogisticFit before = fit_logistic(problem);
        problem.prior_sd *= 2.0;
        problem.prior_sd[1] = 0.0;
        problem.prior_mean *= 0.5;
        const LogisticFit alone = fit_logistic(problem);
        const SparseColumns columns(problem.features);
        problem.columns = &columns;
        const LogisticFit near = fit_logistic(problem, {}, &before);
        CHECK(near.converged);
        CHECK(near.loss == Approx(alone.loss));
        CHECK((near.weights - alone.weights).cwiseAbs().maxCoeff() < 1e-4);
        // Of several logits all may move alike.
        Eigen::VectorXd moved = near.intercepts - alone.intercepts;
        if (logits > 1) moved.array() -= moved.mean();
        CHECK(moved.cwiseAbs().maxCoeff() < 1e-4);
        CHECK(near.weights.row(1) == problem.prior_mean.row(1));
        CHECK((alone.weights - before.weights).cwiseAbs().maxCoeff() > 1e-2);
    }
}
