#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <utility>

namespace parallax {

/// A number below `limit`, every one as likely (Lemire 2019); the standard leaves its distributions
/// to each library. Requires limit >= 1.
[[nodiscard]] inline std::uint32_t draw_below(std::mt19937_64& random, std::uint32_t limit) {
    const std::uint32_t threshold = (0U - limit) % limit;
    for (;;) {
        const std::uint64_t product = (random() >> 32U) * limit;
        if (static_cast<std::uint32_t>(product) >= threshold)
            return static_cast<std::uint32_t>(product >> 32U);
    }
}

/// Gives the values a new order, every one as likely (Fisher & Yates 1938).
inline void shuffle_values(std::mt19937_64& random, std::span<std::uint32_t> values) {
    for (std::size_t left = values.size(); left > 1; --left)
        std::swap(values[left - 1], values[draw_below(random, static_cast<std::uint32_t>(left))]);
}

}  // namespace parallax
