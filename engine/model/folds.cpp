#include "engine/model/folds.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <map>
#include <tuple>
#include <utility>

namespace parallax {

std::uint64_t seeded_hash(std::string_view text, std::uint64_t seed) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3ULL;
    }
    // The finaliser of SplitMix64 (Steele, Lea & Flood 2014): FNV's high bits mix poorly.
    hash += 0x9e3779b97f4a7c15ULL * (seed + 1);
    hash = (hash ^ (hash >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    hash = (hash ^ (hash >> 27U)) * 0x94d049bb133111ebULL;
    return hash ^ (hash >> 31U);
}

Folds stratified_folds(const std::vector<std::string>& keys,
                       const std::vector<std::uint32_t>& classes, std::uint32_t wanted,
                       std::uint64_t seed) {
    assert(keys.size() == classes.size() && wanted >= 2);
    std::vector<std::tuple<std::uint32_t, std::uint64_t, std::string_view, std::size_t>> order;
    for (std::size_t i = 0; i < keys.size(); ++i)
        order.emplace_back(classes[i], seeded_hash(keys[i], seed), keys[i], i);
    std::sort(order.begin(), order.end());
    Folds folds{std::vector<std::uint32_t>(keys.size()), wanted};
    std::uint32_t next = 0;
    for (const auto& [class_index, hash, key, example] : order) {
        folds.of[example] = next;
        next = (next + 1) % wanted;
    }
    return folds;
}

Folds grouped_folds(const std::vector<std::string>& groups, std::uint32_t wanted,
                    std::uint64_t seed) {
    std::map<std::string_view, std::size_t> sizes;
    for (const std::string& group : groups) ++sizes[group];
    std::vector<std::tuple<std::size_t, std::uint64_t, std::string_view>> order;
    for (const auto& [group, size] : sizes)
        order.emplace_back(groups.size() - size, seeded_hash(group, seed), group);
    std::sort(order.begin(), order.end());

    const auto count = static_cast<std::uint32_t>(std::min<std::size_t>(wanted, order.size()));
    std::vector<std::size_t> held(count);
    std::map<std::string_view, std::uint32_t> fold_of;
    for (const auto& [rest, hash, group] : order) {
        const auto fewest = std::min_element(held.begin(), held.end());
        *fewest += groups.size() - rest;
        fold_of[group] = static_cast<std::uint32_t>(fewest - held.begin());
    }
    Folds folds{{}, count};
    for (const std::string& group : groups) folds.of.push_back(fold_of[group]);
    return folds;
}

}  // namespace parallax
