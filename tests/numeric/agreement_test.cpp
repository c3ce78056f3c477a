#include "engine/numeric/agreement.hpp"

#include "tests/catch.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace parallax;

namespace {

/// One text a coder, one character a unit; a dot is a missing rating.
std::vector<UnitRating> ratings_of(const std::vector<std::string>& coders) {
    std::vector<UnitRating> ratings;
    for (const std::string& coder : coders) {
        for (std::size_t unit = 0; unit < coder.size(); ++unit) {
            if (coder[unit] == '.') continue;
            ratings.push_back({static_cast<std::uint32_t>(unit), static_cast<double>(coder[unit])});
        }
    }
    return ratings;
}

Agreement agreement_of(const std::vector<std::string>& coders, RatingScale scale) {
    return measure_agreement(ratings_of(coders), coders.front().size(), scale, 1);
}

/// Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, section C: four observers, twelve
/// units, ratings missing.
const std::vector<std::string> four_observers{"123321412...", "1233224125.3", ".3332342251.",
                                              "12332441251."};

}  // namespace

TEST_CASE("alpha is that of published worked examples") {
    struct Case {
        const char* name;
        std::vector<std::string> coders;
        RatingScale scale;
        double alpha;
    };
    const std::vector<Case> cases{
        {"Krippendorff 2011, A: binary, two observers",
         {"0100000010", "1110010000"},
         RatingScale::nominal,
         0.095},
        {"Krippendorff 2011, B: nominal, two observers",
         {"aabbdcccedda", "babbbccceddd"},
         RatingScale::nominal,
         0.692},
        {"Krippendorff 2011, C: nominal", four_observers, RatingScale::nominal, 0.743},
        {"Krippendorff 2011, C: ordinal", four_observers, RatingScale::ordinal, 0.815},
        {"Krippendorff 2011, C: interval", four_observers, RatingScale::interval, 0.849},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        const Agreement found = agreement_of(one.coders, one.scale);
        REQUIRE(found.alpha);
        CHECK(*found.alpha == Approx(one.alpha).margin(0.0005));
        REQUIRE(found.interval);
        CHECK(found.interval->low <= *found.alpha);
        CHECK(found.interval->high >= *found.alpha);
    }
}

// Python 3.11, krippendorff 0.9.0:
//   krippendorff.alpha(reliability_data=rows of a coder each, nan = missing,
//   level_of_measurement=…)
TEST_CASE("alpha equals that of the Python package krippendorff") {
    struct Case {
        std::vector<std::string> coders;
        double nominal, ordinal, interval;
    };
    const std::vector<Case> cases{
        {four_observers, 0.743421052631579, 0.8153875037548814, 0.8491071428571428},
        {{"011324.0", "01232410", "0213.411"},
         0.6648936170212766,
         0.8901447389819483,
         0.9267441860465117},
    };
    for (const Case& one : cases) {
        CHECK(*agreement_of(one.coders, RatingScale::nominal).alpha ==
              Approx(one.nominal).epsilon(1e-10));
        CHECK(*agreement_of(one.coders, RatingScale::ordinal).alpha ==
              Approx(one.ordinal).epsilon(1e-10));
        CHECK(*agreement_of(one.coders, RatingScale::interval).alpha ==
              Approx(one.interval).epsilon(1e-10));
    }
}

TEST_CASE("a unit that one coder alone rated counts in nothing") {
    const Agreement found = agreement_of(four_observers, RatingScale::nominal);
    CHECK(found.units == 11);
    CHECK(found.ratings == 40);
    CHECK_FALSE(found.by_unit[11]);
}

TEST_CASE("alpha is the mean of what units have, weighed by their ratings") {
    for (const RatingScale scale : all_rating_scales) {
        const Agreement found = agreement_of(four_observers, scale);
        double sum = 0.0;
        for (std::size_t unit = 0; unit < found.by_unit.size(); ++unit) {
            if (!found.by_unit[unit]) continue;
            const auto made = std::count_if(four_observers.begin(), four_observers.end(),
                                            [&](const auto& coder) { return coder[unit] != '.'; });
            sum += static_cast<double>(made) * *found.by_unit[unit];
        }
        CHECK(sum / static_cast<double>(found.ratings) == Approx(*found.alpha));
        // The sixth unit has four ratings, all different; the third four that agree.
        CHECK(*found.by_unit[5] < 0.667);
        CHECK(*found.by_unit[2] == Approx(1.0));
    }
}

TEST_CASE("full agreement is 1, systematic disagreement below 0, and no variation is nothing") {
    CHECK(*agreement_of({"0123", "0123"}, RatingScale::ordinal).alpha == Approx(1.0));
    CHECK(*agreement_of({"0101", "1010"}, RatingScale::nominal).alpha < 0.0);
    const Agreement same = agreement_of({"1111", "1111"}, RatingScale::interval);
    CHECK_FALSE(same.alpha);
    CHECK_FALSE(same.interval);
    CHECK_FALSE(agreement_of({"12..", "..34"}, RatingScale::nominal).alpha);
}

TEST_CASE("neither the order of ratings nor, on the ordinal scale, their distances matter") {
    std::vector<UnitRating> ratings = ratings_of(four_observers);
    std::vector<UnitRating> reversed(ratings.rbegin(), ratings.rend());
    const Agreement one = measure_agreement(ratings, 12, RatingScale::ordinal, 7);
    const Agreement other = measure_agreement(reversed, 12, RatingScale::ordinal, 7);
    CHECK(*one.alpha == *other.alpha);
    CHECK(one.interval->low == other.interval->low);
    CHECK(one.interval->high == other.interval->high);
    for (UnitRating& rating : ratings) rating.value = rating.value * rating.value * rating.value;
    CHECK(*measure_agreement(ratings, 12, RatingScale::ordinal, 7).alpha == *one.alpha);
    CHECK(*measure_agreement(ratings, 12, RatingScale::interval, 7).alpha !=
          *agreement_of(four_observers, RatingScale::interval).alpha);
}

TEST_CASE("alpha does not depend on the unit of the ratings, however large") {
    const std::vector<UnitRating> ratings{{0, 1.0}, {0, 2.0}, {1, 4.0},
                                          {1, 4.0}, {2, 9.0}, {2, 7.0}};
    std::vector<UnitRating> large = ratings;
    for (UnitRating& rating : large) rating.value *= 1e200;
    const Agreement plain = measure_agreement(ratings, 3, RatingScale::interval, 1);
    const Agreement scaled = measure_agreement(large, 3, RatingScale::interval, 1);
    REQUIRE(plain.alpha);
    REQUIRE(scaled.alpha);
    CHECK(*scaled.alpha == Approx(*plain.alpha));
}
