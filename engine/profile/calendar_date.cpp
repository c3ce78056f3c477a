#include "engine/profile/calendar_date.hpp"

#include <charconv>
#include <chrono>

#include <fmt/format.h>

namespace parallax {
namespace {

namespace chrono = std::chrono;

constexpr int half_a_year = 182;

/// The last weekday (1 = Monday) up to `day`, or the next behind it.
chrono::sys_days find_weekday(chrono::sys_days day, unsigned weekday, bool ahead) {
    const unsigned today = chrono::weekday(day).iso_encoding();
    const unsigned back = (today + 7 - weekday) % 7;
    return ahead ? day + chrono::days(7 - static_cast<int>(back))
                 : day - chrono::days(static_cast<int>(back));
}

/// The year in which this month and day, nearest to `written`, lies.
int choose_year(chrono::sys_days written, unsigned month, unsigned day) {
    const int year = static_cast<int>(chrono::year_month_day(written).year());
    const auto distance = [&](int candidate) {
        const chrono::year_month_day date{chrono::year(candidate), chrono::month(month),
                                          chrono::day(day)};
        return (chrono::sys_days(date) - written).count();
    };
    for (const int candidate : {year + 1, year}) {
        const auto ahead = distance(candidate);
        if (ahead > 0 && ahead <= soon && -distance(candidate - 1) > half_a_year) return candidate;
        if (ahead <= 0) return candidate;
    }
    return year - 1;
}

}  // namespace

std::optional<chrono::sys_days> read_day(std::string_view iso) {
    if (iso.size() < 10) return std::nullopt;
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    std::from_chars(iso.data(), iso.data() + 4, year);
    std::from_chars(iso.data() + 5, iso.data() + 7, month);
    std::from_chars(iso.data() + 8, iso.data() + 10, day);
    const chrono::year_month_day date{chrono::year(year), chrono::month(month), chrono::day(day)};
    if (!date.ok()) return std::nullopt;
    return chrono::sys_days(date);
}

std::string write_day(chrono::sys_days day) {
    const chrono::year_month_day date(day);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::vector<std::string> list_possible_days(const DateMention& date, std::string_view written) {
    const std::string found = resolve_date(date, written);
    const std::optional<chrono::sys_days> day = read_day(written);
    if (date.weekday == 0 || date.ahead || !day) return {found};
    const chrono::sys_days tomorrow = *day + chrono::days(1);
    const std::string week_before = write_day(tomorrow - chrono::days(7));
    if (found != week_before) return {found};
    return {week_before, write_day(tomorrow)};
}

std::string resolve_date(const DateMention& date, std::string_view written) {
    const std::optional<chrono::sys_days> day = read_day(written);
    if (date.weekday != 0) {
        return day ? write_day(find_weekday(*day, date.weekday, date.ahead)) : std::string();
    }
    int year = date.year;
    if (year == 0) {
        if (!day) return {};
        year = choose_year(*day, date.month, date.day == 0 ? 1U : date.day);
    }
    if (date.month == 0) return fmt::format("{:04}", year);
    if (date.day == 0) return fmt::format("{:04}-{:02}", year, date.month);
    const chrono::year_month_day exact{chrono::year(year), chrono::month(date.month),
                                       chrono::day(date.day)};
    return exact.ok() ? write_day(chrono::sys_days(exact)) : std::string();
}

}  // namespace parallax
