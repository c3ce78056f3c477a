#include "engine/model/train.hpp"

#include "engine/corpus/parallel_blocks.hpp"
#include "engine/model/choose_settings.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <mutex>
#include <numeric>
#include <utility>

namespace parallax {
namespace {

/// Judgements of held-out rows: what the model, and two that read no text, say of them.
struct FoldResult {
    std::vector<std::uint32_t> rows;
    Eigen::MatrixXd probabilities;  ///< rows × classes
    double threshold = 0.5;
    double loss = 0.0;  ///< of the settings chosen, on the inner folds
    std::uint32_t commonest = 0;
    std::map<std::string, std::uint32_t> commonest_by_outlet;
};

std::uint32_t commonest_class(const std::vector<double>& mass) {
    return static_cast<std::uint32_t>(std::max_element(mass.begin(), mass.end()) - mass.begin());
}

FoldResult run_fold(const TrainingSet& set, const Lexicon& lexicon,
                    std::span<const std::uint32_t> learned, std::vector<std::uint32_t> held_out,
                    FoldKind kind, const TrainingOptions& options) {
    FoldResult result;
    const ChosenSettings chosen = choose_settings(set, lexicon, learned, kind, options);
    const FittedWeights fitted = fit_examples(set, lexicon, learned, chosen.settings, false);
    const Eigen::MatrixXd logits = predict_rows(set, fitted, held_out);
    result.probabilities = calibrated_probabilities(logits, chosen.calibration);
    result.threshold = chosen.threshold;
    result.loss = chosen.loss;
    result.rows = std::move(held_out);

    std::vector<double> mass(set.classes.size());
    std::map<std::string, std::vector<double>> by_outlet;
    for (const std::uint32_t row : learned) {
        const LabelledExample& example = set.examples[row];
        std::vector<double>& own = by_outlet[example.outlet];
        own.resize(set.classes.size());
        for (std::size_t k = 0; k < mass.size(); ++k) {
            mass[k] += example.shares[k];
            own[k] += example.shares[k];
        }
    }
    result.commonest = commonest_class(mass);
    for (const auto& [outlet, own] : by_outlet)
        result.commonest_by_outlet[outlet] = commonest_class(own);
    return result;
}

Judged empty_judged(const TrainingSet& set) {
    Judged judged;
    judged.classes = set.classes;
    judged.classified.classes = set.classes.size();
    return judged;
}

void add_example(Judged& judged, const LabelledExample& example, FoldKind kind,
                 std::uint32_t predicted) {
    judged.classified.truth.push_back(*example.majority());
    judged.classified.predicted.push_back(predicted);
    judged.groups.push_back(group_of(example, kind));
    judged.outlets.push_back(example.outlet);
    judged.topics.push_back(example.topic);
}

Validation join_folds(const TrainingSet& set, FoldKind kind,
                      const std::vector<FoldResult>& results) {
    Validation validation;
    validation.kind = kind;
    validation.folds = static_cast<std::uint32_t>(results.size());
    validation.model = empty_judged(set);
    validation.majority = empty_judged(set);
    bool has_outlets = false;
    for (const LabelledExample& example : set.examples) has_outlets |= !example.outlet.empty();
    if (has_outlets) validation.outlet_only = empty_judged(set);

    // In order of example rather than fold, so that ties in ranks do not depend on folds.
    std::map<std::uint32_t, std::pair<const FoldResult*, Eigen::Index>> by_row;
    for (const FoldResult& result : results) {
        for (std::size_t i = 0; i < result.rows.size(); ++i)
            by_row[result.rows[i]] = {&result, static_cast<Eigen::Index>(i)};
    }
    for (const auto& [row, at] : by_row) {
        const auto& [result, index] = at;
        const LabelledExample& example = set.examples[row];
        if (!example.majority()) continue;
        validation.rows.push_back(row);
        std::vector<double> p(set.classes.size());
        for (std::size_t k = 0; k < p.size(); ++k)
            p[k] = result->probabilities(index, static_cast<Eigen::Index>(k));
        add_example(validation.model, example, kind, decide(p, result->threshold));
        auto& all = validation.model.classified.probabilities;
        all.insert(all.end(), p.begin(), p.end());
        add_example(validation.majority, example, kind, result->commonest);
        if (!has_outlets) continue;
        const auto known = result->commonest_by_outlet.find(example.outlet);
        add_example(*validation.outlet_only, example, kind,
                    known == result->commonest_by_outlet.end() ? result->commonest : known->second);
    }
    return validation;
}

/// So that a model's file holds exactly the weights it is used with, and no digits of noise.
double round_to_six_digits(double number) {
    if (number == 0.0 || !std::isfinite(number)) return 0.0;
    const double scale = std::pow(10.0, 5.0 - std::floor(std::log10(std::abs(number))));
    return std::round(number * scale) / scale;
}

/// How many weights the examples moved away from what was believed.
std::uint64_t count_moved(const FittedWeights& fitted) {
    const Eigen::Index moved = (fitted.fit.weights.array() != fitted.prior_mean.array()).count();
    return static_cast<std::uint64_t>(moved);
}

/// A word and no sign or figure: files of vectors hold these too.
bool is_spelled_word(std::string_view word) {
    const auto byte = static_cast<unsigned char>(word.front());
    return byte >= 0x80 || (byte >= 'a' && byte <= 'z');
}

/// Words that no example holds, with the weight that their vectors give them.
void add_unmet_words(const TrainingSet& set, const FittedWeights& fitted, Model& model) {
    std::vector<bool> is_met(set.vectors->size());
    for (const std::uint32_t column : fitted.columns) {
        if (set.vector_of[column]) is_met[*set.vector_of[column]] = true;
    }
    for (std::size_t word = 0; word < is_met.size(); ++word) {
        if (is_met[word] || !is_spelled_word(set.vectors->word(word))) continue;
        const auto vector = set.vectors->rows().row(static_cast<Eigen::Index>(word));
        const Eigen::RowVectorXd weights = vector * fitted.of_vectors;
        const Eigen::RowVectorXd variances = vector.cwiseAbs2() * fitted.sd_of_vectors.cwiseAbs2();
        for (Eigen::Index k = 0; k < weights.size(); ++k) {
            ModelFeature feature{"w:" + set.vectors->word(word), round_to_six_digits(weights[k]),
                                 round_to_six_digits(std::sqrt(variances[k])), 0.0,
                                 static_cast<std::uint32_t>(k)};
            if (feature.weight != 0.0) model.features.push_back(std::move(feature));
        }
    }
}

/// Leaves the `most` n-grams whose weights are largest in size, for a model file has its limits.
void leave_largest(std::size_t most, Model& model) {
    std::vector<double> sizes;
    for (const ModelFeature& feature : model.features) {
        if (is_ngram(family_of(feature.name))) sizes.push_back(std::abs(feature.weight));
    }
    if (sizes.size() <= most) return;
    const auto at = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() - most);
    std::nth_element(sizes.begin(), at, sizes.end());
    std::erase_if(model.features, [&](const ModelFeature& feature) {
        return is_ngram(family_of(feature.name)) && std::abs(feature.weight) < *at;
    });
}

void make_features(const TrainingSet& set, const FittedWeights& fitted, std::size_t most_ngrams,
                   Model& model) {
    const auto logits = static_cast<Eigen::Index>(set.logits());
    for (std::size_t j = 0; j < fitted.columns.size(); ++j) {
        const auto row = static_cast<Eigen::Index>(j);
        for (Eigen::Index k = 0; k < logits; ++k) {
            ModelFeature feature{
                set.table.names[fitted.columns[j]], round_to_six_digits(fitted.fit.weights(row, k)),
                round_to_six_digits(fitted.sd(row, k)),
                round_to_six_digits(fitted.prior_mean(row, k)), static_cast<std::uint32_t>(k)};
            if (feature.weight == 0.0 && feature.prior == 0.0) continue;
            model.features.push_back(std::move(feature));
        }
    }
    if (fitted.of_vectors.size() > 0) {
        add_unmet_words(set, fitted, model);
        leave_largest(most_ngrams, model);
    }
    std::sort(model.features.begin(), model.features.end(),
              [](const ModelFeature& a, const ModelFeature& b) {
                  return std::tie(a.name, a.class_index) < std::tie(b.name, b.class_index);
              });
    if (logits == 1) {
        model.intercept = round_to_six_digits(fitted.fit.intercepts[0]);
        return;
    }
    for (Eigen::Index k = 0; k < logits; ++k)
        model.class_intercepts.push_back(round_to_six_digits(fitted.fit.intercepts[k]));
}

}  // namespace

