#include "engine/numeric/multiple_testing.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <numeric>

namespace parallax {

std::vector<double> adjust_benjamini_hochberg(std::span<const double> p) {
    assert(std::all_of(p.begin(), p.end(), [](double one) { return one >= 0.0 && one <= 1.0; }));
    std::vector<std::size_t> rising(p.size());
    std::iota(rising.begin(), rising.end(), std::size_t{0});
    std::sort(rising.begin(), rising.end(),
              [&](std::size_t a, std::size_t b) { return p[a] != p[b] ? p[a] < p[b] : a < b; });

    std::vector<double> q(p.size());
    const auto tests = static_cast<double>(p.size());
    double smallest = 1.0;
    for (std::size_t rank = rising.size(); rank > 0; --rank) {
        const std::size_t at = rising[rank - 1];
        // At the last rank the quotient may round to less than p itself.
        const double adjusted = std::max(p[at], tests * p[at] / static_cast<double>(rank));
        smallest = std::min(smallest, adjusted);
        q[at] = smallest;
    }
    return q;
}

std::vector<double> adjust_in_selected_family(std::span<const double> p, std::size_t opened,
                                              std::size_t families) {
    assert(opened >= 1 && opened <= families);
    std::vector<double> q = adjust_benjamini_hochberg(p);
    for (double& one : q)
        one = std::min(1.0, one * static_cast<double>(families) / static_cast<double>(opened));
    return q;
}

}  // namespace parallax
