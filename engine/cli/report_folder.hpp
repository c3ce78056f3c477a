#pragma once

#include "engine/report/report.hpp"

#include <string>

namespace parallax {

struct AnalysisOptions;

/// Throws InputError if `folder` cannot take a report: a file, or a folder with other files in it,
/// which was named by mistake. Only a report is overwritten.
void check_report_folder(const std::string& folder);

/// Writes the report into the folder, lists its rejects, says where its page is, and returns the
/// exit code. With --strict throws InputError for the first reject instead; with --dry-run writes
/// nothing.
int write_report(const std::string& folder, const AnalysisOptions& options, const Report& report,
                 const Lexicon& lexicon, const std::string& page_template);

}  // namespace parallax
