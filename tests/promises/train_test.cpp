// What the promises mean for trained models: through examples, features, training and scoring.
#include "engine/model/train.hpp"

#include "engine/corpus/read_examples.hpp"
#include "engine/judge_examples.hpp"
#include "engine/learn_examples.hpp"
#include "tests/catch.hpp"
#include "tests/promises/example_paths.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <stdlib.h>

namespace {

using namespace parallax;
using namespace parallax::test;

ResourcePaths paths_with(std::vector<std::filesystem::path> models) {
    return {root / "lexicons/style",
            {root / "lexicons/style", root / "lexicons/evaluation", root / "lexicons/us-politics"},
            std::move(models),
            root / "models/voice/voice.model"};
}

const Resources& plain() {
    static const Resources resources(paths_with({}));
    return resources;
}

std::vector<Example> read_labelled() {
    Examples examples = read_examples({(root / "reports/example/labelled.jsonl").string()});
    REQUIRE(examples.rejects.empty());
    // With headlines, so that there is a position to look at.
    for (Example& example : examples.examples) {
        const bool is_loaded = example.votes.front().first == "loaded";
        example.document.title =
            is_loaded ? "Fury over a shameful plan" : "Council sets a date for its vote";
    }
    return std::move(examples.examples);
}

TrainingOptions all_families_options() {
    TrainingOptions options;
    options.reading.families.assign(all_families.begin(), all_families.end());
    options.reading.outlet_names = {"Harrow Courier", "Kestrel Daily", "Meridian Wire",
                                    "The Commons Ledger"};
    options.reading.by_wording = true;
    options.settings.prior_map = PriorMap::absolute;
    options.settings.min_examples = 2;
    options.settings.marked_weight = 0.3;
    options.tune = false;
    options.folds = 3;
    return options;
}

LearnableExamples learn(std::vector<Example> examples, const TrainingOptions& options,
                        unsigned threads) {
    LearnOptions how;
    how.classes = {"plain", "loaded"};
    how.threads = threads;
    return read_features(std::move(examples), plain(), options.reading, how);
}

std::string train(std::vector<Example> examples, unsigned threads) {
    TrainingOptions options = all_families_options();
    options.threads = threads;
    const LearnableExamples learnable = learn(std::move(examples), options, threads);
    REQUIRE(learnable.rejects.empty());
    return write_model(train_model(learnable.set, plain().lexicon(), options).model);
}

/// The model of the example's labelled sentences as a file, removed at the end.
class ModelFile {
public:
    explicit ModelFile(const std::string& bytes) {
        std::string name =
            (std::filesystem::temp_directory_path() / "parallax-model-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        folder_ = name;
        std::ofstream(path(), std::ios::binary) << bytes;
    }
    ModelFile(const ModelFile&) = delete;
    ModelFile& operator=(const ModelFile&) = delete;
    ~ModelFile() { std::filesystem::remove_all(folder_); }
    [[nodiscard]] std::filesystem::path path() const { return folder_ / "model.json"; }

private:
    std::filesystem::path folder_;
};

const Resources& trained() {
    static const ModelFile file(train(read_labelled(), 1));
    static const Resources resources(paths_with({file.path()}));
    return resources;
}

Score score_of(Document document, const Resources& resources, Workspace& workspace) {
    const Analysis analysis = analyse(std::move(document), resources, workspace);
    REQUIRE_FALSE(analysis.reject);
    REQUIRE_FALSE(analysis.analysed.scores.empty());
    REQUIRE_FALSE(analysis.analysed.scores.back().axis.has_value());
    return analysis.analysed.scores.back();
}

Score score_of(Document document, Workspace& workspace) {
    return score_of(std::move(document), trained(), workspace);
}

Document make_text(std::string text, std::string outlet = "Argus") {
    Document document;
    document.id = "x";
    document.outlet = std::move(outlet);
    document.text = std::move(text);
    return document;
}

}  // namespace

TEST_CASE("neither the order of examples nor threads change a bit of a model", "[promises]") {
    std::vector<Example> examples = read_labelled();
    const std::string once = train(examples, 1);
    std::reverse(examples.begin(), examples.end());
    std::rotate(examples.begin(), examples.begin() + 7, examples.end());
    CHECK(train(examples, 3) == once);
    CHECK(write_model(read_model(once, "model.json")) == once);
}

TEST_CASE("a trained model's logit is its intercept and contributions at places", "[promises]") {
    Workspace workspace;
    std::set<Family> met;
    for (const Example& example : read_labelled()) {
        Document document = example.document;
        const std::string title = document.title;
        const std::string text = document.text;
        const Score score = score_of(std::move(document), workspace);
        double sum = score.intercept;
        for (const Contribution& c : score.contributions) {
            met.insert(family_of(score.feature_of(c)));
            sum += c.contribution;
            CHECK(std::abs(c.contribution - c.value * c.weight) < 1e-12);
            REQUIRE_FALSE(score.places_of(c).empty());
            for (const Place& place : score.places_of(c)) {
                CHECK(place.span.begin < place.span.end);
                CHECK(place.span.end <= (place.field == Field::title ? title : text).size());
            }
        }
        CHECK(std::abs(score.logit - sum) < 1e-9);
        REQUIRE(score.probability.has_value());
    }
    CHECK(met.size() == all_families.size());
}

TEST_CASE("a character n-gram is shown where it stands", "[promises]") {
    Workspace workspace;
    const std::string text = "The council called the scheme shameless.";
    const Score score = score_of(make_text(text), workspace);
    std::size_t shown = 0;
    for (const Contribution& c : score.contributions) {
        const std::string_view feature = score.feature_of(c);
        if (family_of(feature) != Family::characters) continue;
        std::string wanted(feature.substr(2, feature.find('@') - 2));
        wanted.erase(std::remove(wanted.begin(), wanted.end(), '_'), wanted.end());
        for (const Place& place : score.places_of(c)) {
            std::string found(slice(text, place.span));
            std::transform(found.begin(), found.end(), found.begin(),
                           [](char byte) { return static_cast<char>(std::tolower(byte)); });
            CHECK(found == wanted);
            ++shown;
        }
    }
    CHECK(shown > 20);
}

TEST_CASE("scoring says what training predicted", "[promises]") {
    const std::vector<std::vector<Family>> readings{
        {all_families.begin(), all_families.end()}, {Family::words}, {Family::style}};
    const std::vector<Family> families = GENERATE_COPY(from_range(readings));
    CAPTURE(families.size(), name_of(families.front()));
    TrainingOptions options = all_families_options();
    options.reading.families = families;
    const LearnableExamples learnable = learn(read_labelled(), options, 1);
    const ModelFile file(write_model(train_model(learnable.set, plain().lexicon(), options).model));
    const Resources resources(paths_with({file.path()}));
    std::vector<std::uint32_t> rows;
    for (std::uint32_t i = 0; i < learnable.set.examples.size(); ++i) {
        if (!learnable.set.examples[i].parent) rows.push_back(i);
    }
    const FittedWeights fitted =
        fit_examples(learnable.set, plain().lexicon(), rows, options.settings, true);
    std::vector<double> predicted;
    const Eigen::MatrixXd logits = predict_rows(learnable.set, fitted, rows);
    for (Eigen::Index i = 0; i < logits.rows(); ++i) predicted.push_back(logits(i, 0));
    std::vector<double> scored;
    Workspace workspace;
    for (const Example& example : read_labelled())
        scored.push_back(score_of(example.document, resources, workspace).logit);
    std::sort(predicted.begin(), predicted.end());
    std::sort(scored.begin(), scored.end());
    REQUIRE(predicted.size() == scored.size());
    // The file holds six digits of each weight.
    for (std::size_t i = 0; i < scored.size(); ++i)
        CHECK(scored[i] == Approx(predicted[i]).margin(1e-3));
}

TEST_CASE("a model does not see who publishes", "[promises]") {
    Workspace workspace;
    const auto logit = [&](const std::string& name, const std::string& outlet) {
        return score_of(make_text("The mayor told " + name + " that the vote was a sham.", outlet),
                        workspace)
            .logit;
    };
    const double one = logit("Harrow Courier", "Harrow Courier");
    CHECK(logit("Harrow Courier", "Meridian Wire") == one);
    CHECK(logit("Meridian Wire", "Meridian Wire") == one);
}

TEST_CASE("a model does not see which target is named", "[promises]") {
    Workspace workspace;
    const auto logit = [&](const std::string& a, const std::string& b) {
        return score_of(make_text(a + " blasted " + b + " over the shameful bill on Tuesday."),
                        workspace)
            .logit;
    };
    CHECK(logit("Democrats", "Republicans") == Approx(logit("Republicans", "Democrats")));
}

TEST_CASE("progress counts examples, not what is made of their marked words", "[promises]") {
    std::vector<Example> examples = read_labelled();
    for (Example& example : examples) {
        const std::string& text = example.document.text;
        example.marked = {text.substr(0, text.find(' '))};
    }
    LearnOptions how;
    how.classes = {"plain", "loaded"};
    how.threads = 2;
    std::vector<std::size_t> told;
    const LearnableExamples learnable =
        read_features(examples, plain(), all_families_options().reading, how,
                      [&](std::size_t done) { told.push_back(done); });
    REQUIRE(learnable.set.examples.size() > examples.size());
    std::vector<std::size_t> each(examples.size());
    std::iota(each.begin(), each.end(), std::size_t{1});
    CHECK(told == each);
}

TEST_CASE("each example is judged or a reject", "[promises]") {
    std::vector<Example> examples = read_labelled();
    examples[3].votes = {{"odd", 1.0}};
    examples[4].votes = {{"loaded", 2.0}, {"plain", 2.0}};
    const std::size_t read = examples.size();
    JudgeOptions options;
    options.errors = 2;
    const JudgedExamples judged = judge_examples(std::move(examples), trained(), options);
    REQUIRE(judged.rejects.size() == 1);
    CHECK(judged.rejects.front().message ==
          "\"odd\" is none of the model's classes (plain, loaded)");
    CHECK(judged.undecided == 1);
    CHECK(judged.of_model.front().classified.size() + judged.undecided + judged.rejects.size() ==
          read);
}
