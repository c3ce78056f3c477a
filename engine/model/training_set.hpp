#pragma once

#include "engine/lexicon/lexicon.hpp"
#include "engine/model/model.hpp"
#include "engine/numeric/logistic.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace parallax {

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

    /// Logits of the model: 1 for two classes.
    [[nodiscard]] std::uint32_t logits() const {
        return classes.size() == 2 ? 1 : static_cast<std::uint32_t>(classes.size());
    }
};

/// How much wider than its family's the prior of an n-gram is.
enum class PriorWidth : std::uint8_t {
    even,   ///< all alike
    rare,   ///< by inverse document frequency, ln((1 + n) ÷ (1 + d)) + 1, over its mean
    ratio,  ///< by |ln ratio| of its frequency in the classes, as in NB-SVM (Wang & Manning 2012)
};
inline constexpr std::array all_prior_widths{PriorWidth::even, PriorWidth::rare,
                                             PriorWidth::ratio};
[[nodiscard]] std::string_view name_of(PriorWidth width);

/// What is chosen on folds, or by the user.
struct TrainingSettings {
    /// Prior standard deviation by family; 0 leaves the family out (terms keep their prior mean).
    std::array<double, all_families.size()> prior_sd{0.5, 0.3, 0.2, 1.0, 1.0, 0.5};
    PriorWidth width = PriorWidth::even;
    double prior_scale = 1.0;  ///< of the lexicon's weights as prior means
    double marked_weight = 0.0;  ///< how much a row of marked words counts against an example
    PriorMap prior_map = PriorMap::as_signed;
    bool balanced = false;           ///< every class counts the same in sum
    std::uint32_t min_examples = 3;  ///< n-grams met in fewer training examples are left out
    std::uint32_t max_ngrams = 50'000;  ///< so many of the largest weights are kept, the rest are 0

    friend bool operator==(const TrainingSettings&, const TrainingSettings&) = default;
};

/// Weights of the features that were kept, by column of the training set's table.
struct FittedWeights {
    std::vector<std::uint32_t> columns;  ///< rising
    Eigen::MatrixXd prior_mean;          ///< kept × logits
    LogisticFit fit;
    Eigen::MatrixXd sd;  ///< kept × logits; empty unless asked for
};

/// Learns from the given examples (rows; made rows whose parents are among them come along by
/// themselves).
[[nodiscard]] FittedWeights fit_examples(const TrainingSet& set, const Lexicon& lexicon,
                                         std::span<const std::uint32_t> rows,
                                         const TrainingSettings& settings, bool with_sd);

/// Logits of rows: rows.size() × logits.
[[nodiscard]] Eigen::MatrixXd predict_rows(const TrainingSet& set, const FittedWeights& weights,
                                           std::span<const std::uint32_t> rows);

}  // namespace parallax
