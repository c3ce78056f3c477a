#pragma once

#include <optional>
#include <string_view>

namespace parallax {

/// A decimal with "." and nothing else, such as -0.8 or 1e-3; none if it is no finite number.
[[nodiscard]] std::optional<double> read_decimal(std::string_view text);

/// The same, also with the plus sign that people write.
[[nodiscard]] std::optional<double> read_signed_decimal(std::string_view text);

}  // namespace parallax
