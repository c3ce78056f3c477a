#pragma once

#include "engine/corpus/read_examples.hpp"
#include "engine/model/model.hpp"
#include "engine/model/training_set.hpp"
#include "engine/pipeline.hpp"

#include <string>
#include <vector>

namespace parallax {

/// What became of labelled examples on their way to numbers.
struct LearnableExamples {
    TrainingSet set;
    std::vector<Reject> rejects;  ///< wrong class, language; in input order
};

struct LearnOptions {
    std::vector<std::string> classes;  ///< empty: all that occur, sorted
    bool weigh_agreement =
        false;               ///< an example counts by how far its annotators agree, not as one
    bool use_marked = true;  ///< two classes: rows of marked words, and of the words around them
    unsigned threads = 1;
    /// Of two classes: the model to begin from, which must read texts as this training does. Its
    /// weights become the set's prior weights.
    const Model* prior = nullptr;
    /// Which words are used alike; not owned, outlives the set.
    const WordVectors* vectors = nullptr;
};

/// Classes that the examples name, sorted.
[[nodiscard]] std::vector<std::string> list_classes(const std::vector<Example>& examples);

/// Examples → text → lexicon → context → features, on threads; the result does not depend on their
/// number nor on the order of the examples. N-grams met in one example only are left out.
/// `progress` counts examples, not the rows made of their marked words.
[[nodiscard]] LearnableExamples read_features(std::vector<Example> examples,
                                              const Resources& resources,
                                              const TextReading& reading,
                                              const LearnOptions& options,
                                              const Progress& progress = {});

}  // namespace parallax
