#include "engine/cli/analysis_options.hpp"
#include "engine/cli/command_line.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/home.hpp"
#include "engine/cli/lexicon_folders.hpp"
#include "engine/cli/line_output.hpp"
#include "engine/cli/outcome.hpp"
#include "engine/cli/progress_bar.hpp"
#include "engine/compare_verdicts.hpp"
#include "engine/core/input_error.hpp"
#include "engine/report/lexicon_diff_report.hpp"

#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include <boost/program_options.hpp>
#include <fmt/format.h>

namespace parallax {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;

constexpr CommandPage lexicon_diff_page{
    "lexicon diff", "OLD NEW [--corpus CORPUS] [options]",
    "Shows what became of the entries of a lexicon: added, removed, with the other sign, moved by "
    "more than a standard deviation, each with its evidence; and, of the documents of a corpus, "
    "whose score lies on another side of 0, and why.",
    "parallax lexicon diff lexicons/conflict proposal/conflict --corpus articles.jsonl"};

struct DiffCommand {
    AnalysisOptions analysis;
    std::vector<std::string> folders;
    std::string format = "text";
    std::string output;
};

/// The lexicons named besides, and one of the two that are compared.
Resources read_with(const AnalysisOptions& analysis, const std::string& folder) {
    AnalysisOptions options = analysis;
    options.lexicons.push_back(folder);
    return read_resources(options, find_home());
}

}  // namespace

int run_lexicon_diff(const Arguments& arguments) {
    DiffCommand command;
    AnalysisOptions& analysis = command.analysis;
    po::options_description options;
    auto add = options.add_options();
    add("corpus", po::value(&analysis.corpora)->value_name("CORPUS"),
        "documents to score by either lexicon; may be given several times");
    add("format", one_of("--format", command.format, {"text", "json", "markdown"}),
        "for the terminal, for programs, or for a document (default: text)");
    add("output,o", po::value(&command.output)->value_name("FILE"),
        "write into FILE, whole or not at all, instead of to standard output");
    add_reading_options(options, analysis);
    if (!read_arguments(lexicon_diff_page, options, arguments, command.folders)) return exit_done;
    if (command.folders.size() != 2)
        refuse_usage(lexicon_diff_page, "name two lexicon folders, the old one and the new one");
    for (const std::string& besides : analysis.lexicons) {
        for (const std::string& compared : command.folders) {
            std::error_code ignored;
            if (!fs::equivalent(besides, compared, ignored)) continue;
            refuse_usage(lexicon_diff_page,
                         fmt::format("--lexicon names lexicons besides the two that are compared; "
                                     "leave {} out",
                                     shorten_for_message(besides)));
        }
    }
    if (!command.output.empty()) check_output_file(analysis, command.output);

    LexiconDiffReport report;
    report.diff = compare_lexicons(command.folders[0], command.folders[1]);
    const std::optional<Proposal> proposal = find_proposal(command.folders[1]);
    if (proposal) report.evaluation = proposal->evaluation;
    Outcome outcome;
    if (!analysis.corpora.empty()) {
        require_corpora(lexicon_diff_page, analysis);
        const Resources before = read_with(analysis, command.folders[0]);
        const Resources after = read_with(analysis, command.folders[1]);
        const auto threads = static_cast<unsigned>(analysis.threads);
        Corpus corpus = read_corpus(analysis.corpora, threads);
        if (analysis.strict) stop_at_first(corpus.rejects);
        ProgressBar bar(corpus.documents.size(), analysis.quiet, "documents");
        report.verdicts =
            compare_verdicts(corpus.documents, before, after, threads, bar.callback());
        outcome = make_outcome(corpus.read, 0, std::move(corpus.rejects), report.verdicts->rejects);
    }
    if (!analysis.corpora.empty()) tell_rejects(outcome, analysis);
    LineOutput out(command.output, true);
    out.write(command.format == "json"       ? render_lexicon_diff_json(report)
              : command.format == "markdown" ? render_lexicon_diff_markdown(report)
                                             : render_lexicon_diff(report));
    out.finish();
    return analysis.corpora.empty() ? exit_done : conclude(outcome, analysis);
}

}  // namespace parallax
