#pragma once

#include <cstdint>
#include <string_view>

namespace parallax {

enum class DateCheck : std::uint8_t {
    good,
    other_form,  ///< no ISO 8601 date
    impossible,  ///< the form is right but no calendar has this day, or no day this time
};

/// Checks YYYY-MM-DD, optionally followed by "T", hh:mm, hh:mm:ss or hh:mm:ss.fff and optionally a
/// zone: Z, ±hh:mm, ±hhmm or ±hh. Days are those of the proleptic Gregorian calendar from year 1.
[[nodiscard]] DateCheck check_iso_date(std::string_view date);

/// The same, but a time is another form.
[[nodiscard]] DateCheck check_iso_day(std::string_view date);

}  // namespace parallax
