#pragma once

#include "engine/context/annotation.hpp"
#include "engine/context/token_view.hpp"
#include "engine/lexicon/matcher.hpp"

#include <vector>

namespace parallax {

/// Settles for every passage with a speaker what part of the noun phrase names it, and the target
/// it stands or speaks for: the target whose name, member or adjective stands in the phrase, the
/// last name before the end of the naming part first ("Hamas leader Ismail Haniyeh": Haniyeh's).
void name_speakers(std::vector<Passage>& passages, const TokenView& view, const Matches& matches);

}  // namespace parallax
