#pragma once

#include <chrono>
#include <optional>
#include <span>

namespace parallax {

/// The days from `first` to `last`, both included.
struct DateStretch {
    std::chrono::sys_days first;
    std::chrono::sys_days last;
};

/// The stretch of time that a corpus is about, from the days of its documents in any order: one
/// mistyped year does not make periods of the centuries between. A day stands apart where
/// - more than a year lies between it and the next day nearer to the stretch, and
/// - it is further from the stretch than the stretch is long, and
/// - no more than one in ten documents, or a single one of four or more, stands apart.
/// Where that fails for one of them, the stretch runs over all days. None if there is no day.
[[nodiscard]] std::optional<DateStretch> find_stretch(std::span<const std::chrono::sys_days> days);

}  // namespace parallax
