#include "engine/numeric/divergence.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace parallax {
namespace {

double sum_of(std::span<const double> counts) {
    return std::accumulate(counts.begin(), counts.end(), 0.0);
}

/// p·log₂(p ÷ m), 0 at p = 0.
double part_of(double p, double m) {
    return p > 0.0 ? p * std::log2(p / m) : 0.0;
}

}  // namespace

double jensen_shannon(std::span<const double> a, std::span<const double> b) {
    assert(a.size() == b.size());
    const double all_a = sum_of(a);
    const double all_b = sum_of(b);
    assert(all_a > 0.0 && all_b > 0.0);
    double divergence = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double p = a[i] / all_a;
        const double q = b[i] / all_b;
        const double m = (p + q) / 2.0;
        divergence += (part_of(p, m) + part_of(q, m)) / 2.0;
    }
    return std::clamp(divergence, 0.0, 1.0);
}

double total_variation(std::span<const double> a, std::span<const double> b) {
    assert(a.size() == b.size());
    const double all_a = sum_of(a);
    const double all_b = sum_of(b);
    assert(all_a > 0.0 && all_b > 0.0);
    double distance = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i)
        distance += std::abs(a[i] / all_a - b[i] / all_b) / 2.0;
    return std::min(distance, 1.0);
}

}  // namespace parallax
