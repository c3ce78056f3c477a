#include "engine/model/word_vectors.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/model/train.hpp"
#include "tests/catch.hpp"
#include "tests/model/sample_lexicon.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <unistd.h>

using namespace parallax;

namespace {

std::string fault_in(std::string_view text) {
    try {
        static_cast<void>(read_word_vectors(text, "v.txt", 10));
    } catch (const InputError& error) {
        return describe(error.faults().front());
    }
    return "";
}

struct TemporaryFile {
    std::filesystem::path path = std::filesystem::temp_directory_path() /
                                 ("parallax-vectors-" + std::to_string(getpid()) + ".txt");

    TemporaryFile() = default;
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() { std::filesystem::remove(path); }
};

/// Ten texts of a class each with one of its words; "vile" stands in one text alone.
TrainingSet make_set(const WordVectors& vectors) {
    TrainingSet set;
    set.classes = {"plain", "loaded"};
    set.table.names = {"w:brazen", "w:council", "w:shameful", "w:vile", "w:voted"};
    const std::vector<std::vector<int>> columns{{2}, {0}, {2}, {0, 3}, {2, 4},
                                                {1}, {4}, {1}, {4},    {1, 0}};
    std::vector<Eigen::Triplet<double, int>> entries;
    for (std::size_t row = 0; row < columns.size(); ++row) {
        LabelledExample example;
        example.key = "text " + std::to_string(row);
        example.text_key = example.key;
        example.shares = row < 5 ? std::vector{0.0, 1.0} : std::vector{1.0, 0.0};
        set.examples.push_back(std::move(example));
        for (const int column : columns[row])
            entries.emplace_back(static_cast<int>(row), column, 1.0);
    }
    set.table.rows.resize(static_cast<Eigen::Index>(columns.size()), 5);
    set.table.rows.setFromTriplets(entries.begin(), entries.end());
    set.vectors = &vectors;
    for (const std::string& name : set.table.names)
        set.vector_of.push_back(vectors.find(name.substr(2)));
    return set;
}

WordVectors make_vectors() {
    return read_word_vectors(
        "brazen 1 0.2\ncouncil 0 1\nshameful 0.9 0\nvile 1 0.1\nodious 3 0.3\nmayor 0.1 1\n", "v",
        10);
}

}  // namespace

TEST_CASE("vectors of words are read as GloVe and word2vec write them") {
    const WordVectors plain = read_word_vectors("storm 3 4\nrain\t0 2 \r\n\nstorm 1 0\n", "v", 10);
    REQUIRE(plain.size() == 2);
    CHECK(plain.dimensions() == 2);
    REQUIRE(plain.find("storm"));
    CHECK(plain.rows()(*plain.find("storm"), 0) == Approx(0.6));
    CHECK(plain.rows()(*plain.find("rain"), 1) == Approx(1.0));
    CHECK_FALSE(plain.find("hail"));
    CHECK(read_word_vectors("2 1\nstorm 3\nrain 0\n", "v", 10).size() == 2);
    CHECK(read_word_vectors("storm 3\nrain 0\n", "v", 1).size() == 1);
}

TEST_CASE("what is no file of vectors is refused with the place") {
    CHECK(fault_in("storm 3 4\nrain 1\n") ==
          "v.txt:2: the word has 1 number, those before have 2\nrain 1");
    CHECK(fault_in("storm 3 wet\n") == "v.txt:1: \"wet\" is not a number\nstorm 3 wet");
    CHECK(fault_in("storm\n") ==
          "v.txt:1: a line is a word and its numbers, 1 to 1000, with spaces between\nstorm");
    CHECK(fault_in("\n\n") == "v.txt: no words with numbers in it");
    CHECK(fault_in("caf\xE9 1 2\n")
              .starts_with("v.txt:1: the word is not UTF-8; save the file as UTF-8"));
    CHECK(read_word_vectors("\xEF\xBB\xBFstorm 1\n", "v", 10).find("storm"));
}

