#pragma once

#include "engine/text/tokens.hpp"

#include <string_view>

namespace parallax {

/// What a segment is, seen by itself. A hyphen comes out as `hyphen`; whether it stands between
/// two words only its neighbours tell. Requires valid UTF-8, not empty.
[[nodiscard]] TokenKind kind_of(std::string_view segment);

/// Whether `bytes` holds a line break: LF, CR, or U+2028 or U+2029.
[[nodiscard]] bool has_line_break(std::string_view bytes);

}  // namespace parallax
