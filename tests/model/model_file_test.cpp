#include "engine/core/input_error.hpp"
#include "engine/model/model.hpp"
#include "tests/catch.hpp"
#include "tests/model/sample_lexicon.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>

#include <rapidcheck.h>

namespace parallax {
namespace {

rc::Gen<double> any_finite() {
    return rc::gen::suchThat(
        rc::gen::map(rc::gen::arbitrary<std::uint64_t>(),
                     [](std::uint64_t bits) { return std::bit_cast<double>(bits); }),
        [](double number) { return std::isfinite(number); });
}

rc::Gen<std::string> any_name() {
    const std::vector<std::string> letters = {"a", "B", "@", "\"", "\\", "\n", " ", "é", "𝒜", "{"};
    return rc::gen::map(rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(
                            rc::gen::elementOf(letters))),
                        [](const std::vector<std::string>& parts) {
                            std::string name;
                            for (const std::string& part : parts) name += part;
                            return name;
                        });
}

Model any_model() {
    Model model;
    model.id = *any_name();
    model.task = *any_name();
    model.classes = {"no" + *any_name(), "yes" + *any_name()};
    const bool has_three = *rc::gen::arbitrary<bool>();
    if (has_three) {
        model.classes.push_back("maybe" + *any_name());
        for (int i = 0; i < 3; ++i) model.class_intercepts.push_back(*any_finite());
    } else {
        model.intercept = *any_finite();
    }
    for (const std::string& name : *rc::gen::container<std::set<std::string>>(any_name())) {
        for (std::uint32_t k = 0; k < (has_three ? 3U : 1U); ++k) {
            if (has_three && *rc::gen::arbitrary<bool>()) continue;
            model.features.push_back(
                {name, *any_finite(), std::abs(*any_finite()), *any_finite(), k});
        }
    }
    if (*rc::gen::arbitrary<bool>()) model.threshold = *rc::gen::inRange(0, 101) / 100.0;
    model.reading.families = {Family::lexicon, *rc::gen::element(Family::words, Family::style)};
    std::sort(model.reading.families.begin(), model.reading.families.end());
    model.reading.by_wording = *rc::gen::arbitrary<bool>();
    model.reading.scaling = *rc::gen::element(Scaling::rate, Scaling::unit);
    const auto names = *rc::gen::container<std::set<std::string>>(any_name());
    model.reading.outlet_names.assign(names.begin(), names.end());
    if (*rc::gen::arbitrary<bool>()) model.calibration = Calibration{*any_finite(), *any_finite()};
    model.prior_map = *rc::gen::element(PriorMap::as_signed, PriorMap::absolute, PriorMap::zero);
    if (*rc::gen::arbitrary<bool>()) {
        TrainingRecord& training = model.training.emplace();
        training.data_sha256 = *any_name();
        training.lexicon_sha256 = *any_name();
        training.examples = *rc::gen::arbitrary<std::uint64_t>();
        training.seed = *rc::gen::arbitrary<std::uint64_t>();
        training.folds = *rc::gen::arbitrary<std::uint32_t>();
        for (const std::string& name : *rc::gen::container<std::set<std::string>>(any_name()))
            training.metrics.emplace_back(name, *any_finite());
    }
    return model;
}

TEST_CASE("a model reads back as it was written") {
    REQUIRE(rc::check("round trip", [] {
        const Model model = any_model();
        const std::string json = write_model(model);
        const Model again = read_model(json, "model.json");
        RC_ASSERT(again == model);
        RC_ASSERT(write_model(again) == json);
    }));
}

TEST_CASE("the lexicon model holds every term on an axis in every wording") {
    const Lexicon lexicon = make_sample_lexicon();
    const Model model = make_lexicon_model(lexicon);
    CHECK(model.features.size() == 5 * all_wordings.size());
    CHECK(model.intercept == 0.0);
    CHECK_FALSE(model.calibration.has_value());
    CHECK_FALSE(model.training.has_value());
    const ModelFeature outlet{"terrorists@outlet", -2.0, 0.0, -2.0};
    const ModelFeature source{"terrorists@source", 0.0, 0.0, 0.0};
    CHECK(std::count(model.features.begin(), model.features.end(), outlet) == 1);
    CHECK(std::count(model.features.begin(), model.features.end(), source) == 1);
    for (const ModelFeature& feature : model.features) {
        CHECK(feature.name.rfind("raid@", 0) == std::string::npos);
        CHECK(feature.weight == feature.prior);
    }
    CHECK(read_model(write_model(model), "model.json") == model);
}

const std::string good_model = R"({
 "calibration": {"a": 1.5, "b": -0.25},
 "classes": ["neutral", "biased"],
 "features": [
  {"name": "b@outlet", "weight": 1, "sd": 0.5, "prior": 0},
  {"name": "a@outlet", "weight": -2.5e-1, "sd": 0, "prior": 0}
 ],
 "format": "parallax-model/1",
 "id": "m",
 "intercept": 0.5,
 "prior_map": "absolute",
 "task": "bias", "threshold": 0.25, "reading": {"families": ["words", "lexicon"], "word_grams": 2, "character_grams": [3, 4], "by_wording": true, "scaling": "unit", "outlet_names": ["Daily", "Argus"]},
 "training": null
}
)";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

