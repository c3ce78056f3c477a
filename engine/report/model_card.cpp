#include "engine/report/evaluation_parts.hpp"
#include "engine/report/evaluation_report.hpp"
#include "engine/report/markdown_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace parallax {
namespace {

constexpr std::size_t features_shown = 20;
constexpr std::string_view data_heading = "\n## Data\n\n";
constexpr std::string_view reading_heading = "\n## What the model looks at\n\n";

std::string describe_reading(const Training& training) {
    const Model& model = training.model;
    const TrainingSettings& settings = training.settings;
    const std::uint64_t moved_weights = training.moved_weights;
    const std::uint64_t all_weights =
        training.kept_features * std::max<std::uint64_t>(model.class_intercepts.size(), 1);
    std::vector<std::vector<std::string>> rows;
    for (const Family family : model.reading.families) {
        std::size_t weights = 0;
        for (const ModelFeature& feature : model.features)
            weights += family_of(feature.name) == family ? 1U : 0U;
        const double sd = settings.prior_sd[static_cast<std::size_t>(family)];
        rows.push_back({std::string(name_of(family)), group_digits(weights),
                        sd == 0.0 ? "left out" : fmt::format("{:.3g}", sd)});
    }
    std::string text = render_markdown_table({"family", "weights", "prior sd"}, rows);
    text += fmt::format(
        "\nWidth of n-gram priors: {}. Prior means: the lexicons' weights, {}, times {:.3g}. "
        "Values of n-grams: {}.\n",
        name_of(settings.width), name_of(settings.prior_map), settings.prior_scale,
        model.reading.scaling == Scaling::rate
            ? "occurrences ÷ sentences"
            : "(1 + ln occurrences) ÷ √(all occurrences of the family)");
    if (settings.l1_ratio > 0.0) {
        text += fmt::format(
            "Elastic net, {:.3g} of it absolute: {} of {} weights moved away from their prior "
            "means, the others stay exactly there. Standard deviations are those of the quadratic "
            "prior of the same width.\n",
            settings.l1_ratio, group_digits(moved_weights), group_digits(all_weights));
    }
    if (settings.marked_weight > 0.0)
        text += fmt::format("Rows of marked words count {:.3g} against an example.\n",
                            settings.marked_weight);
    return text;
}

std::string list_influential(const Model& model) {
    std::vector<const ModelFeature*> order;
    for (const ModelFeature& feature : model.features) order.push_back(&feature);
    std::sort(order.begin(), order.end(), [](const ModelFeature* a, const ModelFeature* b) {
        const double x = std::abs(a->weight);
        const double y = std::abs(b->weight);
        if (x != y) return x > y;
        return std::tie(a->name, a->class_index) < std::tie(b->name, b->class_index);
    });
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < std::min(features_shown, order.size()); ++i) {
        const ModelFeature& feature = *order[i];
        const std::string towards = model.class_intercepts.empty()
                                        ? model.classes[feature.weight > 0.0 ? 1 : 0]
                                        : model.classes[feature.class_index];
        rows.push_back({escape_markdown(feature.name), escape_markdown(towards),
                        fmt::format("{:+.3f}", feature.weight), fmt::format("{:.3f}", feature.sd),
                        fmt::format("{:+.3f}", feature.prior)});
    }
    return render_markdown_table({"feature", "speaks for", "weight", "sd", "prior"}, rows);
}

}  // namespace

std::string render_model_card(const ModelCard& card) {
    const Training& training = *card.training;
    const Model& model = training.model;
    std::string text = fmt::format(
        "# {}\n\n{}\n", escape_markdown(model.id),
        model.task.empty() ? "A logistic model of labelled texts." : escape_markdown(model.task));
    text += data_heading;
    for (const InputFile& input : card.inputs)
        text += fmt::format("- {}, SHA-256 {}\n", escape_markdown(input.name), input.sha256);
    text += fmt::format("- licence: {}\n", card.data_license.empty()
                                               ? "not stated (--data-license)"
                                               : escape_markdown(card.data_license));
    text += fmt::format("- records read {}, rejected {}\n", group_digits(card.read),
                        group_digits(card.rejected));
    for (const auto& [name, count] : card.examples_by_class)
        text += fmt::format("- {}: {}\n", escape_markdown(name), group_digits(count));
    for (const LexiconSource& lexicon : card.lexicons)
        text += fmt::format("- lexicon {} {}, SHA-256 {}\n", escape_markdown(lexicon.id),
                            escape_markdown(lexicon.version), lexicon.sha256);
    if (!card.findings.empty()) {
        text += "\nTo be known about these data:\n\n";
        for (const std::string& finding : card.findings)
            text += fmt::format("- {}\n", escape_markdown(finding));
    }
    text.append(reading_heading).append(describe_reading(training));

    for (std::size_t i = 0; i < training.validations.size(); ++i) {
        const Validation& validation = training.validations[i];
        text += fmt::format(
            "\n## On held-out folds: {}\n\n{} folds, {} examples; settings, calibration and "
            "threshold were chosen without the held-out fold. Intervals are of 95 %, by "
            "resampling whole {}.\n\n",
            name_of(validation.kind), validation.folds, group_digits(card.validations[i].examples),
            validation.kind == FoldKind::stratified ? "texts" : "groups");
        std::vector<std::pair<std::string, const Evaluation*>> columns{
            {"model", &card.validations[i]}, {"commonest class", &card.majority[i]}};
        if (card.outlet_only[i]) columns.emplace_back("outlet alone", &*card.outlet_only[i]);
        text += measures_table(columns) + "\n" + classes_tables(card.validations[i]);
        if (i > 0) continue;
        text += "\nReliability: how often what is said with a probability is right.\n\n" +
                reliability_table(card.validations[i]);
    }
    text += fmt::format("\n## Most influential features\n\nOf {} with a weight.\n\n{}",
                        group_digits(model.features.size()), list_influential(model));
    text +=
        "\n## Limits\n\n"
        "- The model repeats what its annotators said of these texts. It measures wording, not "
        "truth, and brands no outlet.\n"
        "- Other topics, outlets, times and lengths of text than those above were not tested; "
        "folds "
        "by outlet show what an unknown outlet costs.\n"
        "- Standard deviations of weights are a Laplace approximation; beyond 400 features they "
        "leave out how weights move together and are too small.\n"
        "- A weight says what goes with a label in these data, not what causes it.\n";
    return text;
}

bool is_model_card(std::string_view bytes) {
    return bytes.substr(0, 2) == "# " && bytes.find(data_heading) != std::string_view::npos &&
           bytes.find(reading_heading) != std::string_view::npos;
}

}  // namespace parallax
