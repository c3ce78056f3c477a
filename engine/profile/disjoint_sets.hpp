#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace parallax {

/// Sets of the numbers below `size` that only grow together (Tarjan 1975); at first each number is
/// alone. A set is named by its smallest member.
class DisjointSets {
public:
    explicit DisjointSets(std::size_t size) : parents_(size) {
        std::iota(parents_.begin(), parents_.end(), 0U);
    }

    [[nodiscard]] std::uint32_t find(std::uint32_t member) {
        while (parents_[member] != member) {
            parents_[member] = parents_[parents_[member]];
            member = parents_[member];
        }
        return member;
    }

    void join(std::uint32_t a, std::uint32_t b) {
        a = find(a);
        b = find(b);
        if (a < b) parents_[b] = a;
        if (b < a) parents_[a] = b;
    }

private:
    std::vector<std::uint32_t> parents_;
};

}  // namespace parallax
