#pragma once

#include "engine/report/style_findings.hpp"
#include "engine/style_check.hpp"

#include <vector>

namespace parallax {

/// The breaches of a check at their places in the files that they were read from (Origin::file),
/// by path, place, house style. Reads tables and corpus.json again; throws SystemError and
/// InputError if one is gone meanwhile. What cannot be found again stands at line and column 1 of
/// its record's line.
[[nodiscard]] std::vector<StyleFinding> place_findings(const StyleCheck& check,
                                                       const std::vector<ReadyStyle>& styles);

}  // namespace parallax
