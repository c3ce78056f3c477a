#include "engine/model/folds.hpp"

#include "engine/model/choose_settings.hpp"
#include "engine/model/train.hpp"
#include "tests/catch.hpp"
#include "tests/model/sample_lexicon.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace parallax;

namespace {

std::vector<std::string> make_keys(std::size_t count) {
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < count; ++i) keys.push_back("example " + std::to_string(i));
    return keys;
}

/// Texts of one word each, which is no other text's, with labels that follow from nothing; each
/// printed by the four papers of one of five owners.
TrainingSet make_printed_by_owners() {
    constexpr std::size_t texts = 100;
    TrainingSet set;
    set.classes = {"plain", "loaded"};
    std::vector<Eigen::Triplet<double, int>> entries;
    for (std::size_t text = 0; text < texts; ++text) {
        const std::string name = "text" + std::to_string(100 + text);
        set.table.names.push_back("w:" + name);
        const bool is_loaded = seeded_hash(name, 11) % 2 == 1;
        for (const char* const paper : {"Echo", "Herald", "Mail", "Post"}) {
            const std::string outlet = "Owner " + std::to_string(text % 5) + " " + paper;
            LabelledExample example;
            example.key = name + outlet;
            example.text_key = name;
            example.shares = {is_loaded ? 0.0 : 1.0, is_loaded ? 1.0 : 0.0};
            example.outlet = outlet;
            entries.emplace_back(static_cast<int>(set.examples.size()), static_cast<int>(text),
                                 1.0);
            set.examples.push_back(std::move(example));
        }
    }
    set.table.rows.resize(static_cast<Eigen::Index>(set.examples.size()),
                          static_cast<Eigen::Index>(texts));
    set.table.rows.setFromTriplets(entries.begin(), entries.end());
    return set;
}

/// Forty texts of one outlet; of either class, with one of two words, which one in ten has wrong.
TrainingSet make_told_by_words() {
    TrainingSet set;
    set.classes = {"plain", "loaded"};
    set.table.names = {"w:calm", "w:shame"};
    set.table.rows.resize(40, 2);
    for (int row = 0; row < 40; ++row) {
        LabelledExample example;
        example.key = example.text_key = "text" + std::to_string(100 + row);
        example.shares = {row % 2 == 0 ? 1.0 : 0.0, row % 2 == 0 ? 0.0 : 1.0};
        example.outlet = "Echo";
        set.examples.push_back(std::move(example));
        set.table.rows.insert(row, row % 10 == 0 ? 1 : row % 2) = 1.0;
    }
    return set;
}

TrainingOptions quick_options(FoldKind kind) {
    TrainingOptions options;
    options.fold_kinds = {kind};
    options.tune = false;
    options.reading.families = {Family::words};
    options.settings.prior_map = PriorMap::zero;
    options.settings.min_examples = 1;
    return options;
}

std::vector<std::uint32_t> all_rows(const TrainingSet& set) {
    std::vector<std::uint32_t> rows(set.examples.size());
    std::iota(rows.begin(), rows.end(), 0U);
    return rows;
}

}  // namespace

TEST_CASE("stratified folds are as large as one another, class by class") {
    const std::vector<std::string> keys = make_keys(103);
    std::vector<std::uint32_t> classes;
    for (std::size_t i = 0; i < keys.size(); ++i) classes.push_back(i % 4 == 0 ? 1 : 0);
    const Folds folds = stratified_folds(keys, classes, 5, 42);
    std::map<std::pair<std::uint32_t, std::uint32_t>, int> sizes;
    for (std::size_t i = 0; i < keys.size(); ++i) ++sizes[{folds.of[i], classes[i]}];
    for (std::uint32_t fold = 0; fold < 5; ++fold) {
        CHECK(sizes[{fold, 1}] >= 5);
        CHECK(sizes[{fold, 1}] <= 6);
        CHECK(sizes[{fold, 0}] >= 15);
        CHECK(sizes[{fold, 0}] <= 16);
    }
    CHECK(stratified_folds(keys, classes, 5, 43).of != folds.of);
}

