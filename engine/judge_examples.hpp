#pragma once

#include "engine/corpus/read_examples.hpp"
#include "engine/model/training.hpp"
#include "engine/pipeline.hpp"
#include "engine/report/evaluation_report.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace parallax {

struct JudgeOptions {
    FoldKind kind = FoldKind::stratified;  ///< what the examples are grouped by
    std::size_t errors = 0;                ///< how many of the first model's to keep
    unsigned threads = 1;
};

/// What trained models say of labelled examples.
struct JudgedExamples {
    std::vector<Judged> of_model;      ///< of each named model, in order; the same examples
    std::vector<WrongExample> errors;  ///< the first model's, the surest first
    std::vector<Reject> rejects;       ///< a class the model does not know, another language
    std::uint64_t undecided = 0;       ///< no class has most of the votes
};

/// Scores examples as `parallax score` does, with every model of `resources` but the lexicon's own,
/// and holds what they say against the labels. In input order. Requires at least one such model;
/// all have the first one's classes.
[[nodiscard]] JudgedExamples judge_examples(std::vector<Example> examples,
                                            const Resources& resources, const JudgeOptions& options,
                                            const Progress& progress = {});

}  // namespace parallax