TEST_CASE("a file of vectors is read piece by piece as it is whole") {
    const TemporaryFile file;
    // More than one piece, the last line without an end, one word twice.
    std::string text =
        "\xEF\xBB\xBF"
        "40001 3\n";
    for (int i = 0; i < 40'000; ++i)
        text += "word" + std::to_string(i) + " 0.123456789 " + std::to_string(i) + ".25 -7.5\r\n";
    text += "word7 1 1 1\nlast 1 2 3";
    REQUIRE(text.size() > (1U << 20U));
    write_whole_file(file.path, text);
    const WordVectors whole = read_word_vectors(text, "v.txt", 100'000);
    const WordVectors pieces = read_word_vectors_file(file.path, 100'000);
    CHECK(whole.size() == 40'001);
    CHECK(pieces.size() == whole.size());
    CHECK(pieces.rows() == whole.rows());
    CHECK(pieces.sha256() == whole.sha256());
    CHECK(pieces.word(40'000) == "last");
    CHECK(read_word_vectors_file(file.path, 10).size() == 10);
    CHECK(read_word_vectors_file(file.path, 10).sha256() == whole.sha256());

    // Nothing is held whole that has no lines.
    write_whole_file(file.path, std::string(3U << 20U, 'x'));
    CHECK_THROWS_AS(read_word_vectors_file(file.path, 10), InputError);
}

TEST_CASE("weights of words that are used alike covary as their vectors say") {
    const WordVectors vectors = make_vectors();
    const TrainingSet set = make_set(vectors);
    std::vector<std::uint32_t> rows(set.examples.size());
    std::iota(rows.begin(), rows.end(), 0U);
    TrainingSettings settings;
    settings.min_examples = 2;
    settings.vector_sd = 0.8;
    const FittedWeights fitted = fit_examples(set, make_sample_lexicon(), rows, settings, true);

    // At the maximum a normal prior's weights are its covariance times the loss's slopes:
    // Σ = s²·I + σ²·V·Vᵀ, where s is 0 for "vile", which stands in one text alone.
    std::map<std::string, Eigen::Index> place;
    for (std::size_t j = 0; j < fitted.columns.size(); ++j)
        place[set.table.names[fitted.columns[j]]] = static_cast<Eigen::Index>(j);
    REQUIRE(place.size() == 5);
    const Eigen::MatrixXd p = probabilities_of(predict_rows(set, fitted, rows));
    Eigen::VectorXd slopes = Eigen::VectorXd::Zero(5);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (SparseRows::InnerIterator at(set.table.rows, static_cast<int>(row)); at; ++at) {
            slopes[at.col()] +=
                at.value() * (set.examples[row].shares[1] - p(static_cast<Eigen::Index>(row), 1));
        }
    }
    const double own = settings.prior_sd[static_cast<std::size_t>(Family::words)];
    for (std::size_t a = 0; a < 5; ++a) {
        double expected =
            set.table.names[a] == "w:vile" ? 0.0 : own * own * slopes[static_cast<Eigen::Index>(a)];
        for (std::size_t b = 0; b < 5; ++b) {
            if (!set.vector_of[a] || !set.vector_of[b]) continue;
            expected +=
                settings.vector_sd * settings.vector_sd *
                vectors.rows().row(*set.vector_of[a]).dot(vectors.rows().row(*set.vector_of[b])) *
                slopes[static_cast<Eigen::Index>(b)];
        }
        INFO(set.table.names[a]);
        CHECK(fitted.fit.weights(place[set.table.names[a]], 0) == Approx(expected).margin(1e-4));
        CHECK(fitted.sd(place[set.table.names[a]], 0) > 0.0);
    }
}

TEST_CASE("words that no example holds get the weight of those like them") {
    const WordVectors vectors = make_vectors();
    const TrainingSet set = make_set(vectors);
    TrainingOptions options;
    options.reading.families = {Family::words};
    options.tune = false;
    options.validate = false;
    options.settings.min_examples = 2;
    const Training training = train_model(set, make_sample_lexicon(), options);
    const auto weight = [&](std::string_view name) {
        const auto at = std::find_if(training.model.features.begin(), training.model.features.end(),
                                     [&](const ModelFeature& f) { return f.name == name; });
        return at == training.model.features.end() ? 0.0 : at->weight;
    };
    CHECK(weight("w:odious") == Approx(weight("w:vile")));
    CHECK(weight("w:odious") > 0.05);
    CHECK(weight("w:mayor") < -0.05);
    for (const ModelFeature& feature : training.model.features)
        CHECK(family_of(feature.name) != Family::characters);

    TrainingSet without = make_set(vectors);
    without.vectors = nullptr;
    without.vector_of.clear();
    const Training plain = train_model(without, make_sample_lexicon(), options);
    for (const ModelFeature& feature : plain.model.features) {
        CHECK(feature.name != "w:odious");
        CHECK(feature.name != "w:vile");
    }
}
