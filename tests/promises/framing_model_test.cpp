// The shipped framing model: it is of the shipped examples and lexicons, and explains what it says.
#include "engine/core/sha256.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/corpus/read_examples.hpp"
#include "engine/pipeline.hpp"
#include "tests/catch.hpp"
#include "tests/promises/example_paths.hpp"

#include <cmath>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace parallax;
using namespace parallax::test;

const Resources& with_framing() {
    static const Resources resources(shipped_paths({root / "models/framing/framing.json"}));
    return resources;
}

Score score_text(const std::string& text, const std::string& outlet = "") {
    static Workspace workspace;
    static FeatureMemo memo;
    Document document;
    document.id = "x";
    document.outlet = outlet;
    document.text = text;
    const ReadDocument read = read_document(std::move(document), with_framing(), workspace);
    REQUIRE_FALSE(read.analysis.reject);
    const auto fields = read.fields();
    std::vector<Score> scores = with_framing().models()[1].scorer.score(
        count_features(fields), fields, workspace.vocabulary, memo);
    REQUIRE(scores.size() == 1);
    return scores.front();
}

}  // namespace

TEST_CASE("the framing model is of the examples and lexicons that are shipped with it") {
    const Model& model = with_framing().models()[1].model;
    CHECK(model.id == "framing");
    CHECK(model.classes == std::vector<std::string>{"plain", "loaded"});
    REQUIRE(model.training);
    INFO("if one of these fails, run scripts/train-framing");
    CHECK_FALSE(is_of_other_lexicons(model, with_framing().lexicon()));
    const Examples examples = read_examples({(root / "models/examples/framing.jsonl").string()});
    CHECK(examples.rejects.empty());
    CHECK(examples.examples.size() >= 400);
    CHECK(model.training->examples == examples.examples.size());
    CHECK(model.training->data_sha256 == hash_inputs(examples.inputs));
}

TEST_CASE("the framing model's logits are the sum of contributions that point at bytes") {
    const std::vector<std::string> texts{
        "The council approved the plan by five votes to four on Thursday, and the mayor called it "
        "“a shameless giveaway”.",
        "Once again the mayor's cronies have shamelessly helped themselves, and nobody at the town "
        "hall could be bothered to ask why.",
        "Hamas militants and Israeli troops exchanged fire near Rafah. The so-called truce lasted "
        "all of nine hours."};
    for (const std::string& text : texts) {
        const Score score = score_text(text);
        CHECK(score.positive_class == "loaded");
        REQUIRE(score.probability);
        double sum = score.intercept;
        CHECK_FALSE(score.contributions.empty());
        for (const Contribution& one : score.contributions) {
            sum += one.contribution;
            CHECK(std::abs(one.contribution - one.value * one.weight) < 1e-12);
            CHECK_FALSE(score.places_of(one).empty());
            for (const Place& place : score.places_of(one)) {
                CHECK(place.span.begin < place.span.end);
                CHECK(place.span.end <= text.size());
            }
        }
        CHECK(std::abs(sum - score.logit) < 1e-9);
        CHECK(score_text(text, "The Commons Ledger").logit == score.logit);
    }
    // Loaded words of a source are not the outlet's; the outlet's are.
    CHECK(*score_text(texts[0]).probability < 0.5);
    CHECK(*score_text(texts[1]).probability > 0.5);
}

TEST_CASE("in the framing model's examples neither outlet, topic nor side tells the label") {
    const Examples examples = read_examples({(root / "models/examples/framing.jsonl").string()});
    std::map<std::string, int> balance;
    std::set<std::string> texts;
    for (const Example& example : examples.examples) {
        const int sign = example.votes.front().first == "loaded" ? 1 : -1;
        for (const std::string& name :
             {"outlet " + example.document.outlet, "topic " + example.topic,
              "group " + example.group, "event " + example.document.event})
            balance[name] += sign;
        CHECK(texts.insert(example.document.text).second);
    }
    for (const auto& [name, difference] : balance) {
        INFO(name);
        CHECK(difference == 0);
    }
}
