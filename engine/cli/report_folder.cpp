#include "engine/cli/report_folder.hpp"

#include "engine/cli/analysis_options.hpp"
#include "engine/cli/outcome.hpp"
#include "engine/cli/report_files.hpp"
#include "engine/cli/signal_pause.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/plural.hpp"
#include "engine/core/whole_file.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

namespace parallax {
namespace {

namespace fs = std::filesystem;

std::string describe_report(const Report& report) {
    const auto events =
        std::count_if(report.comparison.events.begin(), report.comparison.events.end(),
                      [](const EventSummary& event) { return !event.event.empty(); });
    return fmt::format("{}, {}, {}", count_of(report.comparison.outlets.size(), "outlet"),
                       count_of(static_cast<std::uint64_t>(events), "event"),
                       count_of(report.manifest.lexicons.size(), "lexicon"));
}

}  // namespace

void check_report_folder(const std::string& output) {
    const fs::path folder(output);
    std::error_code ignored;
    if (!fs::exists(folder, ignored)) return;
    if (!fs::is_directory(folder, ignored)) {
        throw InputError(Fault{output, 0, 0, "this is a file; name a folder for the report", ""});
    }
    const fs::path manifest = folder / "manifest.json";
    if (fs::is_regular_file(manifest, ignored) &&
        read_whole_file(manifest).find("\"parallax-manifest/") != std::string::npos) {
        return;
    }
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.path().filename().native().starts_with('.')) continue;
        throw InputError(Fault{output, 0, 0,
                               fmt::format("this folder holds files that are no report's (\"{}\"); "
                                           "name a new or empty one",
                                           shorten_for_message(entry.path().filename().string())),
                               ""});
    }
}

int write_report(const std::string& folder, const AnalysisOptions& options, const Report& report,
                 const Lexicon& lexicon, const std::string& page_template) {
    const Outcome outcome{report.manifest.read, report.manifest.left_out, report.rejects};
    if (options.strict) stop_at_first(outcome.rejects);
    tell_rejects(outcome, options);
    if (options.dry_run) return conclude_dry(outcome, options, describe_report(report) + "\n");
    const auto files = render_report_files(report, lexicon, page_template);
    {
        const SignalPause pause;
        write_report_files(folder, files);
    }
    StandardOutput out;
    out.write((fs::path(folder) / "index.html").string() + "\n");
    out.finish();
    return conclude(outcome, options, describe_report(report));
}

}  // namespace parallax
