#include "engine/corpus/rating_values.hpp"

#include "engine/core/decimal.hpp"
#include "engine/core/input_error.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace parallax {

bool are_numbers(const Ratings& ratings) {
    return std::all_of(ratings.ratings.begin(), ratings.ratings.end(), [](const Rating& rating) {
        return read_signed_decimal(rating.text).has_value();
    });
}

std::vector<UnitRating> rating_values(const Ratings& ratings, RatingScale scale) {
    std::vector<UnitRating> values;
    values.reserve(ratings.ratings.size());
    if (scale == RatingScale::nominal) {
        // "1" and "+1.0" are one rating where all are numbers.
        const bool numbers = are_numbers(ratings);
        std::map<std::string_view, double> number_of;
        for (const Rating& rating : ratings.ratings) number_of.emplace(rating.text, 0.0);
        double next = 0.0;
        for (auto& [text, number] : number_of) number = next++;
        for (const Rating& rating : ratings.ratings) {
            const double value = numbers ? read_signed_decimal(rating.text).value_or(0.0)
                                         : number_of.at(rating.text);
            values.push_back({rating.unit, value});
        }
        return values;
    }
    std::vector<Fault> faults;
    for (const Rating& rating : ratings.ratings) {
        const std::optional<double> number = read_signed_decimal(rating.text);
        if (!number) {
            faults.push_back({rating.file, static_cast<std::size_t>(rating.line), 0,
                              fmt::format("the rating \"{}\" is not a number; write a decimal such "
                                          "as -0.5, or measure with --scale nominal",
                                          shorten_for_message(rating.text)),
                              ""});
            continue;
        }
        values.push_back({rating.unit, *number});
    }
    if (!faults.empty()) throw InputError(std::move(faults));
    return values;
}

}  // namespace parallax
