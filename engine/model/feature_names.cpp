#include "engine/model/feature_names.hpp"

#include "engine/text/word_map.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <functional>

namespace parallax {
namespace {

std::uint64_t hash_of(std::string_view name) {
    return hash_word(name);
}

std::uint32_t mark_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> 32);
}

}  // namespace

FeatureNames::FeatureNames(std::span<const std::string> names) {
    assert(std::adjacent_find(names.begin(), names.end(), std::greater_equal<>{}) == names.end());
    begins_.reserve(names.size() + 1);
    for (const std::string& name : names) {
        bytes_ += name;
        begins_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    }
    slots_.resize(std::bit_ceil(2 * names.size() + 1));
    const std::size_t mask = slots_.size() - 1;
    for (std::uint32_t number = 0; number < names.size(); ++number) {
        const std::uint64_t hash = hash_of(names[number]);
        std::size_t at = hash & mask;
        while (slots_[at].number != unknown) at = (at + 1) & mask;
        slots_[at] = {number, mark_of(hash)};
    }
}

std::uint64_t FeatureNames::prepare(std::string_view name) const {
    const std::uint64_t hash = hash_of(name);
    if (!slots_.empty()) __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
    return hash;
}

std::uint32_t FeatureNames::find(std::string_view name) const {
    return find(name, hash_of(name));
}

std::uint32_t FeatureNames::find(std::string_view name, std::uint64_t hash) const {
    if (slots_.empty()) return unknown;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        const Slot& slot = slots_[at];
        if (slot.number == unknown) return unknown;
        if (slot.mark == mark_of(hash) && this->name(slot.number) == name) return slot.number;
    }
}

}  // namespace parallax
