#include "engine/report/evaluation_parts.hpp"

#include "engine/report/markdown_text.hpp"

#include <cmath>
#include <cstddef>

#include <fmt/format.h>

namespace parallax {

std::string three_digits(const std::optional<double>& number) {
    return number ? fmt::format("{:.3f}", *number) : "–";
}

std::string with_interval(const std::optional<double>& number,
                          const std::optional<Interval>& interval) {
    if (!number || !interval) return three_digits(number);
    return fmt::format("{:.3f} ({:.3f} to {:.3f})", *number, interval->low, interval->high);
}

std::string_view title_of(Measure measure) {
    switch (measure) {
        case Measure::accuracy:
            return "accuracy";
        case Measure::macro_f1:
            return "macro-F1";
        case Measure::positive_f1:
            return "F1 of the last class";
        case Measure::auc:
            return "area under the ROC curve";
        case Measure::average_precision:
            return "average precision";
        case Measure::log_loss:
            return "log loss";
        case Measure::brier:
            return "Brier score";
        case Measure::ece:
            return "calibration error";
    }
    return "";
}

std::string measures_table(const std::vector<std::pair<std::string, const Evaluation*>>& columns) {
    std::vector<std::string> header{"measure"};
    for (const auto& [name, evaluation] : columns) header.push_back(escape_markdown(name));
    std::vector<std::vector<std::string>> rows;
    for (const Measure measure : all_measures) {
        std::vector<std::string> row{std::string(title_of(measure))};
        for (const auto& [name, evaluation] : columns) {
            const MeasuredValue& value = evaluation->measure(measure);
            row.push_back(with_interval(value.value, value.interval));
        }
        rows.push_back(std::move(row));
    }
    return render_markdown_table(header, rows);
}

std::string classes_tables(const Evaluation& evaluation) {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t k = 0; k < evaluation.classes.size(); ++k) {
        const ClassMeasures& one = evaluation.by_class[k];
        rows.push_back({escape_markdown(evaluation.classes[k]), group_digits(one.examples),
                        three_digits(one.precision), three_digits(one.recall),
                        three_digits(one.f1)});
    }
    std::string text =
        render_markdown_table({"class", "examples", "precision", "recall", "F1"}, rows);
    std::vector<std::string> header{"truth, then predicted"};
    for (const std::string& name : evaluation.classes) header.push_back(escape_markdown(name));
    rows.clear();
    for (std::size_t truth = 0; truth < evaluation.classes.size(); ++truth) {
        std::vector<std::string> row{escape_markdown(evaluation.classes[truth])};
        for (const std::uint64_t count : evaluation.confusion[truth])
            row.push_back(group_digits(count));
        rows.push_back(std::move(row));
    }
    return text + "\n" + render_markdown_table(header, rows);
}

std::string reliability_table(const Evaluation& evaluation) {
    constexpr double bar_width = 20.0;
    std::vector<std::vector<std::string>> rows;
    for (const ReliabilityBin& bin : evaluation.reliability) {
        if (bin.examples == 0) continue;
        std::string bar;
        for (long i = std::lround(bin.share_right * bar_width); i > 0; --i) bar += "█";
        rows.push_back({fmt::format("{:.1f} to {:.1f}", bin.low, bin.high),
                        group_digits(bin.examples), three_digits(bin.mean_probability),
                        three_digits(bin.share_right), bar});
    }
    return render_markdown_table({"probability said", "examples", "mean said", "share right", ""},
                                 rows);
}

std::string parts_table(std::string_view what, const std::vector<PartResult>& parts) {
    std::vector<std::vector<std::string>> rows;
    for (const PartResult& part : parts) {
        rows.push_back({escape_markdown(part.name), group_digits(part.examples),
                        three_digits(part.accuracy), three_digits(part.macro_f1)});
    }
    return render_markdown_table({std::string(what), "examples", "accuracy", "macro-F1"}, rows);
}

}  // namespace parallax