TEST_CASE("a model written by hand is read, its features in order") {
    const Model model = read_model(good_model, "m.json");
    REQUIRE(model.features.size() == 2);
    CHECK(model.features[0].name == "a@outlet");
    CHECK(model.features[0].weight == -0.25);
    CHECK(model.calibration == Calibration{1.5, -0.25});
    CHECK(model.prior_map == PriorMap::absolute);
    CHECK(model.classes == std::vector<std::string>{"neutral", "biased"});
    CHECK(model.threshold == 0.25);
    TextReading reading;
    reading.families = {Family::lexicon, Family::words};
    reading.word_grams = 2;
    reading.shortest_characters = 3;
    reading.longest_characters = 4;
    reading.by_wording = true;
    reading.scaling = Scaling::unit;
    reading.outlet_names = {"Argus", "Daily"};
    CHECK(model.reading == reading);
}

TEST_CASE("a faulty model file is an input error with its place") {
    struct Case {
        const char* name;
        const char* from;
        const char* to;
        const char* place;    // line:column
        const char* message;  // a part of it
    };
    const std::vector<Case> cases = {
        {"cut off", "\"training\": null\n}\n", "\"training\"", "m.json:13:12:", "not valid JSON"},
        {"not JSON", "\"a\": 1.5", "\"a\": NaN", "m.json:2:", "not valid JSON"},
        {"too large a number", "0.5,", "1e999,", "m.json:5:", "not valid JSON"},
        {"feature twice", "a@outlet", "b@outlet",
         "m.json:6:12:", "feature \"b@outlet\" is given twice"},
        {"field twice", "\"a\": 1.5, \"b\"", "\"b\": 1.5, \"b\"",
         "m.json:2:", "\"b\" is given twice"},
        {"unknown field", "\"task\"", "\"tusk\"", "m.json:12:2:", "did you mean \"task\"?"},
        {"missing field", "\"sd\": 0, ", "", "m.json:6:3:", "field \"sd\" of a feature is missing"},
        {"negative sd", "\"sd\": 0.5", "\"sd\": -0.5", "m.json:5:43:", "sd -0.5 of feature"},
        {"weight is a text", "\"weight\": 1", "\"weight\": \"hgih\"",
         "m.json:5:34:", "weight is a text; a number is due here"},
        {"format", "parallax-model/1", "parallax-model/2",
         "m.json:8:12:", "this version reads \"parallax-model/1\""},
        {"one class", "\"neutral\", ", "", "m.json:3:13:", "two or more different names"},
        {"same classes", "neutral", "biased", "m.json:3:13:", "two or more different names"},
        {"empty id", "\"id\": \"m\"", "\"id\": \"\"", "m.json:9:8:", "id is empty"},
        {"prior map", "absolute", "square", "m.json:11:15:", "\"signed\", \"absolute\""},
        {"features no list", "\"features\": [", "\"features\": {}, \"x\": [",
         "m.json:4:14:", "features is an object; a list is due here"},
        {"training", "null", "{\"folds\": 5}",
         "m.json:13:14:", "field \"examples\" of training is missing"},
        {"family", "\"lexicon\"]", "\"lexikon\"]", "m.json:12:", "family \"lexikon\" is unknown"},
        {"scaling", "\"unit\"", "\"units\"", "m.json:12:", "write \"rate\" or \"unit\""},
        {"threshold", "0.25, \"reading", "1.5, \"reading", "m.json:12:31:", "from 0 to 1"},
        {"third class", "\"biased\"]", "\"biased\", \"odd\"]",
         "m.json:5:", "field \"class\" of a feature is missing"},
        {"calibration", "{\"a\": 1.5, \"b\": -0.25}", "[1.5]",
         "m.json:2:17:", "calibration is a list"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        std::string message;
        try {
            (void)read_model(replaced(good_model, c.from, c.to), "m.json");
        } catch (const InputError& error) {
            message = error.what();
        }
        CAPTURE(message);
        CHECK(message.find(c.place) != std::string::npos);
        CHECK(message.find(c.message) != std::string::npos);
    }
    CHECK_THROWS_AS(read_model("", "m.json"), InputError);
    CHECK_THROWS_AS(read_model("[]", "m.json"), InputError);
    CHECK_THROWS_AS(read_model("\xFF", "m.json"), InputError);
}

TEST_CASE("all faults of a model file are told at once") {
    std::string json = replaced(good_model, "\"sd\": 0.5", "\"sd\": -1");
    json = replaced(json, "absolute", "square");
    try {
        (void)read_model(json, "m.json");
        FAIL("no error");
    } catch (const InputError& error) {
        CHECK(error.faults().size() == 2);
    }
}

TEST_CASE("of very many faults fifty are told") {
    std::string features;
    for (int i = 0; i < 60; ++i) features += "1,\n";
    try {
        (void)read_model(replaced(good_model, "\"features\": [", "\"features\": [" + features),
                         "m.json");
        FAIL("no error");
    } catch (const InputError& error) {
        REQUIRE(error.faults().size() == 60);
        const std::string told = error.what();
        CHECK(told.ends_with("\nand 10 faults more, not shown"));
        CHECK(told.find(describe(error.faults()[49])) != std::string::npos);
        CHECK(told.find(describe(error.faults()[50])) == std::string::npos);
    }
}

}  // namespace
}  // namespace parallax
