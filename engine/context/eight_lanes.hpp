#pragma once

#include <array>
#include <cstdint>
#include <cstring>

namespace parallax {

/// Eight numbers that are reckoned with at once (an extension of GCC and Clang: one register where
/// the machine has such, a loop where it has none). Compilers do not find this by themselves.
using EightLanes __attribute__((vector_size(16))) = std::int16_t;

[[nodiscard]] inline EightLanes load_lanes(const std::array<std::int16_t, 8>& numbers) {
    EightLanes lanes;
    std::memcpy(&lanes, numbers.data(), sizeof lanes);
    return lanes;
}

inline void store_lanes(EightLanes lanes, std::array<std::int16_t, 8>& numbers) {
    std::memcpy(numbers.data(), &lanes, sizeof lanes);
}

/// The same number eight times.
[[nodiscard]] inline EightLanes all_lanes(std::int16_t number) {
    return EightLanes{number, number, number, number, number, number, number, number};
}

}  // namespace parallax
