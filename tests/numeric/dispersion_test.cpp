#include "engine/numeric/dispersion.hpp"

#include "tests/catch.hpp"

#include <vector>

using namespace parallax;

TEST_CASE("deviation of proportions is 0 for an even spread and 1 for the most uneven") {
    const std::vector<double> sizes{10, 20, 30, 40};
    CHECK(deviation_of_proportions(std::vector<double>{1, 2, 3, 4}, sizes) == Approx(0.0));
    CHECK(deviation_of_proportions(std::vector<double>{7, 0, 0, 0}, sizes) == Approx(1.0));
    // ½ (|1/2 − 1/10| + |1/2 − 2/10| + 3/10 + 4/10) ÷ (1 − 1/10)
    CHECK(deviation_of_proportions(std::vector<double>{1, 1, 0, 0}, sizes) == Approx(0.7 / 0.9));
    CHECK(deviation_of_proportions(std::vector<double>{3}, std::vector<double>{5}) == 0.0);
}

TEST_CASE("two-sided p values of the normal distribution") {
    CHECK(normal_p_value(0.0) == Approx(1.0));
    CHECK(normal_p_value(1.959963985) == Approx(0.05).epsilon(1e-6));
    CHECK(normal_p_value(-1.959963985) == Approx(0.05).epsilon(1e-6));
}
