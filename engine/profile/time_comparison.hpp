#pragma once

#include "engine/lexicon/lexicon.hpp"
#include "engine/profile/rate_estimate.hpp"
#include "engine/profile/share_estimate.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// How long one period is: the shortest that gives no more periods than a reader can compare.
enum class PeriodUnit : std::uint8_t {
    week,   ///< Monday to Sunday (ISO 8601), up to 26 of them
    month,  ///< up to 60
    year,
};
[[nodiscard]] std::string_view name_of(PeriodUnit unit);

/// A document whose date stands apart from the others' (see find_stretch()): mistyped, or of
/// another time. It stands in no period.
struct FarDocument {
    std::string document;
    std::size_t outlet = 0;
    std::string date;
};

/// One week, month or year.
struct Period {
    std::string name;                      ///< 2024-W13, 2024-03 or 2024
    std::string begin;                     ///< first day
    std::string end;                       ///< last day
    std::vector<std::uint64_t> documents;  ///< as Comparison::outlets
    std::vector<std::uint64_t> words;      ///< as Comparison::outlets
};

/// When an event begins: its first dated document.
struct EventMark {
    std::string event;
    std::string first_date;
    std::size_t period = 0;  ///< index into periods
};

/// One outlet's hits on one axis about one target in one period, in its own wording.
struct PeriodHits {
    std::size_t outlet = 0;
    std::size_t period = 0;
    std::uint64_t negative = 0;
    std::uint64_t positive = 0;
    RateEstimate rate;  ///< of all hits; never of none
};

struct AxisPeriods {
    AxisId axis;
    std::optional<TargetId> target;
    std::vector<PeriodHits> cells;  ///< by outlet, period; those with hits
};

/// One outlet's labels of one choice about one target in one period, in its own wording, of the
/// noun phrases that refer to the target.
struct PeriodLabels {
    std::size_t outlet = 0;
    std::size_t period = 0;
    ShareEstimate labelling;  ///< never of none
};

struct ChoicePeriods {
    ChoiceId choice;
    TargetId target;
    std::vector<PeriodLabels> cells;  ///< by outlet, period; those with references to the target
};

/// The measures of the outlets' own wording period by period.
struct TimeComparison {
    std::optional<PeriodUnit> unit;           ///< none: less than two weeks of dates
    std::vector<std::uint64_t> without_date;  ///< documents, as Comparison::outlets
    std::vector<FarDocument> dated_apart;     ///< by date, then document
    std::vector<Period> periods;              ///< by time, without a gap
    std::vector<EventMark> events;            ///< by first date, then name
    std::vector<AxisPeriods> axes;            ///< with a target first; hits falling
    std::vector<ChoicePeriods> choices;       ///< by labels falling, choice, target
};

}  // namespace parallax
