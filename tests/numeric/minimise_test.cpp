#include "engine/numeric/minimise.hpp"

#include "tests/catch.hpp"

#include <cmath>
#include <limits>

#include <Eigen/Dense>

using namespace parallax;

namespace {

double rosenbrock(const Eigen::VectorXd& x, Eigen::VectorXd& gradient) {
    double value = 0;
    gradient.setZero();
    for (Eigen::Index at = 0; at + 1 < x.size(); ++at) {
        const double a = x[at + 1] - x[at] * x[at];
        const double b = 1 - x[at];
        value += 100 * a * a + b * b;
        gradient[at] += -400 * x[at] * a - 2 * b;
        gradient[at + 1] += 200 * a;
    }
    return value;
}

}  // namespace

TEST_CASE("a quadratic's minimum is the solution of its linear system") {
    // Condition number 100, from a fixed matrix.
    const Eigen::Index n = 40;
    Eigen::MatrixXd a = Eigen::MatrixXd::Zero(n, n);
    Eigen::VectorXd b(n);
    for (Eigen::Index row = 0; row < n; ++row) {
        a(row, row) = std::pow(10.0, 2.0 * static_cast<double>(row) / static_cast<double>(n - 1));
        b[row] = std::sin(static_cast<double>(row) + 1);
        if (row > 0) a(row, row - 1) = a(row - 1, row) = 0.3;
    }
    const auto found = minimise(
        [&](const Eigen::VectorXd& x, Eigen::VectorXd& gradient) {
            gradient = a * x - b;
            return 0.5 * x.dot(a * x) - b.dot(x);
        },
        Eigen::VectorXd::Zero(n), {.relative_tolerance = 1e-10});
    const Eigen::VectorXd exact = a.ldlt().solve(b);
    CHECK(found.converged);
    CHECK((found.x - exact).norm() / exact.norm() < 1e-6);
}

TEST_CASE("a curved valley is followed to its end") {
    Eigen::VectorXd start = Eigen::VectorXd::Constant(20, -1.2);
    const auto found = minimise(rosenbrock, start, {.relative_tolerance = 1e-8});
    CHECK(found.converged);
    CHECK(found.value < 1e-10);
    CHECK((found.x - Eigen::VectorXd::Ones(20)).norm() < 1e-4);
}

TEST_CASE("a step where the function overflows is shortened") {
    const auto found = minimise(
        [](const Eigen::VectorXd& x, Eigen::VectorXd& gradient) {
            // exp(x) - 2x, infinite from 5 on: the first step of length 1 from 4.9 up would leave.
            if (x[0] > 5) {
                gradient[0] = std::numeric_limits<double>::infinity();
                return std::numeric_limits<double>::infinity();
            }
            gradient[0] = std::exp(x[0]) - 2;
            return std::exp(x[0]) - 2 * x[0];
        },
        Eigen::VectorXd::Constant(1, -30.0), {.relative_tolerance = 1e-9});
    CHECK(found.x[0] == Approx(std::log(2.0)).margin(1e-6));
}

TEST_CASE("the search stops when told, and at the iterations allowed") {
    const Eigen::VectorXd start = Eigen::VectorXd::Constant(10, -1.2);
    const auto told = minimise(rosenbrock, start,
                               {.progress = [](int iteration, double) { return iteration < 4; }});
    CHECK(told.iterations == 4);
    CHECK_FALSE(told.converged);
    const auto ran_out = minimise(rosenbrock, start, {.max_iterations = 7});
    CHECK(ran_out.iterations == 7);
    CHECK_FALSE(ran_out.converged);
}

TEST_CASE("each iteration lowers the value, and twice gives the same bits") {
    const Eigen::VectorXd start = Eigen::VectorXd::Constant(12, 0.3);
    double before = std::numeric_limits<double>::infinity();
    bool fell = true;
    const auto first = minimise(rosenbrock, start, {.progress = [&](int, double value) {
                                    fell = fell && value < before;
                                    before = value;
                                    return true;
                                }});
    const auto second = minimise(rosenbrock, start);
    CHECK(fell);
    CHECK(first.value == second.value);
    CHECK(first.x == second.x);
}

TEST_CASE("starting at the minimum needs no iteration") {
    const auto found = minimise(rosenbrock, Eigen::VectorXd::Ones(5));
    CHECK(found.converged);
    CHECK(found.iterations == 0);
}
