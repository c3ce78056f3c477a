#pragma once

#include <string>
#include <string_view>

namespace parallax {

/// The bytes with ASCII letters lower-cased, which leaves UTF-8 well-formed.
[[nodiscard]] std::string lower_ascii(std::string_view text);

/// The words of a name or label as they are compared: one space for each run of white space, none
/// before the first word, and without a possessive ending unless nothing else stands there. "the
/// group's" and "the\ngroup" are one with "the group".
[[nodiscard]] std::string tidy_words(std::string_view text);

}  // namespace parallax
