#pragma once

#include "engine/corpus/document.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// A record that says which id it has.
struct IdClaim {
    std::string_view id;
    std::string_view url;
    std::string_view lang;
    const Origin* origin = nullptr;
};

/// For each claim the index of the one that stays of all with its id, which may be itself: the one
/// with the smallest content key, then the smallest url, lang and place, so that the order of the
/// claims does not matter. `key_of` gives the content key of a claim; it is asked for only where
/// several have one id.
[[nodiscard]] std::vector<std::size_t> settle_ids(
    std::span<const IdClaim> claims, const std::function<std::string(std::size_t)>& key_of);

/// Why a record is rejected whose id another one has, which stays.
[[nodiscard]] std::string describe_duplicate_id(std::string_view id, const Origin& kept);

}  // namespace parallax
