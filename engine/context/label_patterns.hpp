#pragma once

#include "engine/context/mentions.hpp"
#include "engine/context/token_view.hpp"

#include <cstdint>

namespace parallax {

/// "Chairman of the League's bureau, Oto Ludin": for a label before "of", where behind a comma the
/// holder's name would begin; 0 if nothing of the kind stands there.
[[nodiscard]] std::uint32_t find_office_holder(const TokenView& view, TokenRange sentence,
                                               TokenRange label);

/// "designated the Front a gang", "described the Front as an armed gang": where the words end of
/// which the label is said; 0 if nothing links the label to such words.
[[nodiscard]] std::uint32_t find_named_before(const TokenView& view, TokenRange sentence,
                                              TokenRange label);

/// Whether a verb that gives names stands directly before the mention.
[[nodiscard]] bool follows_naming(const TokenView& view, TokenRange sentence,
                                  const Mention& mention);

/// "Like other leaders": the label is about others of the kind.
[[nodiscard]] bool is_about_others(const TokenView& view, TokenRange sentence, TokenRange label);

/// "leaders", but not "leader's".
[[nodiscard]] bool is_plural(const TokenView& view, TokenRange label);

}  // namespace parallax
