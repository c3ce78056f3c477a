#pragma once

#include "engine/context/attribution.hpp"
#include "engine/context/clause_bounds.hpp"
#include "engine/context/token_view.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace parallax {

/// Where in `range` another main clause begins: the joint of ", and Verrin left" or ", but the
/// council stayed", behind a comma and with a subject and verb of its own. The first; none if there
/// is none. Closed lists and endings tell verbs, so that of "and Verrin swam" is not seen.
[[nodiscard]] std::optional<std::uint32_t> find_own_clause(const TokenView& view,
                                                           const Clause& clause, TokenRange range);

/// Whether what the cue governs ends before `place` because another main clause begins between, as
/// in "accused them of theft, and Verrin left with". Not where the cue takes a whole clause, of
/// which that may be the second half.
[[nodiscard]] bool ends_before(const TokenView& view, const Clause& clause, const CueMatch& match,
                               std::uint32_t place);

/// Whether no cue of the sentence reaches `place` from before, because another main clause begins
/// behind the last of them. `cues` are those of the sentence.
[[nodiscard]] bool stands_in_own_clause(const TokenView& view, const Clause& clause,
                                        std::span<const CueMatch> cues, std::uint32_t place);

}  // namespace parallax
