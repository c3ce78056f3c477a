#pragma once

#include "engine/corpus/document.hpp"
#include "engine/model/induce_texts.hpp"
#include "engine/pipeline.hpp"

#include <string>
#include <vector>

namespace parallax {

/// A document whose words are to be compared with those of other classes.
struct ClassedDocument {
    Document document;
    std::string class_name;  ///< its outlet, label or event
    std::string topic;       ///< may be empty
};

struct PhraseReading {
    bool all_wordings = false;  ///< also what an outlet passes on: quotations, indirect speech
    std::vector<std::string> masked_names{};  ///< names of outlets, in this case
    unsigned threads = 1;
};

/// What became of documents on their way to words.
struct CollectedTexts {
    PhraseTexts texts;
    std::vector<Reject> rejects;  ///< language; in input order
};

/// Documents → text → lexicon → context → the words each class chose itself. Names of targets and
/// outlets, numbers and furniture are breaks. The result depends neither on the number of threads
/// nor on the order of the documents. A document without an event is one of its own.
[[nodiscard]] CollectedTexts collect_texts(std::vector<ClassedDocument> documents,
                                           const Resources& resources, const PhraseReading& reading,
                                           const Progress& progress = {});

}  // namespace parallax
