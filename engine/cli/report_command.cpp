#include "engine/cli/analysis_options.hpp"
#include "engine/cli/command_line.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/home.hpp"
#include "engine/cli/line_output.hpp"
#include "engine/cli/outcome.hpp"
#include "engine/cli/progress_bar.hpp"
#include "engine/cli/report_files.hpp"
#include "engine/cli/report_folder.hpp"
#include "engine/corpus/pack.hpp"
#include "engine/partial_file.hpp"

#include <utility>

#include <boost/program_options.hpp>

namespace parallax {
namespace {

namespace po = boost::program_options;

constexpr CommandPage report_page{
    "report", "CORPUS… -o DIR | --partial FILE [options]",
    "Compares how the outlets of the corpora name and frame the same things and writes a report "
    "into the folder DIR: index.html (open it in a browser), report.json, report.md, profiles.csv, "
    "differences.csv, shared.csv, facts.csv, evidence.jsonl and manifest.json. A corpus is a "
    "folder "
    "with corpus.json, a "
    "folder of <outlet>/*.txt, a .jsonl, .csv or .tsv file (also .gz or .zst), or - for JSON lines "
    "on standard input.",
    "parallax report articles.jsonl -o report --from 2025-01-01"};

struct ReportCommand {
    ReportSettings settings;
    std::string output;
    std::string partial;
};

Report make_report(const ReportCommand& command, AnalysisInput& input) {
    const ReportOptions options = make_report_options(command.settings, input);
    ProgressBar bar(input.corpus.documents.size(), command.settings.analysis.quiet);
    return make_report(std::move(input.corpus), input.resources, options, bar.callback());
}

/// Analyses one part of a corpus and writes it for `parallax merge`.
int write_part(const ReportCommand& command, AnalysisInput& input) {
    const AnalysisOptions& analysis = command.settings.analysis;
    const ReportOptions options = make_report_options(command.settings, input);
    const std::uint64_t read = input.corpus.read;
    PartialReport partial;
    {
        ProgressBar bar(input.corpus.documents.size(), analysis.quiet);
        partial = make_partial_report(std::move(input.corpus), input.left_out_documents,
                                      input.resources, options, bar.callback());
    }
    const Outcome outcome{read, input.left_out, list_rejects(partial)};
    if (analysis.strict) stop_at_first(outcome.rejects);
    tell_rejects(outcome, analysis);
    std::string bytes = write_partial(partial, input.resources.lexicon());
    partial = PartialReport();  // the bytes of a large corpus fill the memory by themselves
    if (command.partial.ends_with(".zst")) bytes = pack(bytes);
    LineOutput out(command.partial, true);
    out.keep(std::move(bytes));
    out.finish();
    return conclude(outcome, analysis);
}

void check_usage(const ReportCommand& command) {
    const ReportSettings& settings = command.settings;
    require_corpora(report_page, settings.analysis);
    check_as_of(report_page, settings.as_of);
    if (!settings.as_of.empty() && settings.analysis.house_styles.empty()) {
        refuse_usage(report_page,
                     "--as-of says by which day a house style holds; name one with --house-style");
    }
    if (command.partial.empty()) {
        if (command.output.empty()) {
            refuse_usage(report_page, "name the folder for the report with -o DIR");
        }
        check_report_folder(command.output);
        return;
    }
    if (!command.output.empty()) {
        refuse_usage(report_page,
                     "-o DIR writes a report and --partial FILE a part of one; name one");
    }
    if (settings.analysis.dedupe || settings.collapse_shared) {
        refuse_usage(report_page,
                     "--dedupe and --collapse-shared compare all documents; a part of them "
                     "cannot be made with either");
    }
    if (command.partial != "-") check_output_file(settings.analysis, command.partial);
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
    add_as_of_option(options, command.settings.as_of);
    options.add_options()("seed", whole_number("--seed", command.settings.seed, 0, most_seed),
                          "chooses which evidence is kept where there is too much to show "
                          "(default: 1)");
    options.add_options()(
        "collapse-shared", po::bool_switch(&command.settings.collapse_shared),
        "count words that several documents on one event share (runs of 12 words or more) at most "
        "once: in the document of the earliest day; of one day's in the one that passes them on in "
        "nobody else's voice, or else in none. The section on shared text always shows them in "
        "full");
    add_sensitivity_option(options, command.settings);
    options.add_options()(
        "partial", po::value(&command.partial)->value_name("FILE"),
        "instead of a report write what parallax merge makes one of, with other parts of the "
        "corpus; it holds the articles, and is compressed if its name ends in .zst");
    options.add_options()("excerpts-only", po::bool_switch(&command.settings.excerpts_only),
                          "keep whole articles out of the report: it holds at most a quarter of "
                          "the words of each, or "
                          "three sentences, those with the strongest evidence first");
    if (!read_arguments(report_page, options, arguments, analysis.corpora)) return exit_done;
    check_usage(command);
    analysis.keep_left_out = !command.partial.empty();
    const std::filesystem::path home = find_home();
    AnalysisInput input = read_input(analysis, home);
    if (analysis.dry_run) return run_dry(std::move(input), analysis, SameContent::once);
    if (!command.partial.empty()) return write_part(command, input);
    const std::string page_template = read_page_template(home);
    const Report report = make_report(command, input);
    return write_report(command.output, analysis, report, input.resources.lexicon(), page_template);
}

}  // namespace parallax
