#pragma once

#include "engine/corpus/read_corpus.hpp"
#include "engine/model/induced_lexicon.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace parallax {

/// What was induced, for a terminal: how well held-out texts are attributed, beside what the shares
/// of the classes alone would do, and the surest phrases of the largest classes.
[[nodiscard]] std::string render_induction(const PhraseTexts& texts, const Induction& induction,
                                           const InducedRecord& record);

/// The same whole, as JSON. Schema: reports/schema/induction.schema.json.
[[nodiscard]] std::string render_induction_json(const PhraseTexts& texts,
                                                const Induction& induction,
                                                const InducedRecord& record,
                                                const std::vector<InputFile>& inputs,
                                                std::uint64_t read, std::uint64_t rejected);

/// One JSON line a text: its affinities by entries that were induced without its event.
[[nodiscard]] std::string render_cross_fitted(const PhraseTexts& texts, const Induction& induction);

}  // namespace parallax
