#pragma once

#include "engine/core/json_writer.hpp"
#include "engine/profile/comparison.hpp"

#include <optional>
#include <string_view>

namespace parallax {

/// The number, or null.
void write_number(JsonWriter& json, const std::optional<double>& number);

/// {low,high,level}, or null.
void write_bare_interval(JsonWriter& json, const std::optional<Interval>& interval);

/// The member "interval": {low,high,level}, or null.
void write_interval(JsonWriter& json, const std::optional<Interval>& interval);

/// The member `name`: {count,of,share,interval}.
void write_share(JsonWriter& json, std::string_view name, const ShareEstimate& estimate);

/// The member `name`: {count,words,per_thousand,interval}.
void write_rate(JsonWriter& json, std::string_view name, const RateEstimate& estimate);

/// The member `name`: {first,second,difference,interval}.
void write_share_difference(JsonWriter& json, std::string_view name,
                            const ShareDifference& difference);

}  // namespace parallax
