#include "engine/profile/relative_dates.hpp"

#include "engine/profile/calendar_date.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace parallax {
namespace {

namespace chrono = std::chrono;

constexpr int week_length = 7;
constexpr int farthest_plain_days = 6;  // "ten days ago" is about a day
constexpr std::size_t day_length = 10;  // 2024-03-26

constexpr std::array<std::pair<std::string_view, DateUnit>, 8> unit_words{
    {{"day", DateUnit::day},
     {"days", DateUnit::day},
     {"week", DateUnit::week},
     {"weeks", DateUnit::week},
     {"month", DateUnit::month},
     {"months", DateUnit::month},
     {"year", DateUnit::year},
     {"years", DateUnit::year}}};
constexpr std::array<std::string_view, 13> small_numbers{"",     "one",    "two",   "three", "four",
                                                         "five", "six",    "seven", "eight", "nine",
                                                         "ten",  "eleven", "twelve"};

std::optional<DateUnit> unit_of(std::string_view word) {
    const auto found = std::find_if(unit_words.begin(), unit_words.end(),
                                    [&](const auto& unit) { return unit.first == word; });
    return found == unit_words.end() ? std::nullopt : std::optional(found->second);
}

/// Of "a", "one", "two", "2"; 0 for what is no small number.
int small_number(std::string_view word) {
    if (word == "a" || word == "an") return 1;
    const auto found = std::find(small_numbers.begin() + 1, small_numbers.end(), word);
    if (found != small_numbers.end()) return static_cast<int>(found - small_numbers.begin());
    int number = 0;
    for (const char c : word) {
        if (c < '0' || c > '9' || word.size() > 2) return 0;
        number = number * 10 + (c - '0');
    }
    return number;
}

/// One text while its relative dates are listed.
class RelativeDateLister {
public:
    RelativeDateLister(const AnalysedDocument& analysed, Field field, const Vocabulary& vocabulary)
        : parsed_(analysed.parsed(field)), vocabulary_(vocabulary) {}

    std::vector<RelativeDate> list() {
        for (const Sentence& sentence : parsed_.sentences) {
            if (sentence.section == Section::furniture) continue;
            end_ = sentence.tokens.end;
            for (std::uint32_t at = sentence.tokens.begin; at < end_;) at = read(at);
        }
        return std::move(found_);
    }

private:
    [[nodiscard]] std::string_view word(std::uint32_t at) const {
        if (at >= end_ || !parsed_.tokens[at].is_word()) return {};
        return vocabulary_.normalised(parsed_.tokens[at].word);
    }

    /// Returns where to go on.
    std::uint32_t read(std::uint32_t at) {
        const std::string_view first = word(at);
        if (first == "yesterday") return keep(at, 1, DateUnit::day, -1);
        if (first == "today" || first == "tonight") return keep(at, 1, DateUnit::day, 0);
        if (first == "tomorrow") return keep(at, 1, DateUnit::day, 1);
        const std::string_view second = word(at + 1);
        if (first == "last" && second == "night") return keep(at, 2, DateUnit::day, -1);
        if (first == "this" &&
            (second == "morning" || second == "afternoon" || second == "evening")) {
            return keep(at, 2, DateUnit::day, 0);
        }
        if (const std::uint32_t next = read_neighbour(at)) return next;
        if (const std::uint32_t next = read_distance(at)) return next;
        return at + 1;
    }

    /// "last month", "next week", "the day before".
    std::uint32_t read_neighbour(std::uint32_t at) {
        const std::string_view first = word(at);
        const auto unit = unit_of(word(at + 1));
        const bool weekend = word(at + 1) == "weekend";
        if ((!unit && !weekend) || word(at + 1).ends_with('s')) return 0;
        const int back = first == "last" || first == "previous" ? -1
                         : first == "next" || first == "coming" ? 1
                                                                : 0;
        const bool following = first == "following";
        if (back == 0 && first != "this" && !following) return 0;
        if (unit == DateUnit::day && first == "last") return 0;  // "the last day of the talks"
        // "the next day", "the previous day": counted from what was told before.
        const bool of_story = following || (unit == DateUnit::day && first != "this");
        const DateUnit counted = unit.value_or(DateUnit::week);
        const std::uint32_t next = keep(at, 2, counted, following ? 1 : back);
        found_.back().from_event = of_story;
        found_.back().is_rough = first == "this" || counted == DateUnit::week;
        return next;
    }

