#pragma once

#include "engine/cli/analysis_options.hpp"
#include "engine/pipeline.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace parallax {

/// The largest whole number that every reader of JSON reads exactly.
inline constexpr std::uint64_t most_seed = (std::uint64_t{1} << 53U) - 1;

/// What makes a report besides its corpora: all that its manifest names as options.
struct ReportSettings {
    AnalysisOptions analysis;
    std::uint64_t seed = 1;
    std::string as_of;  ///< "" = not given
    bool collapse_shared = false;
    bool excerpts_only = false;
    bool no_sensitivity = false;
};

/// Adds --no-sensitivity.
void add_sensitivity_option(boost::program_options::options_description& to,
                            ReportSettings& settings);

[[nodiscard]] ReportOptions make_report_options(const ReportSettings& settings,
                                                const AnalysisInput& input);

/// Every file of a report, by name.
[[nodiscard]] std::map<std::string, std::string> render_report_files(
    const Report& report, const Lexicon& lexicon, const std::string& page_template);

/// Writes the files into the folder and takes those of an earlier report out that this one does not
/// have. Throws SystemError.
void write_report_files(const std::string& folder, const std::map<std::string, std::string>& files);

}  // namespace parallax
