#pragma once

#include "engine/context/token_view.hpp"
#include "engine/core/ids.hpp"
#include "engine/lexicon/matcher.hpp"

#include <cstdint>
#include <optional>

namespace parallax {

/// Whether a family name may be this target's here: a given name before it has to be one of its
/// own. True where no name stands before it, or a title does.
[[nodiscard]] bool given_name_fits(const TokenView& view, TargetId target, std::uint32_t token);

/// The matches without family names of other people: "Vera Castor" is not the Castor whose full
/// name is "Alda Castor", nor is "Castor" alone in a text that never gives the full name, or the
/// name with a title. A family name is the last word of an alias or member of several words. Where
/// capitals tell no names (a headline in capitals throughout) nothing is left out. None: nobody
/// was.
[[nodiscard]] std::optional<Matches> leave_out_namesakes(const TokenView& view,
                                                         const Matches& matches);

}  // namespace parallax
