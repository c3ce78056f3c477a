#pragma once

#include "engine/lexicon/lexicon.hpp"
#include "engine/model/affinity.hpp"
#include "engine/profile/analysed_document.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace parallax {

/// One line of `parallax annotate`: DESIGN.md section 5. Schema:
/// reports/schema/annotation.schema.json. `axis` and `weight` are null for a hit that does not
/// count on its term's axis, `choice` for one that is no label of its term's choice.
[[nodiscard]] std::string render_annotation(const AnalysedDocument& analysed,
                                            const Lexicon& lexicon);

/// One line of `parallax score`. Schema: reports/schema/score.schema.json. Without `affinities` (a
/// text that outlet lexicons were induced from) there are none.
[[nodiscard]] std::string render_score(const AnalysedDocument& analysed, const Lexicon& lexicon,
                                       const AffinityScorer* affinities = nullptr);

/// One line per sentence of `parallax score --by sentence`, in order of place, title first: the
/// sentences outside furniture that hold a word. As render_score, with the member `sentence`.
/// `score` gives a sentence's scores by its index.
[[nodiscard]] std::string render_sentence_scores(
    const AnalysedDocument& analysed, const Lexicon& lexicon,
    const std::function<std::vector<Score>(Field field, std::uint32_t sentence)>& score,
    const AffinityScorer* affinities = nullptr);

/// `parallax score --format csv`: header, and the rows of one document: first one per axis, target
/// and wording with its counts (model and what follows `class` empty), then one per score (wording
/// and counts empty), then one per outlet lexicon (model `affinity`, class its id, probability the
/// affinity).
[[nodiscard]] std::string score_csv_header();
[[nodiscard]] std::string render_score_csv(const AnalysedDocument& analysed, const Lexicon& lexicon,
                                           const AffinityScorer* affinities = nullptr);

/// A place where `find` found the phrase. `before` and `after` are the field's own bytes.
struct ConcordanceLine {
    std::string before;
    std::string match;
    std::string after;
    std::string outlet;
    std::string document;            ///< its id
    std::string speaker;             ///< empty if none is known
    std::vector<std::string> chain;  ///< who passes it on, the nearest to the speaker first
    Voice voice = Voice::own;
    Wording wording = Wording::outlet;
    Field field = Field::text;
    Span span;
};

/// Lines for `matches` of one field, in the order given, with up to `context` code points on either
/// side. A match over several voices takes the first present of scare, quoted, reported, borrowed,
/// own. Inside indirect speech the wording is uncertain, unless a lexicon hit of the same place
/// knows better. Requires non-empty ranges of the field's tokens.
[[nodiscard]] std::vector<ConcordanceLine> make_concordance(const AnalysedDocument& analysed,
                                                            Field field,
                                                            std::span<const TokenRange> matches,
                                                            std::size_t context);

/// Keyword in context, aligned for a terminal: one line a match, control and bidirectional
/// formatting characters replaced. `context` as given to make_concordance.
[[nodiscard]] std::string render_concordance(std::span<const ConcordanceLine> lines,
                                             std::size_t context);

/// The same as JSON lines.
[[nodiscard]] std::string render_concordance_jsonl(std::span<const ConcordanceLine> lines);

}  // namespace parallax