    /// "two days ago", "a day after", "one week earlier", "the day before".
    std::uint32_t read_distance(std::uint32_t at) {
        const std::string_view first = word(at);
        const int number = first == "the" ? 1 : small_number(first);
        const auto unit = unit_of(word(at + 1));
        if (number == 0 || !unit) return 0;
        const std::string_view third = word(at + 2);
        if (third == "ago" && first != "the") {
            const std::uint32_t next = keep(at, 3, *unit, -number);
            found_.back().is_rough = *unit != DateUnit::day || number > farthest_plain_days;
            return next;
        }
        const bool after = third == "after" || third == "later";
        const bool before = third == "before" || third == "earlier";
        if (!after && !before) return 0;
        // What happened "a day after" something is told; when that was, the words say the other
        // way round. "A day later" is the day itself.
        const bool names_event = third == "after" || third == "before";
        const int sign = (after ? 1 : -1) * (names_event ? -1 : 1);
        const std::uint32_t next = keep(at, 3, *unit, sign * number);
        found_.back().from_event = true;
        // "the day before, ..." may be counted from either end.
        found_.back().is_rough = *unit != DateUnit::day || first == "the";
        return next;
    }

    std::uint32_t keep(std::uint32_t at, std::uint32_t words, DateUnit unit, int distance) {
        RelativeDate& date = found_.emplace_back();
        date.span = {parsed_.tokens[at].begin, parsed_.tokens[at + words - 1].end};
        date.unit = unit;
        date.distance = distance;
        return at + words;
    }

    const ParsedText& parsed_;
    const Vocabulary& vocabulary_;
    std::uint32_t end_ = 0;  ///< of the sentence that is read
    std::vector<RelativeDate> found_;
};

std::string write_month(chrono::sys_days day, int distance) {
    const chrono::year_month_day date(day);
    const chrono::year_month month =
        chrono::year_month(date.year(), date.month()) + chrono::months(distance);
    return fmt::format("{:04}-{:02}", static_cast<int>(month.year()),
                       static_cast<unsigned>(month.month()));
}

/// Every day that may be meant by so many units from this one.
std::vector<std::string> count_from(chrono::sys_days day, const RelativeDate& date) {
    const chrono::year_month_day parts(day);
    switch (date.unit) {
        case DateUnit::day: {
            const chrono::sys_days meant = day + chrono::days(date.distance);
            if (!date.is_rough) return {write_day(meant)};
            return {write_day(meant - chrono::days(1)), write_day(meant),
                    write_day(meant + chrono::days(1))};
        }
        case DateUnit::week: {
            std::vector<std::string> days;
            for (int shift = -week_length + 1; shift < week_length; ++shift) {
                days.push_back(write_day(day + chrono::days(date.distance * week_length + shift)));
            }
            return days;
        }
        case DateUnit::month:
            return {write_month(day, date.distance)};
        case DateUnit::year:
            return {fmt::format("{:04}", static_cast<int>(parts.year()) + date.distance)};
    }
    return {};
}

}  // namespace

std::vector<RelativeDate> list_relative_dates(const AnalysedDocument& analysed, Field field,
                                              const Vocabulary& vocabulary) {
    return RelativeDateLister(analysed, field, vocabulary).list();
}

std::vector<std::string> resolve_relative_date(const RelativeDate& date, std::string_view written,
                                               const NamedDays& named) {
    const std::optional<chrono::sys_days> day = read_day(written);
    if (!date.from_event) return day ? count_from(*day, date) : std::vector<std::string>{""};
    std::set<std::string> anchors;
    const auto take = [&](const std::set<std::string>& days) {
        std::copy_if(days.begin(), days.end(), std::inserter(anchors, anchors.end()),
                     [](const std::string& one) { return one.size() == day_length; });
    };
    take(named.in_sentence);
    if (anchors.size() != 1) {
        take(named.anywhere);
        if (day) anchors.insert(write_day(*day));
    }
    std::set<std::string> meant;
    for (const std::string& anchor : anchors) {
        for (std::string& one : count_from(*read_day(anchor), date)) meant.insert(std::move(one));
    }
    if (meant.empty()) return {""};
    // One day alone in the whole text is a guess, not a reading: it may be that day itself.
    if (meant.size() == 1 && named.in_sentence.empty()) meant.insert(*anchors.begin());
    return {meant.begin(), meant.end()};
}

}  // namespace parallax
