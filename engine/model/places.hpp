#pragma once

#include "engine/model/features.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <vector>

namespace parallax {

/// The places of one contribution. A sentence has hundreds of contributions, most of them with one
/// place: up to two are kept without asking for memory.
class Places {
public:
    Places() = default;
    Places(std::span<const Place> places) : count_(places.size()) {
        if (places.size() <= few_.size()) {
            std::copy(places.begin(), places.end(), few_.begin());
        } else {
            many_.assign(places.begin(), places.end());
        }
    }
    Places(const std::vector<Place>& places) : Places(std::span<const Place>(places)) {}
    Places(std::initializer_list<Place> places)
        : Places(std::span<const Place>(places.begin(), places.size())) {}

    [[nodiscard]] const Place* begin() const { return many_.empty() ? few_.data() : many_.data(); }
    [[nodiscard]] const Place* end() const { return begin() + count_; }
    [[nodiscard]] std::size_t size() const { return count_; }
    [[nodiscard]] bool empty() const { return count_ == 0; }

    friend bool operator==(const Places& a, const Places& b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }

private:
    std::array<Place, 2> few_{};
    std::vector<Place> many_;  ///< all of them, where they are more
    std::size_t count_ = 0;
};

}  // namespace parallax
