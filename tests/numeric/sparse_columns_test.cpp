#include "engine/numeric/sparse_columns.hpp"

#include "tests/catch.hpp"
#include "tests/numeric/sample_numbers.hpp"

#include <span>
#include <utility>
#include <vector>

#include <Eigen/Dense>

using namespace parallax;
using namespace parallax::testing;

namespace {

using RowMajorMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

enum class Values { one_a_row, mostly_one_a_row, all_sorts };

SparseRows make_rows(int n, int p, double density, Values values, Numbers& numbers) {
    SparseRows rows(n, p);
    for (int i = 0; i < n; ++i) {
        const double common = 0.1 + numbers.next();
        rows.startVec(i);
        for (int j = 0; j < p; ++j) {
            if (numbers.next() >= density || i % 7 == 3) continue;  // some rows are empty
            const bool other = values == Values::all_sorts ||
                               (values == Values::mostly_one_a_row && numbers.next() < 0.1);
            rows.insertBack(i, j) = other ? numbers.next() - 0.5 : common;
        }
    }
    rows.finalize();
    return rows;
}

template <class Matrix>
auto span_of(Matrix& matrix) {
    return std::span(matrix.data(), static_cast<std::size_t>(matrix.size()));
}

void check_products(const SparseRows& rows, Numbers& numbers) {
    const SparseColumns columns(rows);
    REQUIRE(columns.rows() == rows.rows());
    REQUIRE(columns.cols() == rows.cols());
    for (const Eigen::Index logits : {1, 3}) {
        CAPTURE(logits);
        const RowMajorMatrix weights =
            RowMajorMatrix::NullaryExpr(rows.cols(), logits, [&] { return numbers.next() - 0.5; });
        const RowMajorMatrix slopes =
            RowMajorMatrix::NullaryExpr(rows.rows(), logits, [&] { return numbers.next() - 0.5; });
        RowMajorMatrix sums = RowMajorMatrix::Ones(rows.rows(), logits);
        columns.add_product(span_of(weights), span_of(sums));
        const Eigen::MatrixXd expected_sums = (rows * Eigen::MatrixXd(weights)).array() + 1.0;
        CHECK((sums - expected_sums).cwiseAbs().maxCoeff() < 1e-9);
        RowMajorMatrix back = RowMajorMatrix::Constant(rows.cols(), logits, 5.0);
        columns.multiply_transposed(span_of(slopes), span_of(back));
        const Eigen::MatrixXd expected_back = rows.transpose() * Eigen::MatrixXd(slopes);
        CHECK((back - expected_back).cwiseAbs().maxCoeff() < 1e-9);
    }
    const Eigen::VectorXd q =
        Eigen::VectorXd::NullaryExpr(rows.rows(), [&] { return numbers.next(); });
    const SparseColumns::Moments moments = columns.weigh_columns(span_of(q));
    const Eigen::VectorXd first = rows.transpose() * q;
    const Eigen::VectorXd second = rows.cwiseProduct(rows).transpose() * q;
    const auto p = rows.cols();
    CHECK(
        (Eigen::Map<const Eigen::VectorXd>(moments.first.data(), p) - first).cwiseAbs().maxCoeff() <
        1e-9);
    CHECK((Eigen::Map<const Eigen::VectorXd>(moments.second.data(), p) - second)
              .cwiseAbs()
              .maxCoeff() < 1e-9);
}

}  // namespace

TEST_CASE("a matrix laid out by column multiplies as it did by row") {
    Numbers numbers(11);
    for (const Values values : {Values::one_a_row, Values::mostly_one_a_row, Values::all_sorts}) {
        CAPTURE(static_cast<int>(values));
        check_products(make_rows(40, 9, 0.4, values, numbers), numbers);
        // Columns at and around the size of a block.
        for (const int p : {4095, 4096, 4097, 9000}) {
            CAPTURE(p);
            check_products(make_rows(23, p, 0.02, values, numbers), numbers);
        }
        // More rows than sixteen bits tell apart.
        check_products(make_rows(70'000, 3, 0.5, values, numbers), numbers);
    }
}

TEST_CASE("a matrix without rows, columns or entries multiplies to nothing") {
    for (const auto& [n, p] : {std::pair{0, 3}, {3, 0}, {3, 4}}) {
        CAPTURE(n, p);
        const SparseColumns columns{SparseRows(n, p)};
        const std::vector<double> weights(static_cast<std::size_t>(p), 1.0);
        std::vector<double> sums(static_cast<std::size_t>(n), 0.0);
        columns.add_product(weights, sums);
        CHECK(sums == std::vector<double>(sums.size(), 0.0));
        std::vector<double> back(weights.size(), 2.0);
        columns.multiply_transposed(std::vector<double>(sums.size(), 1.0), back);
        CHECK(back == std::vector<double>(back.size(), 0.0));
    }
}
