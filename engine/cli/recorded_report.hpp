#pragma once

#include "engine/cli/report_files.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace parallax {

/// A report as it lies in its folder.
struct RecordedReport {
    ReportSettings settings;  ///< by its manifest; lexicons and house styles by id, no models
    std::vector<std::string> models;           ///< by id
    std::map<std::string, std::string> files;  ///< by name; of the kinds that a report has
};

/// Reads the folder of a report. Throws InputError if it holds none or one that this version cannot
/// make again (an option that it does not know), SystemError.
[[nodiscard]] RecordedReport read_recorded_report(const std::filesystem::path& folder);

}  // namespace parallax
