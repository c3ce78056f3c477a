#include "engine/corpus/claimed_contents.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace parallax {

std::vector<std::size_t> settle_contents(std::span<const ContentClaim> claims) {
    std::vector<std::size_t> order(claims.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<std::size_t> kept = order;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::tie(claims[a].key, claims[a].id, claims[a].url, a) <
               std::tie(claims[b].key, claims[b].id, claims[b].url, b);
    });
    for (std::size_t at = 1; at < order.size(); ++at) {
        if (claims[order[at]].key == claims[order[at - 1]].key)
            kept[order[at]] = kept[order[at - 1]];
    }
    return kept;
}

}  // namespace parallax
