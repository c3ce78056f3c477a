#include "engine/numeric/biplot.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include <Eigen/Eigenvalues>
#include <Eigen/SVD>

namespace parallax {
namespace {

using Index = Eigen::Index;
using Table = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr std::size_t fewest_points = 20;
/// Singular values nearer than this share of the larger are one for all that rounding tells.
constexpr double same_value = 1e-9;

std::vector<PlanePoint> read_points(const Eigen::MatrixX2d& matrix) {
    std::vector<PlanePoint> points;
    for (Index i = 0; i < matrix.rows(); ++i) points.push_back({matrix(i, 0), matrix(i, 1)});
    return points;
}

Eigen::MatrixX2d write_points(std::span<const PlanePoint> points) {
    Eigen::MatrixX2d matrix(static_cast<Index>(points.size()), 2);
    for (std::size_t i = 0; i < points.size(); ++i)
        matrix.row(static_cast<Index>(i)) << points[i].x, points[i].y;
    return matrix;
}

/// The longest column on the positive part of the first axis.
Eigen::Matrix2d turn_longest(const Eigen::MatrixX2d& columns) {
    Index longest = 0;
    columns.rowwise().squaredNorm().maxCoeff(&longest);
    const Eigen::Vector2d on = columns.row(longest).normalized();
    Eigen::Matrix2d turn;
    turn << on(0), -on(1), on(1), on(0);
    return turn;
}

/// Which sign of each axis makes its longest column entry positive.
Eigen::Matrix2d choose_signs(const Eigen::MatrixX2d& columns) {
    Eigen::Matrix2d signs = Eigen::Matrix2d::Identity();
    for (Index axis = 0; axis < 2; ++axis) {
        Index longest = 0;
        columns.col(axis).cwiseAbs().maxCoeff(&longest);
        if (columns(longest, axis) < 0.0) signs(axis, axis) = -1.0;
    }
    return signs;
}

}  // namespace

Biplot make_biplot(const NumberTable& table) {
    const auto columns = static_cast<Index>(table.columns);
    assert(columns > 0 && table.values.size() % table.columns == 0);
    const auto rows = static_cast<Index>(table.values.size()) / columns;
    const Eigen::Map<const Table> x(table.values.data(), rows, columns);

    // Rows are few, columns may be many: the products of rows have the same left vectors.
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(Eigen::MatrixXd(x * x.transpose()));
    const double whole = x.squaredNorm();
    Eigen::MatrixX2d places = Eigen::MatrixX2d::Zero(rows, 2);
    Eigen::MatrixX2d pulls = Eigen::MatrixX2d::Zero(columns, 2);
    Biplot biplot;
    for (Index axis = 0; axis < std::min<Index>(2, rows); ++axis) {
        const double squared = solver.eigenvalues()(rows - 1 - axis);
        if (squared <= same_value * whole) break;
        const Eigen::VectorXd left = solver.eigenvectors().col(rows - 1 - axis);
        places.col(axis) = left * std::sqrt(squared);
        pulls.col(axis) = x.transpose() * left / std::sqrt(squared);
        biplot.shares[static_cast<std::size_t>(axis)] = squared / whole;
    }
    if (whole > 0.0) {
        Eigen::Matrix2d turn = Eigen::Matrix2d::Identity();
        if (biplot.shares[1] > (1.0 - same_value) * biplot.shares[0]) turn = turn_longest(pulls);
        turn = turn * choose_signs(pulls * turn);
        places = places * turn;
        pulls = pulls * turn;
    }
    biplot.rows = read_points(places);
    biplot.columns = read_points(pulls);
    return biplot;
}

std::vector<PlanePoint> align_points(std::span<const PlanePoint> points,
                                     std::span<const PlanePoint> onto) {
    assert(points.size() == onto.size());
    const Eigen::MatrixX2d moved = write_points(points);
    const Eigen::Matrix2d products = moved.transpose() * write_points(onto);
    const Eigen::JacobiSVD<Eigen::Matrix2d> svd(products,
                                                Eigen::ComputeFullU | Eigen::ComputeFullV);
    return read_points(moved * (svd.matrixU() * svd.matrixV().transpose()));
}

std::optional<Ellipse> cover_points(std::span<const PlanePoint> points, double level) {
    if (points.size() < fewest_points) return std::nullopt;
    const Eigen::MatrixX2d matrix = write_points(points);
    const Eigen::Matrix2d squares =
        matrix.transpose() * matrix / static_cast<double>(points.size());
    const Eigen::SelfAdjointEigenSolver<Eigen::Matrix2d> solver(squares);
    // The distribution of χ² with two degrees of freedom is 1 − exp(−x÷2).
    const double scale = -2.0 * std::log(1.0 - level);
    Ellipse ellipse;
    ellipse.level = level;
    ellipse.half_width = std::sqrt(scale * std::max(0.0, solver.eigenvalues()(0)));
    ellipse.half_length = std::sqrt(scale * std::max(0.0, solver.eigenvalues()(1)));
    const Eigen::Vector2d longer = solver.eigenvectors().col(1);
    ellipse.angle = longer(0) == 0.0 ? std::acos(0.0) : std::atan(longer(1) / longer(0));
    return ellipse;
}

}  // namespace parallax
