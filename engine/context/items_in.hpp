#pragma once

#include "engine/text/tokens.hpp"

#include <algorithm>
#include <cstdint>
#include <span>

namespace parallax {

/// The items that begin inside `range`, of items in order of their first token. Phrases never cross
/// a sentence, so a sentence's range gives all of its items without looking at the others.
template <class Item>
[[nodiscard]] std::span<const Item> items_in(std::span<const Item> items, TokenRange range) {
    const auto begins_before = [](std::uint32_t token) {
        return [token](const Item& item) { return item.tokens.begin < token; };
    };
    const auto first = std::partition_point(items.begin(), items.end(), begins_before(range.begin));
    const auto last = std::partition_point(first, items.end(), begins_before(range.end));
    return {first, last};
}

/// Whether one of the items holds the token.
template <class Item>
[[nodiscard]] bool any_holds(std::span<const Item> items, std::uint32_t token) {
    return std::any_of(items.begin(), items.end(), [&](const Item& item) {
        return item.tokens.begin <= token && token < item.tokens.end;
    });
}

}  // namespace parallax
