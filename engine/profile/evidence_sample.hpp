#pragma once

#include "engine/profile/profile_table.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace parallax {

/// Of each outlet's evidence, that of one cell is sampled by itself.
[[nodiscard]] inline auto cell_of(const Evidence& evidence) {
    return std::tuple(evidence.term, evidence.target, evidence.wording);
}
[[nodiscard]] inline auto cell_of(const HarmEvidence& evidence) {
    return std::tuple(evidence.affected, evidence.voice);
}

/// Of the evidence that it is given it keeps, of each outlet and cell, the lowest ranks, each place
/// once. What it holds meanwhile grows with outlets and cells, not with documents.
template <class Item>
class EvidenceSample {
public:
    explicit EvidenceSample(std::size_t per_cell) : per_cell_(per_cell) {}

    void add(std::string_view outlet, Item item) {
        auto number = outlets_.find(outlet);
        if (number == outlets_.end()) number = outlets_.emplace(outlet, outlets_.size()).first;
        held_.emplace_back(number->second, std::move(item));
        if (held_.size() >= most_) drop_higher();
    }
    void add(std::string_view outlet, std::vector<Item> items) {
        for (Item& item : items) add(outlet, std::move(item));
    }

    /// In no order.
    [[nodiscard]] std::vector<Item> take() {
        drop_higher();
        std::vector<Item> items;
        items.reserve(held_.size());
        for (auto& [outlet, item] : held_) items.push_back(std::move(item));
        held_ = {};
        return items;
    }

private:
    static constexpr std::size_t room = 20'000;  // pieces, some 10 MB

    void drop_higher() {
        std::vector<std::size_t> order(held_.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
            const auto& [outlet_a, a] = held_[i];
            const auto& [outlet_b, b] = held_[j];
            if (outlet_a != outlet_b) return outlet_a < outlet_b;
            const auto cell_a = cell_of(a);
            const auto cell_b = cell_of(b);
            if (cell_a != cell_b) return cell_a < cell_b;
            return std::pair(a.rank, place_of(a)) < std::pair(b.rank, place_of(b));
        });
        std::vector<std::pair<std::size_t, Item>> kept;
        std::size_t in_cell = 0;
        for (std::size_t at = 0; at < order.size(); ++at) {
            auto& [outlet, item] = held_[order[at]];
            const bool same_cell = !kept.empty() && kept.back().first == outlet &&
                                   cell_of(kept.back().second) == cell_of(item);
            if (!same_cell) in_cell = 0;
            // A copy of a document gives each piece again.
            if (same_cell && place_of(kept.back().second) == place_of(item)) continue;
            if (in_cell++ < per_cell_) kept.emplace_back(outlet, std::move(item));
        }
        held_ = std::move(kept);
        most_ = 2 * held_.size() + room;
    }

    std::size_t per_cell_;
    std::size_t most_ = room;  ///< how many pieces are held until the higher ranks go
    std::map<std::string, std::size_t, std::less<>> outlets_;
    std::vector<std::pair<std::size_t, Item>> held_;  ///< with the outlet's number
};

}  // namespace parallax
