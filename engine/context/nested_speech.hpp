#pragma once

#include "engine/context/rule_reading.hpp"
#include "engine/context/token_view.hpp"

namespace parallax {

/// Gives indirect speech inside indirect speech to its own speaker: of "the mayor said the police
/// claim nobody was hurt" the last words are the police's, inside the mayor's. Attribution::outer
/// leads from the inner attribution to the one it stands in. Voices stay as they are.
void nest_attributions(const TokenView& view, RuleReading& reading);

}  // namespace parallax
