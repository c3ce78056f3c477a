#pragma once

#include "engine/model/lexicon_diff.hpp"
#include "engine/model/proposal_file.hpp"
#include "engine/model/verdict_change.hpp"

#include <string>

namespace parallax {

/// What `parallax lexicon diff` shows: the changed entries with their evidence, how the change
/// fared on held-out examples where that is known, and, where a corpus was given, whose verdict
/// changes.
struct LexiconDiffReport {
    LexiconDiff diff;
    std::optional<ProposalEvaluation> evaluation;
    std::optional<VerdictComparison> verdicts;
};

/// For a terminal. Entries that moved by one standard deviation or less are counted, not listed.
[[nodiscard]] std::string render_lexicon_diff(const LexiconDiffReport& report);

/// Schema: reports/schema/lexicon-diff.schema.json. Every change is listed.
[[nodiscard]] std::string render_lexicon_diff_json(const LexiconDiffReport& report);

[[nodiscard]] std::string render_lexicon_diff_markdown(const LexiconDiffReport& report);

}  // namespace parallax
