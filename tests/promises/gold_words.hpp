#pragma once

#include "engine/core/span.hpp"
#include "engine/text/parsed_text.hpp"

#include <string>
#include <string_view>

namespace parallax::test {

/// The tokens that lie in the span.
[[nodiscard]] TokenRange tokens_in(const ParsedText& parsed, Span span);

/// At most 60 bytes of the text: its beginning and its end, cut between words, on one line.
[[nodiscard]] std::string shorten(std::string_view text);

/// True if what was found ("-" = nothing) answers the cell: an empty cell asks nothing, "-" asks
/// for nothing, else one of the alternatives a/b stands in it as whole words, or it in one of them.
/// Case makes no difference.
[[nodiscard]] bool answers(std::string_view cell, std::string_view found);

}  // namespace parallax::test
