#include "engine/cli/analysis_options.hpp"
#include "engine/cli/command_line.hpp"
#include "engine/cli/example_options.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/home.hpp"
#include "engine/cli/outcome.hpp"
#include "engine/cli/progress_bar.hpp"
#include "engine/cli/report_files.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/report/report.hpp"

#include <utility>

#include <boost/program_options.hpp>

namespace parallax {
namespace {

namespace po = boost::program_options;

constexpr CommandPage compare_page{
    "compare", "CORPUS… [--outlets A,B,…] [options]",
    "Compares outlets two by two on the events that both cover: the rates and shares of their own "
    "wording side by side, the difference with its 95 % interval, and the verdict, \"difference\" "
    "or \"not enough evidence\" with the reason. A difference is tested by shuffling the outlets "
    "within events and by how likely so uneven a count is, given how much each wrote (the larger p "
    "counts); q is corrected for all measures that were tested.",
    "parallax compare articles.jsonl --outlets \"Daily A,Daily B\""};

std::string render(const Report& report, const Lexicon& lexicon, const std::string& format) {
    if (format == "csv") return render_differences_csv(report, lexicon);
    if (format == "json") return render_differences_json(report, lexicon);
    return render_differences_markdown(report, lexicon);
}

}  // namespace

int run_compare(const Arguments& arguments) {
    ReportSettings settings;
    AnalysisOptions& analysis = settings.analysis;
    std::string outlets;
    std::string format;
    po::options_description options;
    options.add_options()("outlets", po::value(&outlets)->value_name("A,B,…"),
                          "only these outlets, by comma; for names with a comma repeat --outlet")(
        "format", one_of("--format", format, {"md", "csv", "json"}),
        "md = an aligned table (default), csv, json");
    add_analysis_options(options, analysis);
    options.add_options()("seed", whole_number("--seed", settings.seed, 0, most_seed),
                          "the seed of the shuffles (default: 1)")(
        "collapse-shared", po::bool_switch(&settings.collapse_shared),
        "count words that several documents on one event share (runs of 12 words or more) once");
    add_sensitivity_option(options, settings);
    if (!read_arguments(compare_page, options, arguments, analysis.corpora)) return exit_done;
    require_corpora(compare_page, analysis);
    std::vector<std::string> named = split_list(outlets);
    if (named.empty() && !outlets.empty()) refuse_usage(compare_page, "--outlets names no outlet");
    for (std::string& name : named) analysis.filter.outlets.push_back(std::move(name));

    AnalysisInput input = read_input(analysis, find_home());
    if (analysis.dry_run) return run_dry(std::move(input), analysis, SameContent::once);
    ReportOptions make = make_report_options(settings, input);
    make.article_bytes = 0;
    Report report;
    {
        ProgressBar bar(input.corpus.documents.size(), analysis.quiet);
        report = make_report(std::move(input.corpus), input.resources, make, bar.callback());
    }
    const Outcome outcome{report.manifest.read, report.manifest.left_out, report.rejects};
    if (analysis.strict) stop_at_first(outcome.rejects);
    tell_rejects(outcome, analysis);
    StandardOutput out;
    out.write(render(report, input.resources.lexicon(), format));
    out.finish();
    return conclude(outcome, analysis);
}

}  // namespace parallax
