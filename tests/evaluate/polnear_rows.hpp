#pragma once

#include "engine/core/span.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace parallax::evaluate {

/// One annotated attribution; any part may be missing or in pieces. Offsets in bytes.
struct GoldAttribution {
    std::string type;  ///< direct, mixed, indirect
    std::vector<Span> content;
    std::vector<Span> cue;
    std::vector<Span> source;
};

/// An article with its annotation.
struct PolnearRow {
    std::string text;
    std::vector<GoldAttribution> attributions;
};

/// Rows as polnear_rows.py writes them.
[[nodiscard]] std::vector<PolnearRow> read_polnear_rows(std::string_view bytes);

}  // namespace parallax::evaluate