std::string_view name_of(FoldKind kind) {
    switch (kind) {
        case FoldKind::stratified:
            return "stratified";
        case FoldKind::outlet:
            return "outlet";
        case FoldKind::event:
            return "event";
        case FoldKind::url:
            return "url";
        case FoldKind::group:
            return "group";
    }
    return "stratified";
}

std::string_view name_of(ThresholdRule rule) {
    switch (rule) {
        case ThresholdRule::half:
            return "half";
        case ThresholdRule::f1:
            return "f1";
        case ThresholdRule::macro_f1:
            return "macro-f1";
    }
    return "half";
}

Training train_model(const TrainingSet& set, const Lexicon& lexicon,
                     const TrainingOptions& options) {
    std::vector<std::uint32_t> own;
    for (std::uint32_t i = 0; i < set.examples.size(); ++i) {
        if (!set.examples[i].parent) own.push_back(i);
    }

    // One task a fold of each kind, and one for the model itself.
    struct Task {
        std::size_t kind = 0;
        std::uint32_t fold = 0;
    };
    std::vector<Task> tasks;
    std::vector<Folds> folds;
    for (std::size_t k = 0; options.validate && k < options.fold_kinds.size(); ++k) {
        folds.push_back(make_folds(set, own, options.fold_kinds[k], options.folds, options.seed));
        for (std::uint32_t fold = 0; fold < folds[k].count; ++fold) tasks.push_back({k, fold});
    }
    std::vector<FoldResult> results(tasks.size());
    ChosenSettings chosen;
    std::mutex mutex;
    std::size_t done = 0;
    for_each_block(tasks.size() + 1, options.threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t t = begin; t < end; ++t) {
            if (t == tasks.size()) {
                chosen = choose_settings(set, lexicon, own, options.fold_kinds.front(), options);
            } else {
                const Folds& of_kind = folds[tasks[t].kind];
                std::vector<std::uint32_t> learned;
                std::vector<std::uint32_t> held_out;
                for (std::size_t i = 0; i < own.size(); ++i)
                    (of_kind.of[i] == tasks[t].fold ? held_out : learned).push_back(own[i]);
                results[t] = run_fold(set, lexicon, learned, std::move(held_out),
                                      options.fold_kinds[tasks[t].kind], options);
            }
            const std::lock_guard lock(mutex);
            ++done;
            const double loss = t == tasks.size() ? chosen.loss : results[t].loss;
            if (options.progress) options.progress({done, tasks.size() + 2, loss});
        }
    });

    Training training;
    training.settings = chosen.settings;
    for (std::size_t k = 0; k < folds.size(); ++k) {
        std::vector<FoldResult> of_kind;
        for (std::size_t t = 0; t < tasks.size(); ++t) {
            if (tasks[t].kind == k) of_kind.push_back(std::move(results[t]));
        }
        training.validations.push_back(join_folds(set, options.fold_kinds[k], of_kind));
    }

    const FittedWeights fitted = fit_examples(set, lexicon, own, chosen.settings, true);
    if (options.progress) options.progress({tasks.size() + 2, tasks.size() + 2, chosen.loss});
    training.converged = fitted.fit.converged;
    training.kept_features = fitted.columns.size();
    Model& model = training.model;
    model.id = options.id;
    model.task = options.task;
    model.classes = set.classes;
    model.calibration = Calibration{round_to_six_digits(chosen.calibration.a),
                                    round_to_six_digits(chosen.calibration.b)};
    if (options.threshold != ThresholdRule::half)
        model.threshold = round_to_six_digits(chosen.threshold);
    model.prior_map = chosen.settings.prior_map;
    model.reading = options.reading;
    make_features(set, fitted, chosen.settings.max_ngrams, model);
    TrainingRecord& record = model.training.emplace();
    record.examples = own.size();
    record.seed = options.seed;
    record.folds = options.folds;
    if (chosen.settings.l1_ratio > 0.0)
        record.metrics.emplace_back("l1_ratio", chosen.settings.l1_ratio);
    training.moved_weights = count_moved(fitted);
    return training;
}

}  // namespace parallax
