#pragma once

#include "engine/context/voice.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/model/text_reading.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax {

/// How lexicon weights become prior means of a trained model.
enum class PriorMap : std::uint8_t { as_signed, absolute, zero };

[[nodiscard]] std::string_view name_of(PriorMap map);

/// One weight. `name` is the same in files and reports; see Family for its form.
struct ModelFeature {
    std::string name;
    double weight = 0.0;
    double sd = 0.0;     ///< Laplace standard deviation; 0 for an untrained model
    double prior = 0.0;  ///< prior mean: the lexicon's weight for wording outlet, else 0
    /// Of three or more classes the one whose logit this adds to; 0 for two classes.
    std::uint32_t class_index = 0;

    friend bool operator==(const ModelFeature&, const ModelFeature&) = default;
};

/// Two classes: Platt scaling, probability = 1 / (1 + exp(-(a·logit + b))) (Platt, 1999). More:
/// probabilities are the softmax of a·logit, b is 0 (temperature 1 ÷ a; Guo et al. 2017).
struct Calibration {
    double a = 1.0;
    double b = 0.0;

    friend bool operator==(const Calibration&, const Calibration&) = default;
};

/// Where a trained model comes from. Empty in an untrained one.
struct TrainingRecord {
    std::string data_sha256;
    std::string lexicon_sha256;
    std::uint64_t examples = 0;
    std::uint64_t seed = 0;
    std::uint32_t folds = 0;
    std::vector<std::pair<std::string, double>> metrics;  ///< by name, names unique

    friend bool operator==(const TrainingRecord&, const TrainingRecord&) = default;
};

/// A logistic model as data. Immutable once built; features sorted by name, then class, pairs
/// unique. File format: parallax-model/1 (DESIGN.md section 5).
struct Model {
    std::string id;
    std::string task;
    std::vector<std::string> classes;        ///< two: [negative, positive]; or more, a logit each
    double intercept = 0.0;                  ///< of two classes; else 0
    std::vector<double> class_intercepts{};  ///< of three or more classes, one each; else empty
    std::vector<ModelFeature> features{};
    std::optional<Calibration> calibration{};  ///< none: a logit is no probability
    /// Two classes: the probability from which a text is said to be of the positive one; none: 0.5.
    std::optional<double> threshold{};
    TextReading reading{};
    PriorMap prior_map = PriorMap::as_signed;
    std::optional<TrainingRecord> training;

    friend bool operator==(const Model&, const Model&) = default;
};

/// The untrained model of a lexicon: every term on an axis with its weight for wording outlet and 0
/// for the other wordings; intercept 0; no calibration; id "lexicon".
[[nodiscard]] Model make_lexicon_model(const Lexicon& lexicon);

/// Whether it was trained with other lexicons than this one is made of.
[[nodiscard]] bool is_of_other_lexicons(const Model& model, const Lexicon& lexicon);

/// The model as JSON text with a final newline. read_model(write_model(m)) equals m.
/// Requires finite numbers, two or more classes and UTF-8.
[[nodiscard]] std::string write_model(const Model& model);

/// Reads a model file's text; `name` is used in messages. Features may stand in any order. Throws
/// InputError with all faults: bad syntax, unknown or missing fields, a feature given twice, a
/// negative sd, a number out of range, another format.
[[nodiscard]] Model read_model(std::string_view json, std::string_view name);

/// "<term id>@<wording>"
[[nodiscard]] std::string feature_name(std::string_view term_id, Wording wording);

}  // namespace parallax
