#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace parallax {

/// A contribution before it is written out: light, because hundreds are put in order.
struct ScorePart {
    double strength = 0.0;  ///< |value · weight|
    double value = 0.0;
    double weight = 0.0;
    std::uint32_t number = 0;  ///< of its feature: in order of the names
    std::uint32_t met = 0;     ///< index into what was met
};

/// What scoring keeps from unit to unit, so that none asks for its memory again.
struct ScorePartMemo {
    std::vector<std::vector<ScorePart>> of_class;
    std::vector<std::uint64_t> order;
};

/// Puts into `order` the indices of the parts, the stronger first, then by number. Requires
/// strengths that are numbers.
void order_by_strength(std::span<const ScorePart> parts, std::vector<std::uint64_t>& order);

}  // namespace parallax
