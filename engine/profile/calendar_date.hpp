#pragma once

#include "engine/context/annotation.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// The day, month or year that a date in a text written on `written` (ISO 8601) means, as
/// 2024-03-26, 2024-03 or 2024; empty where that cannot be told. A day of the week is the last one
/// up to that day, with "next" the next one. A day or month without a year is the last one, or the
/// next one where that is at most `soon` days ahead and the last one more than half a year back.
[[nodiscard]] std::string resolve_date(const DateMention& date, std::string_view written);

/// The days that it may mean: the one of resolve_date(); with tomorrow, for a day of the week whose
/// last one was six days ago, which may be either.
[[nodiscard]] std::vector<std::string> list_possible_days(const DateMention& date,
                                                          std::string_view written);

inline constexpr int soon = 60;

/// The day of an ISO 8601 date, with a time or without; none for what is no day.
[[nodiscard]] std::optional<std::chrono::sys_days> read_day(std::string_view iso);

/// As 2024-03-26.
[[nodiscard]] std::string write_day(std::chrono::sys_days day);

}  // namespace parallax
