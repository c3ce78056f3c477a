// Times the optimisation of a logistic model on a generated matrix of the size of a large training
// set: processor time, so that other programs' share does not show, beside one pass over the
// matrix.
#include "engine/numeric/logistic.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
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
        std::sort(row.begin(), row.end());
        for (const int column : row) {
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

/// For programs by others: three sizes, then the matrix row by row, then the labels.
void write_problem(const LogisticProblem& problem, const char* file) {
    std::ofstream out(file, std::ios::binary);
    const auto write = [&](const auto* values, Eigen::Index count) {
        out.write(reinterpret_cast<const char*>(values),
                  static_cast<std::streamsize>(sizeof(*values)) * count);
    };
    const SparseRows& features = problem.features;
    const std::int64_t sizes[] = {features.rows(), features.cols(), features.nonZeros()};
    write(sizes, 3);
    write(features.outerIndexPtr(), features.rows() + 1);
    write(features.innerIndexPtr(), features.nonZeros());
    write(features.valuePtr(), features.nonZeros());
    write(problem.shares.data(), features.rows());
}

double seconds_since(std::clock_t start) {
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

}  // namespace

int main(int argc, char** argv) {
    const LogisticProblem problem = make_problem();
    if (argc > 1) write_problem(problem, argv[1]);
    std::printf("%d documents, %d features, %lld non-zeros\n", documents, columns,
                static_cast<long long>(problem.features.nonZeros()));
    std::vector<double> ones(columns, 1.0);
    for (std::size_t i = 0; i < ones.size(); ++i) ones[i] += 1e-9 * static_cast<double>(i);
    const Eigen::Map<const Eigen::VectorXd> weights(ones.data(), columns);
    std::clock_t start = std::clock();
    const Eigen::VectorXd once = problem.features * weights;
    std::printf("one pass over the matrix as given: %.3f s (%.4f)\n", seconds_since(start),
                once[0]);
    start = std::clock();
    const SparseColumns turned(problem.features);
    std::printf("laying it out by column: %.3f s\n", seconds_since(start));
    std::vector<double> sums(documents);
    start = std::clock();
    turned.add_product(ones, sums);
    std::printf("one pass over that: %.3f s (%.4f)\n", seconds_since(start), sums[0]);
    for (const double tolerance : {1e-4, 1e-6}) {
        MinimiseOptions options;
        options.relative_tolerance = tolerance;
        start = std::clock();
        const LogisticFit fit = fit_logistic(problem, options);
        std::printf("optimisation to %g, layout and all: %.3f s, %d iterations, loss %.3f%s\n",
                    tolerance, seconds_since(start), fit.iterations, fit.loss,
                    fit.converged ? "" : ", not converged");
    }
    return 0;
}
