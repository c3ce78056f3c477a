#include "engine/report/agreement_report.hpp"

#include "engine/corpus/rating_values.hpp"
#include "tests/catch.hpp"
#include "tests/report/holds.hpp"
#include "tests/report/schema_check.hpp"

#include <string>
#include <vector>

using namespace parallax;
using parallax::test::holds;

namespace {

/// Two coders, four units: one alike, one apart, one by Anna alone, one alike but for "+1".
Ratings sample_ratings() {
    Ratings ratings;
    ratings.coders = {"anna", "ben"};
    ratings.units = {
        {"barrier", "{wall|fence}"}, {"mob", "mob"}, {"regime", "regime"}, {"wave", ""}};
    ratings.ratings = {{0, 0, "0", "a.csv", 2}, {0, 1, "0", "b.csv", 2},  {1, 0, "-2", "a.csv", 3},
                       {1, 1, "2", "b.csv", 3}, {2, 0, "-1", "a.csv", 4}, {3, 0, "1", "a.csv", 5},
                       {3, 1, "+1", "b.csv", 4}};
    ratings.blank = 1;
    ratings.read = 8;
    ratings.inputs = {{"a.csv", std::string(64, 'a'), 9}, {"b.csv", std::string(64, 'b'), 9}};
    return ratings;
}

AgreementReport sample_agreement(const Ratings& ratings) {
    AgreementReport report;
    report.ratings = ratings;
    report.seed = 3;
    for (const RatingScale scale : all_rating_scales) {
        report.scales.push_back(measure_agreement(rating_values(ratings, scale),
                                                  ratings.units.size(), scale, report.seed));
    }
    report.listed_by = RatingScale::ordinal;
    return report;
}

}  // namespace

TEST_CASE("agreement in JSON keeps to its schema and lists what is below the bar") {
    const AgreementReport report = sample_agreement(sample_ratings());
    const auto json = nlohmann::json::parse(render_agreement_json(report));
    CHECK(test::check_schema("agreement.schema.json", json) == std::vector<std::string>{});
    CHECK(json["read"] == json["rated"].get<int>() + json["blank"].get<int>());
    CHECK(json["units_rated_once"] == 1);
    CHECK(json["scales"].size() == 3);
    CHECK(json["scales"][0]["units"] == 3);
    REQUIRE(json["below"].size() == 1);
    CHECK(json["below"][0]["unit"] == "mob");
    CHECK(json["below"][0]["ratings"][1]["rating"] == "2");

    auto wrong = json;
    wrong["bar"] = "high";
    CHECK_FALSE(test::check_schema("agreement.schema.json", wrong).empty());
}

TEST_CASE("agreement as text says what each coder said of a doubtful unit") {
    const std::string text = render_agreement(sample_agreement(sample_ratings()));
    CHECK(holds(text, "2 coders; 1 unit that only one of them rated\n"));
    CHECK(holds(text, "1 of 3 units below 0.667 on the ordinal scale\n"));
    CHECK(holds(text, "anna: -2, ben: 2"));
    CHECK_FALSE(holds(text, "wall"));
}

TEST_CASE("ratings that never differ have no alpha") {
    Ratings ratings = sample_ratings();
    for (Rating& rating : ratings.ratings) rating.text = "1";
    const AgreementReport same = sample_agreement(ratings);
    CHECK(holds(render_agreement(same), "All ratings are the same: alpha says nothing"));
    const auto json = nlohmann::json::parse(render_agreement_json(same));
    CHECK(json["scales"][0]["alpha"].is_null());
    CHECK(test::check_schema("agreement.schema.json", json) == std::vector<std::string>{});
}
