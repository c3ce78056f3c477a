#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace parallax {

/// Text on one line that cannot steer a terminal: white space characters become spaces, other
/// controls and characters that reorder the line (bidirectional formatting) become U+FFFD.
[[nodiscard]] std::string terminal_text(std::string_view text);

/// `text` filled up with spaces to `width` code points; longer text stays whole.
[[nodiscard]] std::string pad_right(std::string text, std::size_t width);
[[nodiscard]] std::string pad_left(std::string text, std::size_t width);

}  // namespace parallax
