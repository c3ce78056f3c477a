#pragma once

#include <string>
#include <string_view>

namespace parallax {

/// The text with Latin letters that carry a mark as plain letters, so that "Erdoğan" and "Erdogan",
/// "Łódź" and "Lodz" compare as equal: marks that Unicode takes apart (NFD) go, and letters that it
/// does not take apart become those that English texts write for them (ø o, ł l, ı i, đ d, æ ae,
/// œ oe, ß ss, þ th, ð d, ħ h). Other scripts stay as they are.
[[nodiscard]] std::string fold_accents(std::string_view text);

}  // namespace parallax
