#pragma once

#include "engine/model/features.hpp"
#include "engine/model/text_reading.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace parallax {

/// What one unit holds of a model's features, by number. Keeps its memory from unit to unit.
class MetFeatures {
public:
    struct Met {
        std::uint32_t feature = 0;
        Family family = Family::lexicon;
        double amount = 0.0;
        std::uint32_t begin = 0;  ///< of its places
        std::uint32_t end = 0;
    };

    /// Forgets what was met. `features`: how many the model has.
    void start(std::size_t features);

    /// Requires that close() was not called since start().
    void meet(std::uint32_t feature, Family family, double amount, const Place& place) {
        std::uint32_t& slot = slot_of_[feature];
        if (slot == 0) {
            met_.push_back({feature, family});
            slot = static_cast<std::uint32_t>(met_.size());
        }
        Met& one = met_[slot - 1];
        one.amount += amount;
        ++one.end;
        unsorted_.emplace_back(slot - 1, place);
    }

    /// Puts the places of each feature together, in order.
    void close();

    /// In the order in which they were met first.
    [[nodiscard]] std::span<const Met> met() const { return met_; }
    /// Sorted. Requires close().
    [[nodiscard]] std::span<const Place> places(const Met& one) const {
        return std::span(places_).subspan(one.begin, one.end - one.begin);
    }

private:
    std::vector<std::uint32_t> slot_of_;  ///< by feature: its place in met_ + 1, or 0
    std::vector<Met> met_;
    std::vector<std::pair<std::uint32_t, Place>> unsorted_;
    std::vector<Place> places_;
};

}  // namespace parallax
