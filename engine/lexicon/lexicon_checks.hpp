#pragma once

#include "engine/lexicon/check_lexicon.hpp"
#include "engine/lexicon/loaded_lexicon.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace parallax {

/// What one check of a lexicon needs: the lexicon under judgement is the last one loaded.
struct CheckedLexicon {
    const LoadedLexicons& loaded;

    [[nodiscard]] const LoadedLexicon& own() const { return loaded.back(); }

    /// A finding at an entry's line of terms.tsv.
    [[nodiscard]] LexiconFinding at(const TermRow& entry, LexiconFinding::Severity severity,
                                    LexiconFinding::Kind kind, std::string message) const;

    /// A finding about lexicon.json; line 0 = the file as a whole.
    [[nodiscard]] LexiconFinding in_declarations(std::size_t line,
                                                 LexiconFinding::Severity severity,
                                                 LexiconFinding::Kind kind,
                                                 std::string message) const;
};

/// duplicate, conflict and shadowed: entries compared by the sequences of words they match.
void find_overlaps(const CheckedLexicon& lexicon, std::vector<LexiconFinding>& out);

/// never_matches: every reading of every phrase is searched for in itself.
void find_dead_phrases(const CheckedLexicon& lexicon, std::vector<LexiconFinding>& out);

/// no_pair of pairs that are no entry and, with `parity`, of side-bound entries without a pair;
/// parity, with the sums in `rows`.
void find_imbalance(const CheckedLexicon& lexicon, bool parity, std::vector<ParityRow>& rows,
                    std::vector<LexiconFinding>& out);

}  // namespace parallax
