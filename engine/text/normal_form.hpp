#pragma once

#include <string_view>

namespace parallax {

/// Whether a normalised word ends in 's that is no contraction, so that it is dropped.
[[nodiscard]] bool ends_in_possessive(std::string_view normalised);

}  // namespace parallax
