#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// The words of a name or label as they are compared: one space for each run of white space, none
/// before the first word, and without a possessive ending unless nothing else stands there. "the
/// group's" and "the\ngroup" are one with "the group".
[[nodiscard]] std::string tidy_words(std::string_view text);

/// What stands between the spaces of such words; views into them.
[[nodiscard]] std::vector<std::string_view> cut_words(std::string_view words);

[[nodiscard]] std::string_view last_word(std::string_view words);

/// "officials" as "official"; "press" and short words as they are.
[[nodiscard]] std::string singular(std::string_view word);

}  // namespace parallax
