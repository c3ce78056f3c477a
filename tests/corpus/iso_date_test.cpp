#include "engine/corpus/iso_date.hpp"

#include "tests/catch.hpp"

#include <string>
#include <vector>

using parallax::check_iso_date;
using parallax::check_iso_day;
using parallax::DateCheck;

TEST_CASE("dates are checked for form and for the calendar") {
    struct Case {
        std::string date;
        DateCheck expected;
    };
    const std::vector<Case> cases = {
        {"2024-02-29", DateCheck::good},
        {"2023-02-29", DateCheck::impossible},
        {"2000-02-29", DateCheck::good},
        {"1900-02-29", DateCheck::impossible},
        {"2024-02-30", DateCheck::impossible},
        {"2024-13-01", DateCheck::impossible},
        {"2024-00-10", DateCheck::impossible},
        {"2024-04-31", DateCheck::impossible},
        {"0000-01-01", DateCheck::impossible},
        {"2024", DateCheck::other_form},
        {"2024-02", DateCheck::other_form},
        {"2024-2-3", DateCheck::other_form},
        {"20240203", DateCheck::other_form},
        {"2024/02/03", DateCheck::other_form},
        {"03-02-2024", DateCheck::other_form},
        {"2024-02-0x", DateCheck::other_form},
        {"-024-02-01", DateCheck::other_form},
        {"2024-02-033", DateCheck::other_form},
        {"2024-02-03 10:00", DateCheck::other_form},
        {"2024-02-03T", DateCheck::other_form},
        {"2024-02-03T10", DateCheck::other_form},
        {"2024-02-03T10:00", DateCheck::good},
        {"2024-02-03T10:00Z", DateCheck::good},
        {"2024-02-03T10:00:00", DateCheck::good},
        {"2024-02-03T23:59:60Z", DateCheck::good},
        {"2024-02-03T10:00:00.123456Z", DateCheck::good},
        {"2024-02-03T10:00:00.Z", DateCheck::other_form},
        {"2024-02-03T10:00:00+05:30", DateCheck::good},
        {"2024-02-03T10:00:00-0800", DateCheck::good},
        {"2024-02-03T10:00:00+05", DateCheck::good},
        {"2024-02-03T10:00:00+5", DateCheck::other_form},
        {"2024-02-03T10:00:00+05:", DateCheck::other_form},
        {"2024-02-03T10:00:00Zulu", DateCheck::other_form},
        {"2024-02-03T24:00:00Z", DateCheck::impossible},
        {"2024-02-03T10:60:00Z", DateCheck::impossible},
        {"2024-02-30T10:00:00Z", DateCheck::impossible},
        {"", DateCheck::other_form},
    };
    for (const Case& c : cases) {
        INFO(c.date);
        CHECK(check_iso_date(c.date) == c.expected);
    }
}

TEST_CASE("a day has no time") {
    CHECK(check_iso_day("2024-02-03") == DateCheck::good);
    CHECK(check_iso_day("2024-02-30") == DateCheck::impossible);
    CHECK(check_iso_day("2024-02-03T10:00") == DateCheck::other_form);
}
