#include "engine/cli/command_line.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/home.hpp"
#include "engine/cli/line_output.hpp"
#include "engine/cli/progress_bar.hpp"
#include "engine/cli/recorded_report.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/core/plural.hpp"
#include "engine/report/report_differences.hpp"

#include <set>
#include <utility>

#include <boost/program_options.hpp>
#include <fmt/format.h>

namespace parallax {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;

constexpr CommandPage verify_page{
    "verify", "DIR CORPUS… [options]",
    "Makes the report in the folder DIR again from these corpora, with the options that its "
    "manifest names, and says what differs: file, place, what is recorded and what comes out now. "
    "Other inputs, lexicons, house styles, models and versions are named too. Writes nothing. Ends "
    "with exit code 5 if anything differs.",
    "parallax verify report articles.jsonl"};

constexpr std::size_t most_shown = 20;

struct VerifyCommand {
    AnalysisOptions analysis;  ///< where things lie; which ones, the manifest says
    std::string format = "text";
};

std::vector<ReportDifference> verify(const RecordedReport& recorded, const ReportSettings& settings,
                                     const fs::path& home) {
    AnalysisInput input = read_input(settings.analysis, home);
    const ReportOptions options = make_report_options(settings, input);
    ProgressBar bar(input.corpus.documents.size(), settings.analysis.quiet);
    const Report report =
        make_report(std::move(input.corpus), input.resources, options, bar.callback());
    return compare_report_files(
        recorded.files,
        render_report_files(report, input.resources.lexicon(), read_page_template(home)));
}

std::size_t count_files(const std::vector<ReportDifference>& differences) {
    std::set<std::string> files;
    for (const ReportDifference& difference : differences) files.insert(difference.file);
    return files.size();
}

}  // namespace

int run_verify(const Arguments& arguments) {
    VerifyCommand command;
    AnalysisOptions& analysis = command.analysis;
    po::options_description options;
    add_recorded_data_options(options, analysis);
    options.add_options()(
        "format", one_of("--format", command.format, {"text", "json"}),
        "lines for people, the first 20 differences of each file, or all as JSON lines (default: "
        "text)");
    add_manner_of_running(options, analysis);
    if (!read_arguments(verify_page, options, arguments, analysis.corpora)) return exit_done;
    if (analysis.corpora.size() < 2) {
        refuse_usage(verify_page, "name the folder of a report, then the corpora it was made from");
    }
    const std::string folder = analysis.corpora.front();
    analysis.corpora.erase(analysis.corpora.begin());
    require_corpora(verify_page, analysis);

    const fs::path home = find_home();
    const RecordedReport recorded = read_recorded_report(folder);
    const auto differences =
        verify(recorded, make_recorded_settings(recorded, analysis, home), home);
    LineOutput out("", false);
    out.write(command.format == "json" ? render_differences_jsonl(differences)
                                       : render_differences(differences, most_shown));
    out.finish();
    if (differences.empty()) {
        if (!analysis.quiet) {
            say(fmt::format("{} files, all the same\n", recorded.files.size()));
        }
        return exit_done;
    }
    if (!analysis.quiet) {
        say(fmt::format("{} in {}\n", count_of(differences.size(), "difference"),
                        count_of(count_files(differences), "file")));
    }
    return exit_check_failed;
}

}  // namespace parallax
