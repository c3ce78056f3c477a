#include "engine/core/decimal.hpp"

#include <charconv>
#include <cmath>
#include <system_error>

namespace parallax {

std::optional<double> read_decimal(std::string_view text) {
    double number = 0.0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || stop != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

std::optional<double> read_signed_decimal(std::string_view text) {
    if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
    return read_decimal(text);
}

}  // namespace parallax