TEST_CASE("the order of examples changes no example's fold") {
    std::vector<std::string> keys = make_keys(40);
    std::vector<std::uint32_t> classes;
    for (std::size_t i = 0; i < keys.size(); ++i) classes.push_back(i % 3 == 0 ? 1 : 0);
    const Folds folds = stratified_folds(keys, classes, 4, 1);
    std::map<std::string, std::uint32_t> fold_of;
    for (std::size_t i = 0; i < keys.size(); ++i) fold_of[keys[i]] = folds.of[i];
    std::reverse(keys.begin(), keys.end());
    std::reverse(classes.begin(), classes.end());
    const Folds again = stratified_folds(keys, classes, 4, 1);
    for (std::size_t i = 0; i < keys.size(); ++i) CHECK(again.of[i] == fold_of[keys[i]]);
}

TEST_CASE("a group is in one fold, and folds are about as large") {
    std::vector<std::string> groups;
    for (int g = 0; g < 20; ++g) {
        for (int i = 0; i <= g % 5; ++i) groups.push_back("outlet " + std::to_string(g));
    }
    const Folds folds = grouped_folds(groups, 4, 9);
    CHECK(folds.count == 4);
    std::map<std::string, std::set<std::uint32_t>> fold_of;
    std::map<std::uint32_t, int> sizes;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        fold_of[groups[i]].insert(folds.of[i]);
        ++sizes[folds.of[i]];
    }
    for (const auto& [group, in] : fold_of) CHECK(in.size() == 1);
    for (const auto& [fold, size] : sizes) CHECK(size == 15);
    CHECK(grouped_folds({"a", "b", "a"}, 5, 1).count == 2);
}

TEST_CASE("copies of a text in several outlets stay in one fold") {
    const TrainingSet set = make_printed_by_owners();
    const std::vector<std::uint32_t> rows = all_rows(set);
    const Folds folds = make_folds(set, rows, FoldKind::outlet, 3, 42);
    CHECK(folds.count == 3);
    std::map<std::string, std::set<std::uint32_t>> of_text;
    std::map<std::string, std::set<std::uint32_t>> of_outlet;
    for (const std::uint32_t row : rows) {
        of_text[set.examples[row].text_key].insert(folds.of[row]);
        of_outlet[set.examples[row].outlet].insert(folds.of[row]);
    }
    for (const auto& [text, in] : of_text) CHECK(in.size() == 1);
    for (const auto& [outlet, in] : of_outlet) CHECK(in.size() == 1);

    std::vector<std::uint32_t> turned(rows.rbegin(), rows.rend());
    const Folds again = make_folds(set, turned, FoldKind::outlet, 3, 42);
    for (std::size_t i = 0; i < turned.size(); ++i) CHECK(again.of[i] == folds.of[turned[i]]);
}

TEST_CASE("labels that follow from nothing are not learned from copies in other outlets") {
    const Training training = train_model(make_printed_by_owners(), make_sample_lexicon(),
                                          quick_options(FoldKind::outlet));
    REQUIRE(training.validations.size() == 1);
    CHECK(training.validations.front().folds == 5);
    const Classified& judged = training.validations.front().model.classified;
    std::size_t right = 0;
    for (std::size_t i = 0; i < judged.truth.size(); ++i)
        right += judged.truth[i] == judged.predicted[i] ? 1U : 0U;
    CHECK(judged.truth.size() == 400);
    CHECK(right < 280);
}

TEST_CASE("where one outlet is left, settings are chosen on folds of texts") {
    const TrainingSet set = make_told_by_words();
    const Lexicon lexicon = make_sample_lexicon();
    const TrainingOptions options = quick_options(FoldKind::outlet);
    const auto rows = all_rows(set);
    const ChosenSettings by_outlet = choose_settings(set, lexicon, rows, FoldKind::outlet, options);
    const ChosenSettings by_text =
        choose_settings(set, lexicon, rows, FoldKind::stratified, options);
    CHECK(by_outlet.calibration == by_text.calibration);
    CHECK(by_outlet.loss == by_text.loss);
    CHECK(by_outlet.loss < 0.6);
}

TEST_CASE("the search leaves a prior that was given as it is") {
    const TrainingSet set = make_told_by_words();
    const auto rows = all_rows(set);
    TrainingOptions options = quick_options(FoldKind::stratified);
    options.tune = true;
    constexpr auto words = static_cast<std::size_t>(Family::words);
    options.settings.prior_sd[words] = 0.05;
    const auto choose = [&] {
        return choose_settings(set, make_sample_lexicon(), rows, FoldKind::stratified, options)
            .settings;
    };
    CHECK(choose().prior_sd[words] > 0.05);
    options.keeps_prior_sd[words] = true;
    options.keeps_width = true;
    CHECK(choose() == options.settings);
}
