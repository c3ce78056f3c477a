#include "engine/cli/analyse_lines.hpp"
#include "engine/cli/command_line.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/home.hpp"
#include "engine/cli/line_output.hpp"
#include "engine/report/lines.hpp"

#include <utility>

#include <boost/program_options.hpp>

namespace parallax {
namespace {

namespace po = boost::program_options;

constexpr CommandPage annotate_page{
    "annotate", "CORPUS… [options]",
    "Prints one JSON line a document, in input order, with all that was found in it and where: "
    "sections, sentences, passages in another voice with speaker and cue, hits of lexicon entries "
    "with voice, wording and target, mentions of targets, and who does what to whom. Places are "
    "byte offsets into title and text.",
    "parallax annotate articles.jsonl > annotations.jsonl"};

}  // namespace

int run_annotate(const Arguments& arguments) {
    AnalysisOptions analysis;
    std::string output;
    po::options_description options;
    options.add_options()("output,o", po::value(&output)->value_name("FILE"),
                          "write into FILE, whole or not at all, instead of to standard output");
    add_analysis_options(options, analysis);
    if (!read_arguments(annotate_page, options, arguments, analysis.corpora)) return exit_done;
    require_corpora(annotate_page, analysis);
    if (!output.empty()) check_output_file(analysis, output);

    AnalysisInput input = read_input(analysis, find_home());
    if (analysis.dry_run) return run_dry(std::move(input), analysis, SameContent::each);
    const Lexicon& lexicon = input.resources.lexicon();
    LineOutput out(output, analysis.strict);
    const Outcome outcome = analyse_lines(
        std::move(input.corpus), input.resources, input.left_out, analysis,
        AnnotationDepth::records,
        [&](const AnalysedDocument& analysed, Workspace&) {
            return render_annotation(analysed, lexicon);
        },
        [&](std::string_view line) { out.write(line); });
    tell_rejects(outcome, analysis);
    out.finish();
    return conclude(outcome, analysis);
}

}  // namespace parallax
