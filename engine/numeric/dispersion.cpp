#include "engine/numeric/dispersion.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace parallax {

double deviation_of_proportions(std::span<const double> counts, std::span<const double> sizes) {
    assert(counts.size() == sizes.size());
    const double all = std::accumulate(counts.begin(), counts.end(), 0.0);
    const double size = std::accumulate(sizes.begin(), sizes.end(), 0.0);
    assert(all > 0.0 && size > 0.0);
    double sum = 0.0;
    double smallest = 1.0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        sum += std::abs(counts[i] / all - sizes[i] / size);
        smallest = std::min(smallest, sizes[i] / size);
    }
    return smallest >= 1.0 ? 0.0 : 0.5 * sum / (1.0 - smallest);
}

double normal_p_value(double z) {
    return std::erfc(std::abs(z) / std::sqrt(2.0));
}

}  // namespace parallax
