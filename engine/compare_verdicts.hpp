#pragma once

#include "engine/corpus/document.hpp"
#include "engine/model/verdict_change.hpp"
#include "engine/pipeline.hpp"

#include <vector>

namespace parallax {

/// Scores every document by two lexicons alike in all but their entries, and lists whose verdict
/// (the side of 0, or none) changed, and why.
[[nodiscard]] VerdictComparison compare_verdicts(const std::vector<Document>& documents,
                                                 const Resources& before, const Resources& after,
                                                 unsigned threads, const Progress& progress = {});

}  // namespace parallax
