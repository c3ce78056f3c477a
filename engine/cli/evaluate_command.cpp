#include "engine/cli/analysis_options.hpp"
#include "engine/cli/command_line.hpp"
#include "engine/cli/example_options.hpp"
#include "engine/cli/exit_code.hpp"
#include "engine/cli/home.hpp"
#include "engine/cli/line_output.hpp"
#include "engine/cli/outcome.hpp"
#include "engine/cli/progress_bar.hpp"
#include "engine/cli/signal_pause.hpp"
#include "engine/core/input_error.hpp"
#include "engine/judge_examples.hpp"
#include "engine/report/evaluation_report.hpp"

#include <limits>
#include <optional>
#include <utility>

#include <boost/program_options.hpp>
#include <fmt/format.h>

namespace parallax {
namespace {

namespace po = boost::program_options;

constexpr CommandPage evaluate_page{
    "evaluate", "MODEL EXAMPLES… [options]",
    "Says how often a trained model is right on labelled texts, with intervals, by class, outlet "
    "and "
    "topic, how far its probabilities can be trusted, and which errors it was surest of, with what "
    "made it so.",
    "parallax evaluate model.json examples.jsonl --compare other.json"};

struct EvaluateCommand {
    AnalysisOptions analysis;
    ExampleOptions examples;
    std::string compare;
    std::string group = "stratified";
    std::string format = "markdown";
    std::string output;
    std::uint64_t errors = 10;
    std::uint64_t seed = 1;
};

/// Two models can be compared if they tell the same classes apart.
void check_same_classes(const Resources& resources) {
    const Model& first = resources.models()[1].model;
    const Model& second = resources.models()[2].model;
    if (first.classes == second.classes) return;
    throw InputError(Fault{"--compare", 0, 0,
                           fmt::format("the models \"{}\" and \"{}\" do not tell the same classes "
                                       "apart ({} and {})",
                                       first.id, second.id, fmt::join(first.classes, ", "),
                                       fmt::join(second.classes, ", ")),
                           ""});
}

}  // namespace

int run_evaluate(const Arguments& arguments) {
    EvaluateCommand command;
    AnalysisOptions& analysis = command.analysis;
    po::options_description options;
    auto add = options.add_options();
    add("output,o", po::value(&command.output)->value_name("FILE"),
        "write into FILE, whole or not at all, instead of to standard output");
    add("compare", po::value(&command.compare)->value_name("MODEL"),
        "another model of the same classes, on the same examples");
    add("format", one_of("--format", command.format, {"markdown", "json"}),
        "tables to read, or JSON (default: markdown)");
    add("group", po::value(&command.group)->value_name("KIND"),
        "what resampling keeps together: stratified (each text alone, default), outlet, event, url "
        "or group");
    add("errors", whole_number("--errors", command.errors, 0, 10'000),
        "how many of the surest errors to show (default: 10)");
    add("seed", whole_number("--seed", command.seed, 0, std::numeric_limits<std::uint64_t>::max()),
        "for resampling (default: 1)");
    add_example_options(options, command.examples);
    add_reading_options(options, analysis);
    std::vector<std::string> operands;
    if (!read_arguments(evaluate_page, options, arguments, operands)) return exit_done;
    if (operands.size() < 2)
        refuse_usage(evaluate_page, "name a model and at least one file of labelled examples");
    analysis.models = {operands.front()};
    if (!command.compare.empty()) analysis.models.push_back(command.compare);
    analysis.corpora.assign(operands.begin() + 1, operands.end());
    const FoldKind kind = read_fold_kind("--group", command.group);
    if (!command.output.empty()) check_output_file(analysis, command.output);

    Examples examples =
        read_named_examples(evaluate_page, analysis, read_field_names(command.examples));
    const Resources resources = read_resources(analysis, find_home());
    if (!command.compare.empty()) check_same_classes(resources);

    JudgeOptions judge;
    judge.kind = kind;
    judge.errors = command.errors;
    judge.threads = static_cast<unsigned>(analysis.threads);
    JudgedExamples judged;
    {
        ProgressBar bar(examples.examples.size(), analysis.quiet, "examples");
        judged = judge_examples(std::move(examples.examples), resources, judge, bar.callback());
    }
    if (analysis.strict) stop_at_first(judged.rejects);
    const Outcome outcome =
        make_outcome(examples.read, 0, std::move(examples.rejects), std::move(judged.rejects));
    tell_rejects(outcome, analysis);
    if (judged.of_model.front().classified.size() == 0) {
        throw InputError(Fault{"", 0, 0, "the annotators are evenly split on every example", ""});
    }

    EvaluationReport report;
    report.model_id = resources.models()[1].model.id;
    report.model_sha256 = resources.models()[1].sha256;
    report.inputs = std::move(examples.inputs);
    report.read = outcome.read;
    report.rejected = outcome.rejects.size();
    report.undecided = judged.undecided;
    report.evaluated = judged.of_model.front().classified.size();
    report.seed = command.seed;
    report.group_kind = command.group;
    const std::optional<TrainingRecord>& record = resources.models()[1].model.training;
    report.on_training_data = record && record->data_sha256 == hash_inputs(report.inputs);
    report.other_lexicons = is_of_other_lexicons(resources.models()[1].model, resources.lexicon());
    report.evaluation = evaluate(judged.of_model.front(), command.seed);
    report.errors = std::move(judged.errors);
    if (!command.compare.empty()) {
        report.other_id = resources.models()[2].model.id;
        report.other = evaluate(judged.of_model.back(), command.seed);
        report.comparison =
            compare_models(judged.of_model.front(), judged.of_model.back(), command.seed);
    }
    LineOutput out(command.output, true);
    out.write(command.format == "json" ? render_evaluation_json(report)
                                       : render_evaluation_markdown(report));
    out.finish();
    return conclude(outcome, analysis);
}

}  // namespace parallax
