#include "engine/model/evaluation.hpp"

#include "engine/numeric/resampling.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <utility>

namespace parallax {
namespace {

/// Groups as numbers, in order of name.
struct GroupNumbers {
    std::vector<std::uint32_t> of;
    std::size_t count = 0;
};

GroupNumbers number_groups(const std::vector<std::string>& groups) {
    std::map<std::string, std::uint32_t> numbers;
    for (const std::string& group : groups) numbers.emplace(group, 0);
    std::uint32_t next = 0;
    for (auto& [group, number] : numbers) number = next++;
    GroupNumbers found{{}, numbers.size()};
    for (const std::string& group : groups) found.of.push_back(numbers[group]);
    return found;
}

std::vector<PartResult> split_by(const Judged& judged, const std::vector<std::string>& names) {
    std::map<std::string, Classified> parts;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].empty()) continue;
        Classified& part = parts[names[i]];
        part.classes = judged.classified.classes;
        part.truth.push_back(judged.classified.truth[i]);
        part.predicted.push_back(judged.classified.predicted[i]);
    }
    std::vector<PartResult> results;
    for (const auto& [name, part] : parts) {
        const ClassificationMeasures measures(part);
        results.push_back({name, part.size(), measures.measure(Measure::accuracy).value_or(0.0),
                           measures.measure(Measure::macro_f1).value_or(0.0)});
    }
    return results;
}

}  // namespace

Evaluation evaluate(const Judged& judged, std::uint64_t seed, std::size_t samples) {
    const Classified& classified = judged.classified;
    Evaluation evaluation;
    evaluation.classes = judged.classes;
    evaluation.examples = classified.size();
    const GroupNumbers groups = number_groups(judged.groups);
    evaluation.groups = groups.count;

    const ClassificationMeasures measures(classified);
    std::array<std::vector<double>, all_measures.size()> drawn;
    resample_groups(groups.of, groups.count, groups.count > 1 ? samples : 0, seed,
                    [&](const std::vector<std::uint32_t>& counts) {
                        for (const Measure measure : all_measures) {
                            const auto value = measures.measure(measure, counts);
                            if (value) drawn[static_cast<std::size_t>(measure)].push_back(*value);
                        }
                    });
    for (const Measure measure : all_measures) {
        evaluation.measures.push_back(
            {measure, measures.measure(measure),
             percentile_interval(std::move(drawn[static_cast<std::size_t>(measure)]))});
    }
    evaluation.by_class = measure_classes(classified);
    evaluation.confusion = confusion_of(classified);
    if (!classified.probabilities.empty()) evaluation.reliability = reliability_of(classified);
    evaluation.by_outlet = split_by(judged, judged.outlets);
    evaluation.by_topic = split_by(judged, judged.topics);
    return evaluation;
}

PairedComparison compare_models(const Judged& first, const Judged& second, std::uint64_t seed,
                                std::size_t samples) {
    const Classified& a = first.classified;
    const Classified& b = second.classified;
    assert(a.truth == b.truth && first.classes == second.classes);
    PairedComparison comparison;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const bool first_right = a.predicted[i] == a.truth[i];
        const bool second_right = b.predicted[i] == b.truth[i];
        if (first_right && second_right) ++comparison.both_right;
        if (first_right && !second_right) ++comparison.only_first;
        if (!first_right && second_right) ++comparison.only_second;
        if (!first_right && !second_right) ++comparison.none_right;
    }
    comparison.mcnemar_p = mcnemar_p_value(comparison.only_first, comparison.only_second);

    const ClassificationMeasures of_a(a);
    const ClassificationMeasures of_b(b);
    const GroupNumbers groups = number_groups(first.groups);
    std::array<std::vector<double>, all_measures.size()> drawn;
    resample_groups(groups.of, groups.count, groups.count > 1 ? samples : 0, seed,
                    [&](const std::vector<std::uint32_t>& counts) {
                        for (const Measure measure : all_measures) {
                            const auto x = of_a.measure(measure, counts);
                            const auto y = of_b.measure(measure, counts);
                            if (x && y) drawn[static_cast<std::size_t>(measure)].push_back(*x - *y);
                        }
                    });
    for (const Measure measure : all_measures) {
        PairedDifference one;
        one.measure = measure;
        const auto x = of_a.measure(measure);
        const auto y = of_b.measure(measure);
        std::vector<double>& differences = drawn[static_cast<std::size_t>(measure)];
        if (x && y) one.difference = *x - *y;
        if (one.difference && !differences.empty()) one.p_value = bootstrap_p_value(differences);
        one.interval = percentile_interval(std::move(differences));
        comparison.differences.push_back(one);
    }
    return comparison;
}

}  // namespace parallax
