#pragma once

#include "engine/pipeline.hpp"

#include <vector>

namespace parallax {

/// The documents of a report, be they kept as articles or alone.
[[nodiscard]] std::vector<const Document*> list_documents(
    const std::vector<AnalysedDocument>& articles, const std::vector<Document>& documents);

/// Adds to differences that were tested what becomes of them when they are counted with the entries
/// of outlet lexicons, with voices told by the rules alone, and with shared text counted once,
/// before the rows of single entries left out. Documents that are compared are read again for it,
/// all of them by the rules and those that repeat another's words in full; nothing is read where
/// nothing was tested. A way that makes no difference here by what was asked for says so.
/// `documents` are those of the table's rows, in any order.
void recount_differences(DifferenceComparison& differences, const ProfileTable& table,
                         const std::vector<const Document*>& documents, const Resources& resources,
                         const ReportOptions& options);

}  // namespace parallax
