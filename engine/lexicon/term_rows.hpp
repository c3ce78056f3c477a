#pragma once

#include "engine/core/input_error.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/lexicon/phrase.hpp"
#include "engine/lexicon/terms_table.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace parallax {

/// No weight of an entry is larger.
inline constexpr double largest_weight = 50.0;

/// One entry of a terms.tsv, before its names are resolved.
struct TermRow {
    Term term;  ///< axis, target and choice are not set yet
    std::string axis;
    std::string target;
    std::string choice;
    std::string phrase_key;  ///< see make_phrase_key
    std::size_t row = 0;     ///< index into the table's rows
};

/// Equal for phrases that match the same sequences of words.
[[nodiscard]] std::string make_phrase_key(const Phrase& phrase);

/// Reads the entries of a table and notes what is wrong with each cell. Entries with faults are
/// returned too, so that their names can be judged. An entry without id is given phrase/axis, else
/// phrase/choice, else phrase/lexicon. The same id twice and the same phrase twice on one axis are
/// faults.
[[nodiscard]] std::vector<TermRow> read_term_rows(const TermsTable& table, LexiconKind kind,
                                                  const std::string& lexicon_id,
                                                  std::vector<Fault>& faults);

}  // namespace parallax
