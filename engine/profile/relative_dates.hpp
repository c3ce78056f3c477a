#pragma once

#include "engine/core/span.hpp"
#include "engine/profile/analysed_document.hpp"
#include "engine/text/vocabulary.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// What a date that is told by its distance is counted in.
enum class DateUnit : std::uint8_t { day, week, month, year };

/// "yesterday", "last month", "three weeks ago", "a day after the vote".
struct RelativeDate {
    Span span;
    DateUnit unit = DateUnit::day;
    int distance = 0;         ///< in units; less than 0 back
    bool from_event = false;  ///< counted from something told of, not from the document's date
    bool is_rough = false;    ///< "this year", "two weeks ago": near, not the day itself
};

/// In order of place, furniture left out. The document must have been parsed with this vocabulary.
[[nodiscard]] std::vector<RelativeDate> list_relative_dates(const AnalysedDocument& analysed,
                                                            Field field,
                                                            const Vocabulary& vocabulary);

/// Days, months and years (ISO 8601) that a document names.
struct NamedDays {
    std::set<std::string> in_sentence;
    std::set<std::string> anywhere;
};

/// The days, months or years that may be meant in a document written on `written` (ISO 8601); one
/// alone where there is no doubt but RelativeDate::is_rough. What is counted from an event is
/// counted from the only day of its sentence, else from any day of the document or its date. An
/// empty text stands for a day that cannot be told.
[[nodiscard]] std::vector<std::string> resolve_relative_date(const RelativeDate& date,
                                                             std::string_view written,
                                                             const NamedDays& named);

}  // namespace parallax
