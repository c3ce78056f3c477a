#pragma once

#include "engine/core/json_writer.hpp"
#include "engine/profile/comparison.hpp"

#include <optional>
#include <string_view>

namespace parallax {

/// The number, or null.
void write_number(JsonWriter& json, const std::optional<double>& number);

/// The member "interval": {low,high,level}, or null.
void write_interval(JsonWriter& json, const std::optional<Interval>& interval);

/// The member `name`: {count,of,share,interval}.
void write_share(JsonWriter& json, std::string_view name, const ShareEstimate& estimate);

}  // namespace parallax
