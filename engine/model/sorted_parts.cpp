#include "engine/model/sorted_parts.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>

#include <boost/sort/pdqsort/pdqsort.hpp>

namespace parallax {
namespace {

bool is_stronger(const ScorePart& a, const ScorePart& b) {
    return a.strength != b.strength ? a.strength > b.strength : a.number < b.number;
}

}  // namespace

// A double that is not negative is ordered as its bits are: its high bits and the index make one
// number, which is sorted without branches; those that agree so far are compared whole.
void order_by_strength(std::span<const ScorePart> parts, std::vector<std::uint64_t>& order) {
    const auto index_bits = static_cast<unsigned>(std::bit_width(parts.size()));
    const std::uint64_t index_mask = (std::uint64_t{1} << index_bits) - 1;
    order.resize(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        order[i] = (~std::bit_cast<std::uint64_t>(parts[i].strength) & ~index_mask) | i;
    }
    boost::sort::pdqsort_branchless(order.begin(), order.end());
    for (auto first = order.begin(); first != order.end();) {
        const auto end = std::find_if(first + 1, order.end(), [&](std::uint64_t key) {
            return (key & ~index_mask) != (*first & ~index_mask);
        });
        if (end - first > 1) {
            std::sort(first, end, [&](std::uint64_t a, std::uint64_t b) {
                return is_stronger(parts[a & index_mask], parts[b & index_mask]);
            });
        }
        first = end;
    }
    for (std::uint64_t& key : order) key &= index_mask;
}

}  // namespace parallax
