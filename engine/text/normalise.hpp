#pragma once

#include <string>
#include <string_view>

namespace parallax {

/// Unicode case fold and NFKC, curly quotation marks and apostrophes folded to straight ones,
/// dashes of every width folded to "-". Idempotent. Does not drop the possessive.
[[nodiscard]] std::string normalise(std::string_view text);

/// The normalised form of one word token: normalise(), then a possessive 's dropped unless the word
/// is a contraction ("it's", "that's", "let's", …).
[[nodiscard]] std::string normalise_word(std::string_view surface);

}  // namespace parallax
