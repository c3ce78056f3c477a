#pragma once

#include "engine/corpus/read_corpus.hpp"
#include "engine/pipeline.hpp"
#include "engine/profile/shared_comparison.hpp"
#include "engine/profile/shared_repeats.hpp"

#include <string>
#include <utility>
#include <vector>

namespace parallax {

// Steps of the pipeline that look at several documents at once. Texts in another language than the
// lexicon's take no part. Results do not depend on the number of threads nor on the order of
// documents.

/// The words of each document that an earlier one has too, as find_repeats() of the profiles; reads
/// all texts once before they are analysed.
[[nodiscard]] std::vector<std::vector<WordRange>> find_repeats(const Corpus& corpus,
                                                               const Resources& resources,
                                                               unsigned threads);

/// Moves near duplicates from the corpus's documents to its rejects, each with the id of the record
/// that stays and the share of what both hold: --dedupe.
void reject_near_duplicates(Corpus& corpus, const Resources& resources, unsigned threads);

/// The trace of a document with the agencies that its text credits.
[[nodiscard]] WordTrace trace_document(const AnalysedDocument& analysed, const Resources& resources,
                                       const Vocabulary& vocabulary);

/// Says of each run where it stands in its two documents: in `articles`, or with its text in
/// `documents`.
void quote_runs(SharedComparison& shared, const std::vector<AnalysedDocument>& articles,
                const std::vector<Document>& documents, const Resources& resources);

/// Adds to the documents, by key, what their profile leaves out.
void note_left_out(SharedComparison& shared,
                   const std::vector<std::pair<std::string, std::vector<SharedExcerpt>>>& left_out);

}  // namespace parallax
