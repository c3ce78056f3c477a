#include "engine/report/evaluation_parts.hpp"
#include "engine/report/evaluation_report.hpp"
#include "engine/report/markdown_text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace parallax {
namespace {

constexpr std::size_t most_contributions = 5;

std::string describe_error(const WrongExample& error) {
    std::string text = fmt::format(
        "- **{}** ({}:{}{}{}) is {}, was said to be {} ({:.2f}): {}\n", escape_markdown(error.id),
        escape_markdown(error.origin.file), error.origin.line, error.outlet.empty() ? "" : ", ",
        escape_markdown(error.outlet), escape_markdown(error.truth),
        escape_markdown(error.predicted), error.probability, escape_markdown(error.text));
    std::string parts;
    const std::size_t shown = std::min(most_contributions, error.score.contributions.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const Contribution& c = error.score.contributions[i];
        parts += fmt::format("{}{} {:+.2f}", i == 0 ? "" : ", ",
                             escape_markdown(error.score.feature_of(c)), c.contribution);
    }
    return text + fmt::format("  logit of {} {:+.2f} = {:+.2f} {}{}\n",
                              escape_markdown(error.score.positive_class), error.score.logit,
                              error.score.intercept, parts.empty() ? "" : "and of ", parts);
}

std::string describe_comparison(const EvaluationReport& report) {
    const PairedComparison& c = *report.comparison;
    std::vector<std::vector<std::string>> rows;
    for (const PairedDifference& one : c.differences) {
        rows.push_back({std::string(title_of(one.measure)),
                        with_interval(one.difference, one.interval), three_digits(one.p_value)});
    }
    return fmt::format(
        "\n## {} less {}\n\n{}\nBoth right {}, only the first {}, only the second {}, neither {}; "
        "McNemar's exact test p = {:.3g}.\n",
        escape_markdown(report.model_id), escape_markdown(report.other_id),
        render_markdown_table({"measure", "difference", "p"}, rows), group_digits(c.both_right),
        group_digits(c.only_first), group_digits(c.only_second), group_digits(c.none_right),
        c.mcnemar_p);
}

}  // namespace

std::string render_evaluation_markdown(const EvaluationReport& report) {
    const Evaluation& evaluation = report.evaluation;
    std::string text =
        fmt::format("# Evaluation of {}\n\n{} examples evaluated", escape_markdown(report.model_id),
                    group_digits(report.evaluated));
    if (report.undecided > 0)
        text += fmt::format(", {} left out because their annotators were evenly split",
                            group_digits(report.undecided));
    text += fmt::format(". Intervals are of 95 %, from resampling {} groups ({}) whole.\n\n",
                        group_digits(evaluation.groups), report.group_kind);
    if (report.on_training_data)
        text +=
            "**The model learned from these very examples: the figures say how well it "
            "remembers, not how well it judges. Its card has those of held-out folds.**\n\n";
    if (report.other_lexicons)
        text +=
            "**The model was trained with other lexicons than those of this run: the figures are "
            "not those of the model as it was made.**\n\n";
    std::vector<std::pair<std::string, const Evaluation*>> columns{{report.model_id, &evaluation}};
    if (report.other) columns.emplace_back(report.other_id, &*report.other);
    text += measures_table(columns);
    text += "\n" + classes_tables(evaluation);
    if (!evaluation.reliability.empty())
        text += "\n## Reliability\n\n" + reliability_table(evaluation);
    if (report.comparison) text += describe_comparison(report);
    if (!evaluation.by_outlet.empty())
        text += "\n## By outlet\n\n" + parts_table("outlet", evaluation.by_outlet);
    if (!evaluation.by_topic.empty())
        text += "\n## By topic\n\n" + parts_table("topic", evaluation.by_topic);
    if (!report.errors.empty()) {
        text += "\n## Surest errors\n\n";
        for (const WrongExample& error : report.errors) text += describe_error(error);
    }
    return text;
}

}  // namespace parallax
