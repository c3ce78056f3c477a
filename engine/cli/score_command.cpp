#include "engine/cli/analyse_lines.hpp"
#include "engine/cli/command_line.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/home.hpp"
#include "engine/cli/line_output.hpp"
#include "engine/report/lines.hpp"
#include "engine/score_sentences.hpp"

#include <utility>

#include <boost/program_options.hpp>

namespace parallax {
namespace {

namespace po = boost::program_options;

constexpr CommandPage score_page{
    "score", "CORPUS… [options]",
    "Prints one JSON line a document, in input order: words by voice, hits on each axis and target "
    "by wording, and the scores with every contribution and its places in the text.",
    "parallax score articles.jsonl --format csv -o scores.csv"};

struct ScoreCommand {
    AnalysisOptions analysis;
    std::string by = "document";
    std::string format = "json";
    std::string output;
};

}  // namespace

int run_score(const Arguments& arguments) {
    ScoreCommand command;
    AnalysisOptions& analysis = command.analysis;
    po::options_description options;
    auto add = options.add_options();
    add("output,o", po::value(&command.output)->value_name("FILE"),
        "write into FILE, whole or not at all, instead of to standard output");
    add("by", one_of("--by", command.by, {"document", "sentence"}),
        "what a line stands for (default: document)");
    add("format", one_of("--format", command.format, {"json", "csv"}),
        "JSON lines, or the same flat as a table (default: json)");
    add_analysis_options(options, analysis);
    add_model_option(options, analysis);
    if (!read_arguments(score_page, options, arguments, analysis.corpora)) return exit_done;
    require_corpora(score_page, analysis);
    const bool as_csv = command.format == "csv";
    const bool by_sentence = command.by == "sentence";
    if (by_sentence && as_csv) refuse_usage(score_page, "--by sentence writes JSON lines only");
    if (!command.output.empty()) check_output_file(analysis, command.output);

    AnalysisInput input = read_input(analysis, find_home());
    if (analysis.dry_run) return run_dry(std::move(input), analysis, SameContent::each);
    const Resources& resources = input.resources;
    const Lexicon& lexicon = resources.lexicon();
    LineOutput out(command.output, analysis.strict);
    bool header_due = as_csv;
    const Outcome outcome = analyse_lines(
        std::move(input.corpus), resources, input.left_out, analysis, AnnotationDepth::hits,
        [&](const AnalysedDocument& analysed, Workspace& workspace) {
            const AffinityScorer* const affinities =
                resources.is_induced_from(analysed.document) ? nullptr : &resources.affinities();
            if (as_csv) return render_score_csv(analysed, lexicon, affinities);
            if (!by_sentence) return render_score(analysed, lexicon, affinities);
            SentenceScores sentences(analysed, resources, workspace);
            return render_sentence_scores(
                analysed, lexicon,
                [&](Field field, std::uint32_t index) { return sentences.score(field, index); },
                affinities);
        },
        [&](std::string_view lines) {
            if (std::exchange(header_due, false)) out.write(score_csv_header());
            out.write(lines);
        });
    tell_rejects(outcome, analysis);
    out.finish();
    return conclude(outcome, analysis);
}

}  // namespace parallax
