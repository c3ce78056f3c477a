#pragma once

#include "engine/context/annotate_text.hpp"
#include "engine/context/attach_targets.hpp"
#include "engine/context/token_voices.hpp"

#include <span>
#include <vector>

namespace parallax {

/// Acts of violence and harm outside furniture, in order of place: who acts, who is affected, in
/// which form, with figure, source and cause. An attack that is named as what kills ("the strike
/// killed 12") belongs to that record and is none of its own. Where both sides are affected
/// together there is a record for each.
[[nodiscard]] std::vector<AgencyRecord> find_agency(const TokenView& view,
                                                    const ContextInput& input, ContextMemo& memo,
                                                    const TokenVoices& voices,
                                                    std::span<const Mention> names,
                                                    std::span<const Hit> hits);

}  // namespace parallax
