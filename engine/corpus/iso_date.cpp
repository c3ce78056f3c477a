#include "engine/corpus/iso_date.hpp"

#include <chrono>
#include <cstddef>
#include <optional>

namespace parallax {
namespace {

constexpr std::size_t day_length = std::string_view("YYYY-MM-DD").size();

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Takes pieces off the front of a date; a piece that is not there leaves the rest as it is.
class DateScanner {
public:
    explicit DateScanner(std::string_view rest) : rest_(rest) {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }

    bool take(char c) {
        if (rest_.empty() || rest_.front() != c) return false;
        rest_.remove_prefix(1);
        return true;
    }

    std::optional<int> take_number(std::size_t digits) {
        if (rest_.size() < digits) return std::nullopt;
        int number = 0;
        for (const char c : rest_.substr(0, digits)) {
            if (!is_digit(c)) return std::nullopt;
            number = 10 * number + (c - '0');
        }
        rest_.remove_prefix(digits);
        return number;
    }

    /// One digit or more, of any number.
    bool take_fraction() {
        const std::size_t before = rest_.size();
        while (!rest_.empty() && is_digit(rest_.front())) rest_.remove_prefix(1);
        return rest_.size() < before;
    }

private:
    std::string_view rest_;
};

/// What follows "T". A leap second (60) is a time; hour 24 is none since ISO 8601:2019.
DateCheck check_time(DateScanner scanner) {
    const auto hour = scanner.take_number(2);
    if (!hour || !scanner.take(':')) return DateCheck::other_form;
    const auto minute = scanner.take_number(2);
    if (!minute) return DateCheck::other_form;
    std::optional<int> second = 0;
    if (scanner.take(':')) {
        second = scanner.take_number(2);
        if (!second) return DateCheck::other_form;
        if (scanner.take('.') && !scanner.take_fraction()) return DateCheck::other_form;
    }
    int zone_hour = 0;
    int zone_minute = 0;
    if (!scanner.at_end() && !scanner.take('Z')) {
        if (!scanner.take('+') && !scanner.take('-')) return DateCheck::other_form;
        const auto hours = scanner.take_number(2);
        if (!hours) return DateCheck::other_form;
        zone_hour = *hours;
        const bool colon = scanner.take(':');
        if (colon || !scanner.at_end()) {
            const auto minutes = scanner.take_number(2);
            if (!minutes) return DateCheck::other_form;
            zone_minute = *minutes;
        }
    }
    if (!scanner.at_end()) return DateCheck::other_form;
    const bool possible =
        *hour < 24 && *minute < 60 && *second <= 60 && zone_hour < 24 && zone_minute < 60;
    return possible ? DateCheck::good : DateCheck::impossible;
}

}  // namespace

DateCheck check_iso_day(std::string_view date) {
    DateScanner scanner(date);
    const auto year = scanner.take_number(4);
    if (!year || !scanner.take('-')) return DateCheck::other_form;
    const auto month = scanner.take_number(2);
    if (!month || !scanner.take('-')) return DateCheck::other_form;
    const auto day = scanner.take_number(2);
    if (!day || !scanner.at_end()) return DateCheck::other_form;
    const std::chrono::year_month_day calendar_day{
        std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
        std::chrono::day(static_cast<unsigned>(*day))};
    return *year > 0 && calendar_day.ok() ? DateCheck::good : DateCheck::impossible;
}

DateCheck check_iso_date(std::string_view date) {
    const DateCheck day = check_iso_day(date.substr(0, day_length));
    if (day == DateCheck::other_form || date.size() <= day_length) return day;
    if (date[day_length] != 'T') return DateCheck::other_form;
    const DateCheck time = check_time(DateScanner(date.substr(day_length + 1)));
    return time == DateCheck::good ? day : time;
}

}  // namespace parallax
