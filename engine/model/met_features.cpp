#include "engine/model/met_features.hpp"

#include <algorithm>
#include <cstddef>

namespace parallax {

void MetFeatures::start(std::size_t features) {
    for (const Met& one : met_) slot_of_[one.feature] = 0;
    slot_of_.resize(features);
    met_.clear();
    unsorted_.clear();
}

void MetFeatures::close() {
    std::uint32_t sum = 0;
    for (Met& one : met_) {
        const std::uint32_t count = one.end;
        one.begin = one.end = sum;
        sum += count;
    }
    places_.resize(sum);
    for (const auto& [slot, place] : unsorted_) places_[met_[slot].end++] = place;
    const auto at = [&](std::uint32_t place) {
        return places_.begin() + static_cast<std::ptrdiff_t>(place);
    };
    for (const Met& one : met_) {
        if (one.end - one.begin > 1) std::sort(at(one.begin), at(one.end));
    }
}

}  // namespace parallax
