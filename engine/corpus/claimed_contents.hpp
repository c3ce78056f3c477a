#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace parallax {

/// A record with an id of its own that says which content it has.
struct ContentClaim {
    std::string_view key;  ///< content_key()
    std::string_view id;
    std::string_view url;
};

/// For each claim the index of the one that stays of all with its content, which may be itself: the
/// one with the smallest id, then the smallest url, so that the order of the claims does not
/// matter.
[[nodiscard]] std::vector<std::size_t> settle_contents(std::span<const ContentClaim> claims);

}  // namespace parallax
