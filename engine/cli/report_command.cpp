#include "engine/cli/analysis_options.hpp"
#include "engine/cli/command_line.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/home.hpp"
#include "engine/cli/outcome.hpp"
#include "engine/cli/progress_bar.hpp"
#include "engine/cli/report_files.hpp"
#include "engine/cli/signal_pause.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/whole_file.hpp"

#include <algorithm>
#include <map>
#include <system_error>
#include <utility>

#include <boost/program_options.hpp>
#include <fmt/format.h>

namespace parallax {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;

constexpr CommandPage page{
    "report", "CORPUS… -o DIR [options]",
    "Compares how the outlets of the corpora name and frame the same things and writes a report "
    "into the folder DIR: index.html (open it in a browser), report.json, report.md, profiles.csv, "
    "differences.csv, shared.csv, evidence.jsonl and manifest.json. A corpus is a folder with "
    "corpus.json, a "
    "folder of <outlet>/*.txt, a .jsonl, .csv or .tsv file (also .gz or .zst), or - for JSON lines "
    "on standard input.",
    "parallax report articles.jsonl -o report --from 2025-01-01"};

struct ReportCommand {
    ReportSettings settings;
    std::string output;
};

/// Only a report may be overwritten: a folder with other files in it was named by mistake.
void check_output_folder(const std::string& output) {
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

std::string describe_report(const Report& report) {
    const auto events =
        std::count_if(report.comparison.events.begin(), report.comparison.events.end(),
                      [](const EventSummary& event) { return !event.event.empty(); });
    const auto count = [](auto number, const char* noun) {
        return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
    };
    return fmt::format("{}, {}, {}", count(report.comparison.outlets.size(), "outlet"),
                       count(events, "event"), count(report.manifest.lexicons.size(), "lexicon"));
}

Report make_report(const ReportCommand& command, AnalysisInput& input) {
    const ReportOptions options = make_report_options(command.settings, input);
    ProgressBar bar(input.corpus.documents.size(), command.settings.analysis.quiet);
    return make_report(std::move(input.corpus), input.resources, options, bar.callback());
}

/// Writes the report, says where it is, and returns the exit code.
int write_report(const ReportCommand& command, const Report& report, const Lexicon& lexicon,
                 const std::string& page_template) {
    const AnalysisOptions& analysis = command.settings.analysis;
    const Outcome outcome{report.manifest.read, report.manifest.left_out, report.rejects};
    if (analysis.strict) stop_at_first(outcome.rejects);
    tell_rejects(outcome, analysis);
    const auto files = render_report_files(report, lexicon, page_template);
    {
        const SignalPause pause;
        write_report_files(command.output, files);
    }
    StandardOutput out;
    out.write((fs::path(command.output) / "index.html").string() + "\n");
    out.finish();
    return conclude(outcome, analysis, describe_report(report));
}

}  // namespace

int run_report(const Arguments& arguments) {
    ReportCommand command;
    AnalysisOptions& analysis = command.settings.analysis;
    po::options_description options;
    options.add_options()(
        "output,o", po::value(&command.output)->value_name("DIR"),
        "folder for the report: a new or empty one, or that of an earlier report, "
        "which is replaced");
    add_analysis_options(options, analysis);
    add_model_option(options, analysis);
    add_house_style_option(options, analysis);
    options.add_options()("seed", whole_number("--seed", command.settings.seed, 0, most_seed),
                          "chooses which evidence is kept where there is too much to show "
                          "(default: 1)");
    options.add_options()(
        "collapse-shared", po::bool_switch(&command.settings.collapse_shared),
        "count words that several documents on one event share (runs of 12 words or more) once: in "
        "the earliest document, whatever its outlet. The section on shared text always shows them "
        "in full");
    add_sensitivity_option(options, command.settings);
    options.add_options()(
        "excerpts-only", po::bool_switch(&command.settings.excerpts_only),
        "keep whole articles out of the report: it holds only the sentences that its evidence "
        "needs, which of short articles with many hits may be most of them");
    if (!read_arguments(page, options, arguments, analysis.corpora)) return exit_done;
    require_corpora(page, analysis);
    if (command.output.empty()) refuse_usage(page, "name the folder for the report with -o DIR");
    check_output_folder(command.output);
    const fs::path home = find_home();
    const std::string page_template = read_page_template(home);

    AnalysisInput input = read_input(analysis, home);
    if (analysis.dry_run) return run_dry(std::move(input), analysis);
    const Report report = make_report(command, input);
    return write_report(command, report, input.resources.lexicon(), page_template);
}

}  // namespace parallax
