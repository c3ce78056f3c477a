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

/// Adds --lexicon, --model and --house-style, which only say where the data lies that a report was
/// made by.
void add_recorded_data_options(boost::program_options::options_description& to,
                               AnalysisOptions& options);

/// Takes over the options of a manifest that stands in `file`. Throws InputError for one that this
/// version does not know.
void take_recorded_options(const Manifest& manifest, const std::string& file, RecordedReport& into);

/// What makes the recorded report again: the manifest says which options and data, the command
/// (`given`) where those lie that are not shipped. Throws InputError if something is missing.
[[nodiscard]] ReportSettings make_recorded_settings(const RecordedReport& recorded,
                                                    const AnalysisOptions& given,
                                                    const std::filesystem::path& home);

/// Reads the folder of a report. Throws InputError if it holds none or one that this version cannot
/// make again (an option that it does not know), SystemError.
[[nodiscard]] RecordedReport read_recorded_report(const std::filesystem::path& folder);

}  // namespace parallax
