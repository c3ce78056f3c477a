#include "engine/report/evaluation_report.hpp"
#include "tests/catch.hpp"
#include "tests/report/holds.hpp"
#include "tests/report/schema_check.hpp"

#include <array>
#include <string>
#include <vector>

using namespace parallax;
using parallax::test::holds;

namespace {

Judged make_judged(bool is_second) {
    Judged judged;
    judged.classes = {"plain", "loaded"};
    for (std::uint32_t i = 0; i < 40; ++i) {
        const double p = static_cast<double>((i * 17 + (is_second ? 5 : 0)) % 40) / 40.0;
        judged.classified.truth.push_back(i % 3 == 0 ? 1 : 0);
        judged.classified.predicted.push_back(p >= 0.5 ? 1 : 0);
        judged.classified.probabilities.push_back(1.0 - p);
        judged.classified.probabilities.push_back(p);
        judged.groups.push_back("event " + std::to_string(i % 8));
        judged.outlets.push_back(i % 2 == 0 ? "Argus" : "The <Wire>");
        judged.topics.push_back("");
    }
    return judged;
}

EvaluationReport make_report(bool compared) {
    EvaluationReport report;
    report.model_id = "first";
    report.model_sha256 = std::string(64, 'a');
    report.inputs = {{"examples.jsonl", std::string(64, 'b'), 10}};
    report.read = 41;
    report.evaluated = 40;
    report.undecided = 1;
    report.group_kind = "event";
    report.evaluation = evaluate(make_judged(false), 7, 200);
    WrongExample error;
    error.id = "e1";
    error.origin = {"examples.jsonl", 3};
    error.truth = "plain";
    error.predicted = "loaded";
    error.probability = 0.875;
    error.text = "A <b>bold</b> claim.";
    error.score.positive_class = "loaded";
    error.score.logit = 1.5;
    error.score.intercept = 0.5;
    const std::array where = {Place{Field::text, {2, 3}}};
    error.score.add("w:bold", 0.5, 2.0, where);
    report.errors.push_back(error);
    if (!compared) return report;
    report.other_id = "second";
    report.other = evaluate(make_judged(true), 7, 200);
    report.comparison = compare_models(make_judged(false), make_judged(true), 7, 200);
    return report;
}

}  // namespace

TEST_CASE("an evaluation's JSON fits its schema") {
    for (const bool compared : {false, true}) {
        const auto json = nlohmann::json::parse(render_evaluation_json(make_report(compared)));
        CHECK(test::check_schema("evaluation.schema.json", json).empty());
        CHECK(json["other"].is_null() == !compared);
    }
}

TEST_CASE("an evaluation shows counts, intervals and errors with their reasons") {
    const std::string text = render_evaluation_markdown(make_report(true));
    CHECK(holds(text, "40 examples evaluated, 1 left out because their annotators were evenly"));
    CHECK(holds(text, "resampling 8 groups (event) whole"));
    CHECK(holds(text, "McNemar's exact test p = "));
    CHECK(holds(text, "logit of loaded +1.50 = +0.50 and of w:bold +1.00"));
    CHECK(holds(text, "## By outlet"));
    CHECK_FALSE(holds(text, "## By topic"));
    CHECK_FALSE(holds(text, "<b>"));
    CHECK_FALSE(holds(text, "<Wire>"));
}

TEST_CASE("intervals hold their values and models of the same answers do not differ") {
    const Evaluation evaluation = evaluate(make_judged(false), 7, 200);
    CHECK(evaluation.groups == 8);
    for (const MeasuredValue& one : evaluation.measures) {
        REQUIRE(one.value.has_value());
        REQUIRE(one.interval.has_value());
        CHECK(one.interval->low <= one.interval->high);
    }
    const PairedComparison same = compare_models(make_judged(false), make_judged(false), 7, 200);
    CHECK(same.mcnemar_p == 1.0);
    CHECK(same.only_first + same.only_second == 0);
    for (const PairedDifference& one : same.differences) {
        CHECK(*one.difference == 0.0);
        CHECK(*one.p_value == 1.0);
    }
}
