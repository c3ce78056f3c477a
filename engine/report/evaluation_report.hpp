#pragma once

#include "engine/corpus/document.hpp"
#include "engine/corpus/read_corpus.hpp"
#include "engine/model/evaluation.hpp"
#include "engine/model/score.hpp"
#include "engine/model/training.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax {

/// An example that the model got wrong, and why it thought so.
struct WrongExample {
    std::string id;
    Origin origin;
    std::string outlet;
    std::string truth;
    std::string predicted;
    double probability = 0.0;  ///< of the predicted class
    std::string text;          ///< its beginning
    Score score;               ///< of the predicted class, or of the positive one of two
};

/// What `parallax evaluate` found.
struct EvaluationReport {
    std::string model_id;
    std::string model_sha256;
    std::vector<InputFile> inputs;
    std::uint64_t read = 0;
    std::uint64_t evaluated = 0;
    std::uint64_t rejected = 0;
    std::uint64_t undecided = 0;  ///< annotators were evenly split: no truth to compare with
    std::uint64_t seed = 0;
    std::string group_kind;
    bool on_training_data = false;  ///< the very files the model learned from
    bool other_lexicons = false;    ///< than those the model learned with
    Evaluation evaluation;
    std::vector<WrongExample> errors;  ///< the surest first
    std::string other_id;              ///< of the model compared with; empty: none
    std::optional<Evaluation> other;
    std::optional<PairedComparison> comparison;  ///< first less other
};

[[nodiscard]] std::string render_evaluation_markdown(const EvaluationReport& report);
[[nodiscard]] std::string render_evaluation_json(const EvaluationReport& report);

/// What the readers of a model must know besides its weights.
struct ModelCard {
    std::vector<InputFile> inputs;
    std::string data_license;  ///< as the user stated it; empty: not stated
    std::uint64_t read = 0;
    std::uint64_t rejected = 0;
    std::vector<std::pair<std::string, std::uint64_t>> examples_by_class;
    std::vector<std::string> findings;  ///< warnings about the data, one sentence each
    std::vector<LexiconSource> lexicons;
    const Training* training = nullptr;   ///< not owned
    std::vector<Evaluation> validations;  ///< of the model, by kind of fold
    std::vector<Evaluation> majority;
    std::vector<std::optional<Evaluation>> outlet_only;
};

[[nodiscard]] std::string render_model_card(const ModelCard& card);

/// Whether a file's bytes are a card that render_model_card wrote, by its headings.
[[nodiscard]] bool is_model_card(std::string_view bytes);

}  // namespace parallax
