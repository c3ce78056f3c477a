#pragma once

#include "engine/lexicon/lexicon.hpp"
#include "engine/model/training_settings.hpp"
#include "engine/model/word_vectors.hpp"
#include "engine/numeric/logistic.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace parallax {

/// Whether a family's features are stretches of a text's words.
[[nodiscard]] bool is_ngram(Family family);

/// Values of named features, a row a unit of text.
struct FeatureTable {
    std::vector<std::string> names;  ///< of the columns: sorted, each once
    SparseRows rows;
};

/// What is known of each example besides its features; one entry a row of the table.
struct LabelledExample {
    std::string key;             ///< SHA-256 of title, text, outlet, event, label: order and folds
    std::vector<double> shares;  ///< by class, sum 1
    double weight = 1.0;         ///< how much its label counts
    std::string outlet;
    std::string event;
    std::string url;
    std::string group;
    std::string topic;
    std::string text_key;  ///< SHA-256 of the text alone: duplicates
    /// Set for a row made of another example's marked words, or of its words less those: the row
    /// counts in training only, with its parent.
    std::optional<std::uint32_t> parent;

    /// The class with the largest share; none where two share it.
    [[nodiscard]] std::optional<std::uint32_t> majority() const;
};

/// Everything that training needs. Rows stand in order of key, made rows last, so that the order of
/// the input does not show.
struct TrainingSet {
    std::vector<std::string> classes;
    FeatureTable table;
    std::vector<LabelledExample> examples;
    /// What a model trained before found, by feature: prior means in place of the lexicon's, kept
    /// also where no example meets the feature. Of two classes only.
    std::map<std::string, double, std::less<>> prior_weights{};
    /// Which words are used alike; none: each word is on its own. Not owned.
    const WordVectors* vectors = nullptr;
    std::vector<std::optional<std::uint32_t>> vector_of{};  ///< by column; empty without vectors

    /// Logits of the model: 1 for two classes.
    [[nodiscard]] std::uint32_t logits() const {
        return classes.size() == 2 ? 1 : static_cast<std::uint32_t>(classes.size());
    }
};

/// Weights of the features that were kept, by column of the training set's table.
struct FittedWeights {
    std::vector<std::uint32_t> columns;  ///< rising
    Eigen::MatrixXd prior_mean;          ///< kept × logits
    LogisticFit fit;
    Eigen::MatrixXd sd;  ///< kept × logits; empty unless asked for
    /// dimensions × logits: a word's vector times these is in its weight already, and is the weight
    /// of words that no example holds. Empty without vectors.
    Eigen::MatrixXd of_vectors{};
    Eigen::MatrixXd sd_of_vectors{};
};

/// Learns from the given examples (rows; made rows whose parents are among them come along by
/// themselves): to a relative gradient of 1e-6 with standard deviations, of 1e-4 without.
[[nodiscard]] FittedWeights fit_examples(const TrainingSet& set, const Lexicon& lexicon,
                                         std::span<const std::uint32_t> rows,
                                         const TrainingSettings& settings, bool with_sd);

/// How much each row counts, a made one `made_weight` of what it would; with `balanced` every class
/// the same in sum.
[[nodiscard]] Eigen::VectorXd weigh_rows(const TrainingSet& set,
                                         std::span<const std::uint32_t> rows, bool balanced,
                                         double made_weight = 1.0);

/// Logits of rows: rows.size() × logits.
[[nodiscard]] Eigen::MatrixXd predict_rows(const TrainingSet& set, const FittedWeights& weights,
                                           std::span<const std::uint32_t> rows);

}  // namespace parallax
