#include "engine/cli/analysis_options.hpp"
#include "engine/cli/command_line.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/home.hpp"
#include "engine/cli/outcome.hpp"
#include "engine/cli/progress_bar.hpp"
#include "engine/cli/standard_streams.hpp"
#include "engine/report/report.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include <boost/program_options.hpp>
#include <fmt/format.h>

namespace parallax {
namespace {

namespace po = boost::program_options;

constexpr CommandPage page{
    "compare", "CORPUS… [--outlets A,B,…] [options]",
    "Compares outlets two by two on the events that both cover: the rates and shares of their own "
    "wording side by side, the difference with its 95 % interval, and the verdict, \"difference\" "
    "or \"not enough evidence\" with the reason. A difference is tested by shuffling the outlets "
    "within events; q is corrected for all measures that were tested.",
    "parallax compare articles.jsonl --outlets \"Daily A,Daily B\""};

constexpr std::uint64_t most_seed = (std::uint64_t{1} << 53U) - 1;

std::vector<std::string> split_names(const std::string& list) {
    std::vector<std::string> names;
    std::istringstream in(list);
    for (std::string name; std::getline(in, name, ',');) {
        const auto begin = name.find_first_not_of(' ');
        if (begin == std::string::npos) continue;
        names.push_back(name.substr(begin, name.find_last_not_of(' ') - begin + 1));
    }
    return names;
}

std::string render(const Report& report, const Lexicon& lexicon, const std::string& format) {
    if (format == "csv") return render_differences_csv(report, lexicon);
    if (format == "json") return render_differences_json(report, lexicon);
    return render_differences_markdown(report, lexicon);
}

}  // namespace

int run_compare(const Arguments& arguments) {
    AnalysisOptions analysis;
    std::string outlets;
    std::string format;
    std::uint64_t seed = 1;
    bool collapse_shared = false;
    po::options_description options;
    options.add_options()("outlets", po::value(&outlets)->value_name("A,B,…"),
                          "only these outlets, by comma; for names with a comma repeat --outlet")(
        "format", one_of("--format", format, {"md", "csv", "json"}),
        "md = an aligned table (default), csv, json");
    add_analysis_options(options, analysis);
    options.add_options()("seed", whole_number("--seed", seed, 0, most_seed),
                          "the seed of the shuffles (default: 1)")(
        "collapse-shared", po::bool_switch(&collapse_shared),
        "count words that several documents on one event share (runs of 12 words or more) once");
    if (!read_arguments(page, options, arguments, analysis.corpora)) return exit_done;
    require_corpora(page, analysis);
    for (std::string& name : split_names(outlets))
        analysis.filter.outlets.push_back(std::move(name));

    AnalysisInput input = read_input(analysis, find_home());
    if (analysis.dry_run) return run_dry(std::move(input), analysis);
    ReportOptions make;
    make.threads = static_cast<unsigned>(analysis.threads);
    make.seed = seed;
    make.version = PARALLAX_VERSION;
    make.options = list_given(analysis, input.resources);
    if (seed != 1) make.options.emplace_back("seed", std::to_string(seed));
    make.collapse_shared = collapse_shared;
    if (collapse_shared) make.options.emplace_back("collapse-shared", "yes");
    std::sort(make.options.begin(), make.options.end());
    make.left_out = input.left_out;
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
