#include "engine/model/settings_search.hpp"

#include "engine/model/train.hpp"
#include "tests/catch.hpp"
#include "tests/model/sample_lexicon.hpp"

#include <cmath>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

using namespace parallax;

namespace {

/// 90 texts of two classes, with one word that tells them apart mostly, seven that do not, and
/// pieces of words; every fifth text has a row made of its marked word.
TrainingSet make_set() {
    TrainingSet set;
    set.classes = {"plain", "loaded"};
    set.table.names = {"c:am", "c:oo", "w:a", "w:b", "w:c", "w:d", "w:e", "w:f", "w:g", "w:shame"};
    std::vector<Eigen::Triplet<double, int>> entries;
    const auto add = [&](const std::string& key, bool is_loaded, const std::vector<int>& columns) {
        LabelledExample example;
        example.key = key;
        example.text_key = key;
        example.shares = is_loaded ? std::vector{0.0, 1.0} : std::vector{1.0, 0.0};
        for (const int column : columns)
            entries.emplace_back(static_cast<int>(set.examples.size()), column, 1.0);
        set.examples.push_back(std::move(example));
    };
    for (int i = 0; i < 90; ++i) {
        const bool is_loaded = i % 2 == 0;
        std::vector<int> columns{i % 7 == 0 ? 1 : 0, 2 + i % 7};
        if (is_loaded == (i % 11 != 0)) columns.push_back(9);
        add("text " + std::to_string(i), is_loaded, columns);
    }
    for (std::uint32_t i = 0; i < 90; i += 5) {
        add("text " + std::to_string(i) + "+", i % 2 == 0, {9});
        set.examples.back().parent = i;
    }
    set.table.rows.resize(static_cast<Eigen::Index>(set.examples.size()), 10);
    set.table.rows.setFromTriplets(entries.begin(), entries.end());
    return set;
}

std::vector<std::uint32_t> own_rows() {
    std::vector<std::uint32_t> rows(90);
    std::iota(rows.begin(), rows.end(), 0U);
    return rows;
}

/// Of 60, 20 and 10 texts.
Folds uneven_folds() {
    Folds folds{std::vector<std::uint32_t>(90), 3};
    for (std::size_t i = 0; i < 90; ++i) folds.of[i] = i < 60 ? 0 : i < 80 ? 1 : 2;
    return folds;
}

}  // namespace

TEST_CASE("rows laid out once give what each fit alone gives") {
    const TrainingSet set = make_set();
    const Lexicon lexicon = make_sample_lexicon();
    const auto rows = own_rows();
    const Folds folds = uneven_folds();
    TrainingSettings settings;
    InnerFolds inner(set, lexicon, rows, folds, settings);
    HeldOutFit best = inner.hold_out(settings);

    std::vector<TrainingSettings> tried(6);
    tried[0].prior_sd[static_cast<std::size_t>(Family::words)] = 2.0;
    tried[1].prior_sd[static_cast<std::size_t>(Family::characters)] = 0.0;
    tried[2].width = PriorWidth::ratio;
    tried[3].marked_weight = 0.3;
    tried[4].balanced = true;
    tried[5].max_ngrams = 4;
    for (const TrainingSettings& next : tried) {
        const HeldOutFit alone = inner.hold_out(next);
        for (std::uint32_t fold = 0; fold < folds.count; ++fold) {
            std::vector<std::uint32_t> learned;
            std::vector<std::uint32_t> left;
            for (const std::uint32_t row : rows)
                (folds.of[row] == fold ? left : learned).push_back(row);
            const Eigen::MatrixXd logits =
                predict_rows(set, fit_examples(set, lexicon, learned, next, false), left);
            for (std::size_t i = 0; i < left.size(); ++i) {
                CHECK(alone.logits(static_cast<Eigen::Index>(left[i]), 0) ==
                      Approx(logits(static_cast<Eigen::Index>(i), 0)).margin(1e-3));
            }
        }
        // From the weights of other settings on it is the same, if it is not given up.
        best.loss_of_fold = {1e9, 1e9, 1e9};
        const auto near = inner.hold_out_if_better(next, best);
        REQUIRE(near);
        CHECK(near->loss == Approx(alone.loss).margin(1e-4));
    }
}

TEST_CASE("a fold counts as its texts do when settings are given up") {
    const TrainingSet set = make_set();
    const Folds folds = uneven_folds();
    const TrainingSettings settings;
    const Lexicon lexicon = make_sample_lexicon();
    InnerFolds inner(set, lexicon, own_rows(), folds, settings);
    const HeldOutFit held_out = inner.hold_out(settings);
    REQUIRE(held_out.loss_of_fold.size() == 3);
    CHECK((held_out.loss_of_fold[0] + held_out.loss_of_fold[1] + held_out.loss_of_fold[2]) / 90 ==
          Approx(held_out.loss));

    // Worse by a tenth where 60 texts are, better by half where 10 are: worse in all.
    HeldOutFit other = held_out;
    other.loss_of_fold[0] *= 0.9;
    other.loss_of_fold[2] *= 2.0;
    CHECK_FALSE(inner.hold_out_if_better(settings, other));
    other = held_out;
    other.loss_of_fold[0] *= 1.1;
    other.loss_of_fold[2] *= 0.7;
    CHECK(inner.hold_out_if_better(settings, other));
}

TEST_CASE("the search finds no worse settings than those it began with") {
    const TrainingSet set = make_set();
    TrainingOptions options;
    options.reading.families = {Family::words, Family::characters};
    options.settings.prior_sd[static_cast<std::size_t>(Family::words)] = 0.05;
    const Lexicon lexicon = make_sample_lexicon();
    InnerFolds inner(set, lexicon, own_rows(), uneven_folds(), options.settings);
    const TrainingSettings found = search_settings(inner, set, options);
    CHECK(found.prior_sd[static_cast<std::size_t>(Family::words)] > 0.05);
    CHECK(inner.hold_out(found).loss < inner.hold_out(options.settings).loss - 0.01);
}
