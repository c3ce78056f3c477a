#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace parallax {

struct PlanePoint {
    double x = 0.0;
    double y = 0.0;
};

/// Numbers in rows of `columns` each, row by row.
struct NumberTable {
    std::size_t columns = 0;
    std::vector<double> values;
};

/// Rows and columns of a table in one plane.
struct Biplot {
    std::vector<PlanePoint> rows;     ///< distances of the table's rows, as near as a plane can
    std::vector<PlanePoint> columns;  ///< a row lies in the direction of columns it has much of
    std::array<double, 2> shares{};   ///< of the table's sum of squares, along x and y; 0 of none
};

/// Biplot that keeps the metric of rows (Gabriel 1971): of the singular value decomposition
/// X = U·S·Vᵀ, rows are the first two columns of U·S, columns those of V. Of both signs of an axis
/// the one is taken that makes the longest of its column entries positive; of equal singular values
/// the axes that put the longest column on x. Columns should be centred.
[[nodiscard]] Biplot make_biplot(const NumberTable& table);

/// The points turned and mirrored, not scaled, about the origin so that they come as near as can be
/// to `onto` (orthogonal Procrustes problem: Schönemann 1966; Gower 1975). Requires as many points.
[[nodiscard]] std::vector<PlanePoint> align_points(std::span<const PlanePoint> points,
                                                   std::span<const PlanePoint> onto);

/// Half axes, and the angle in radians, in (−π÷2, π÷2], from x to the longer one.
struct Ellipse {
    double half_length = 0.0;
    double half_width = 0.0;
    double angle = 0.0;
    double level = 0.95;
};

/// Ellipse about the origin that holds `level` of a normal distribution with the mean squares and
/// products of these points about the origin. None of fewer than 20 points. Requires
/// 0 < level < 1.
[[nodiscard]] std::optional<Ellipse> cover_points(std::span<const PlanePoint> points,
                                                  double level = 0.95);

}  // namespace parallax
