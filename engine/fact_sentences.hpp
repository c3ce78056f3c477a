#pragma once

#include "engine/corpus/document.hpp"
#include "engine/profile/analysed_document.hpp"
#include "engine/profile/coverage_comparison.hpp"

#include <vector>

namespace parallax {

/// Gives places of facts that stand there without their sentence the sentence as `articles` or
/// `documents` have it, at most `longest_fact_sentence` bytes: while a large corpus is read, no
/// sentence is held twice.
void quote_facts(CoverageComparison& coverage, const std::vector<AnalysedDocument>& articles,
                 const std::vector<Document>& documents);

}  // namespace parallax
