#include "engine/numeric/biplot.hpp"

#include "tests/catch.hpp"

#include <cmath>
#include <random>
#include <vector>

using namespace parallax;

namespace {

double distance(const PlanePoint& a, const PlanePoint& b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

std::vector<PlanePoint> turn(const std::vector<PlanePoint>& points, double angle, bool mirrored) {
    std::vector<PlanePoint> turned;
    for (const PlanePoint& point : points) {
        const double y = mirrored ? -point.y : point.y;
        turned.push_back({point.x * std::cos(angle) - y * std::sin(angle),
                          point.x * std::sin(angle) + y * std::cos(angle)});
    }
    return turned;
}

}  // namespace

TEST_CASE(
    "a biplot is the singular value decomposition, each axis with its longest column positive") {
    // python3: u, s, v = numpy.linalg.svd(x, full_matrices=False); (u * s)[:, :2]; v[:2].T
    const Biplot biplot = make_biplot({3, {2, 0, -1, 1, 1, 0, -2, -3, 1, -1, 2, 0}});
    const std::vector<PlanePoint> rows{{1.41340658, 1.71496713},
                                       {1.34408665, 0.11950209},
                                       {-3.73793435, 0.16657809},
                                       {0.98044111, -2.0010473}};
    const std::vector<PlanePoint> columns{
        {0.56924406, 0.74668383}, {0.77484259, -0.62718174}, {-0.27491845, -0.22159948}};
    REQUIRE(biplot.rows.size() == 4);
    REQUIRE(biplot.columns.size() == 3);
    for (std::size_t i = 0; i < 4; ++i) CHECK(distance(biplot.rows[i], rows[i]) < 1e-7);
    for (std::size_t i = 0; i < 3; ++i) CHECK(distance(biplot.columns[i], columns[i]) < 1e-7);
    CHECK(biplot.shares[0] == Approx(0.72068097));
    CHECK(biplot.shares[1] == Approx(0.26874352));
}

TEST_CASE("a table of rank two keeps the distances of its rows") {
    const std::vector<std::vector<double>> rows{{3, 1, 4}, {-1, 2, 1}, {-2, -3, -5}};
    NumberTable table{3, {}};
    for (const auto& row : rows) table.values.insert(table.values.end(), row.begin(), row.end());
    const Biplot biplot = make_biplot(table);
    for (std::size_t a = 0; a < 3; ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            double squares = 0.0;
            for (std::size_t c = 0; c < 3; ++c)
                squares += (rows[a][c] - rows[b][c]) * (rows[a][c] - rows[b][c]);
            CHECK(distance(biplot.rows[a], biplot.rows[b]) == Approx(std::sqrt(squares)));
        }
    }
    CHECK(biplot.shares[0] + biplot.shares[1] == Approx(1.0));
}

TEST_CASE("equal singular values put the longest column on x, and nothing is nowhere") {
    const Biplot equal = make_biplot({2, {0, 1, 1, 0, -1, 0, 0, -1}});
    CHECK(equal.columns[0].x == Approx(1.0));
    CHECK(equal.columns[0].y == Approx(0.0).margin(1e-12));
    const Biplot nothing = make_biplot({2, {0, 0, 0, 0, 0, 0}});
    CHECK(nothing.shares[0] == 0.0);
    for (const PlanePoint& row : nothing.rows) CHECK(std::hypot(row.x, row.y) == 0.0);
    const Biplot line = make_biplot({1, {2, -1, -1}});
    CHECK(line.rows[0].x == Approx(2.0));
    CHECK(line.rows[0].y == 0.0);
    CHECK(line.shares[1] == 0.0);
}

TEST_CASE("points that were turned and mirrored are brought back") {
    const std::vector<PlanePoint> points{{3, 0}, {-1, 2}, {-2, -2}, {0.5, 1}};
    for (const double angle : {0.3, 1.9, -2.5}) {
        for (const bool mirrored : {false, true}) {
            const auto back = align_points(turn(points, angle, mirrored), points);
            for (std::size_t i = 0; i < points.size(); ++i)
                CHECK(distance(back[i], points[i]) < 1e-9);
        }
    }
}

TEST_CASE("an ellipse holds its share of a normal distribution") {
    std::mt19937_64 random(7);
    const auto uniform = [&] { return (static_cast<double>(random() >> 11) + 0.5) * 0x1.0p-53; };
    std::vector<PlanePoint> points;
    for (int i = 0; i < 4000; ++i) {
        const double radius = std::sqrt(-2.0 * std::log(uniform()));
        const double angle = 2.0 * std::acos(-1.0) * uniform();
        points.push_back({3.0 * radius * std::cos(angle), radius * std::sin(angle)});
    }
    const double tilt = 0.5;
    const std::vector<PlanePoint> turned = turn(points, tilt, false);
    const Ellipse ellipse = cover_points(turned).value();
    CHECK(ellipse.angle == Approx(tilt).margin(0.03));
    CHECK(ellipse.half_length == Approx(3.0 * 2.4477).epsilon(0.03));
    CHECK(ellipse.half_width == Approx(2.4477).epsilon(0.03));
    int inside = 0;
    for (const PlanePoint& point : turn(turned, -ellipse.angle, false)) {
        const double along = point.x / ellipse.half_length;
        const double across = point.y / ellipse.half_width;
        if (along * along + across * across <= 1.0) ++inside;
    }
    CHECK(inside / 4000.0 == Approx(0.95).margin(0.01));
    CHECK_FALSE(cover_points(std::vector<PlanePoint>(19, PlanePoint{1, 1})).has_value());
}
