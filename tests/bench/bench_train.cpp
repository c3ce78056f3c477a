// Times the optimisation of a logistic model on a generated matrix of the size of a large training
// set: processor time, so that other programs' share does not show, beside one pass over the
// matrix.
#include "engine/numeric/logistic.hpp"

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <vector>

namespace {

using namespace parallax;

constexpr int documents = 20'000;
constexpr int columns = 200'000;
constexpr int words_a_document = 540;  // 10.8 million in all

/// Word counts with Zipf's frequencies, as unit-length rows; labels by a hidden linear rule.
LogisticProblem make_problem() {
    std::mt19937_64 random(1);
    const auto uniform = [&] { return static_cast<double>(random() >> 11U) / 9007199254740992.0; };
    std::vector<double> rule(columns);
    for (double& one : rule) one = uniform() - 0.5;
    LogisticProblem problem;
    problem.features.resize(documents, columns);
    problem.features.reserve(static_cast<Eigen::Index>(documents) * words_a_document);
    problem.shares.resize(documents, 1);
    std::vector<char> in_row(columns);
    std::vector<int> row;
    for (int i = 0; i < documents; ++i) {
        row.clear();
        while (static_cast<int>(row.size()) < words_a_document) {
            const auto column = static_cast<int>(std::pow(columns, uniform())) - 1;
            if (column < 0 || column >= columns || in_row[static_cast<std::size_t>(column)] != 0) {
                const auto any = static_cast<int>(uniform() * columns);
                if (in_row[static_cast<std::size_t>(any)] != 0) continue;
                in_row[static_cast<std::size_t>(any)] = 1;
                row.push_back(any);
                continue;
            }
            in_row[static_cast<std::size_t>(column)] = 1;
            row.push_back(column);
        }
        const double value = 1.0 / std::sqrt(static_cast<double>(words_a_document));
        double score = 0.0;
        problem.features.startVec(i);
        for (int column = 0; column < columns; ++column) {
            if (in_row[static_cast<std::size_t>(column)] == 0) continue;
            problem.features.insertBack(i, column) = value;
            score += value * rule[static_cast<std::size_t>(column)];
        }
        for (const int column : row) in_row[static_cast<std::size_t>(column)] = 0;
        problem.shares(i, 0) = score > 0.3 * (uniform() - 0.5) ? 1.0 : 0.0;
    }
    problem.features.finalize();
    problem.weights = Eigen::VectorXd::Ones(documents);
    problem.prior_mean = Eigen::MatrixXd::Zero(columns, 1);
    problem.prior_sd = Eigen::VectorXd::Ones(columns);
    return problem;
}

double seconds_since(std::clock_t start) {
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

}  // namespace

int main() {
    const LogisticProblem problem = make_problem();
    std::printf("%d documents, %d features, %lld non-zeros\n", documents, columns,
                static_cast<long long>(problem.features.nonZeros()));
    std::clock_t start = std::clock();
    const Eigen::VectorXd once = problem.features * Eigen::VectorXd::Ones(columns);
    std::printf("one pass over the matrix: %.3f s (%g)\n", seconds_since(start), once[0]);
    MinimiseOptions options;
    options.relative_tolerance = 1e-4;
    start = std::clock();
    const LogisticFit fit = fit_logistic(problem, options);
    std::printf("optimisation to 1e-4: %.3f s, %d iterations, loss %.3f%s\n", seconds_since(start),
                fit.iterations, fit.loss, fit.converged ? "" : ", not converged");
    return 0;
}
