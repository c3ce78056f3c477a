#include "engine/model/choose_settings.hpp"

#include "engine/model/settings_search.hpp"
#include "engine/numeric/calibration.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <optional>
#include <utility>

namespace parallax {
namespace {

double choose_threshold(const TrainingSet& set, std::span<const std::uint32_t> rows,
                        const Eigen::MatrixXd& probabilities, ThresholdRule rule) {
    if (rule == ThresholdRule::half || set.classes.size() != 2) return 0.5;
    std::vector<std::pair<double, bool>> order;
    double positives = 0.0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto truth = set.examples[rows[i]].majority();
        if (!truth) continue;
        order.emplace_back(-probabilities(static_cast<Eigen::Index>(i), 1), *truth == 1);
        positives += *truth == 1 ? 1.0 : 0.0;
    }
    std::sort(order.begin(), order.end());
    const auto all = static_cast<double>(order.size());
    double best = -1.0;
    double threshold = 0.5;
    double right = 0.0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        right += order[i].second ? 1.0 : 0.0;
        if (i + 1 < order.size() && order[i + 1].first == order[i].first) continue;
        const auto said = static_cast<double>(i + 1);
        double value = 2.0 * right / (said + positives);
        if (rule == ThresholdRule::macro_f1) {
            const double right_no = all - said - (positives - right);
            value = (value + 2.0 * right_no / (all - said + all - positives)) / 2.0;
        }
        if (value <= best) continue;
        best = value;
        const double here = -order[i].first;
        threshold = i + 1 < order.size() ? (here - order[i + 1].first) / 2.0 : here;
    }
    return threshold;
}

/// The groups that the rows belong to, those that share a text made one: it goes by the first of
/// their names, so that the order of rows does not show.
std::vector<std::string> join_groups_by_text(const TrainingSet& set,
                                             std::span<const std::uint32_t> rows, FoldKind kind) {
    std::map<std::string, std::string> joined_to;
    const auto first_name = [&](std::string name) {
        for (auto at = joined_to.find(name); at != joined_to.end() && at->second != name;
             at = joined_to.find(name))
            name = at->second;
        return name;
    };
    std::map<std::string_view, std::string> group_of_text;
    for (const std::uint32_t row : rows) {
        const LabelledExample& example = set.examples[row];
        const std::string group = group_of(example, kind);
        const std::string& other = group_of_text.emplace(example.text_key, group).first->second;
        auto [first, second] = std::minmax({first_name(group), first_name(other)});
        joined_to[std::move(second)] = std::move(first);
    }
    std::vector<std::string> names;
    for (const std::uint32_t row : rows)
        names.push_back(first_name(group_of(set.examples[row], kind)));
    return names;
}

}  // namespace

std::string group_of(const LabelledExample& example, FoldKind kind) {
    const std::string* name = nullptr;
    switch (kind) {
        case FoldKind::stratified:
            return example.text_key;
        case FoldKind::outlet:
            name = &example.outlet;
            break;
        case FoldKind::event:
            name = &example.event;
            break;
        case FoldKind::url:
            name = &example.url;
            break;
        case FoldKind::group:
            name = &example.group;
            break;
    }
    return name->empty() ? example.text_key : *name;
}

Folds make_folds(const TrainingSet& set, std::span<const std::uint32_t> rows, FoldKind kind,
                 std::uint32_t wanted, std::uint64_t seed) {
    if (kind != FoldKind::stratified)
        return grouped_folds(join_groups_by_text(set, rows, kind), wanted, seed);
    std::vector<std::string> names;
    std::vector<std::uint32_t> classes;
    for (const std::uint32_t row : rows) {
        names.push_back(set.examples[row].key);
        const std::vector<double>& shares = set.examples[row].shares;
        classes.push_back(static_cast<std::uint32_t>(
            std::max_element(shares.begin(), shares.end()) - shares.begin()));
    }
    Folds folds = stratified_folds(names, classes, wanted, seed);
    std::map<std::string_view, std::uint32_t> first_of_text;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        folds.of[i] =
            first_of_text.emplace(set.examples[rows[i]].text_key, folds.of[i]).first->second;
    }
    return folds;
}

Eigen::MatrixXd calibrated_probabilities(const Eigen::MatrixXd& logits,
                                         const Calibration& calibration) {
    return probabilities_of((calibration.a * logits.array() + calibration.b).matrix());
}

std::uint32_t decide(const std::vector<double>& probabilities, double threshold) {
    if (probabilities.size() == 2) return probabilities[1] >= threshold ? 1 : 0;
    return static_cast<std::uint32_t>(std::max_element(probabilities.begin(), probabilities.end()) -
                                      probabilities.begin());
}

ChosenSettings choose_settings(const TrainingSet& set, const Lexicon& lexicon,
                               std::span<const std::uint32_t> rows, FoldKind kind,
                               const TrainingOptions& options) {
    Folds folds = make_folds(set, rows, kind, options.inner_folds, options.seed + 1);
    // Where an outer fold leaves one group, folds by it would leave nothing to learn from.
    if (folds.count < 2)
        folds = make_folds(set, rows, FoldKind::stratified, options.inner_folds, options.seed + 1);
    InnerFolds inner(set, lexicon, rows, folds, options.settings);
    ChosenSettings chosen;
    chosen.settings = options.tune ? search_settings(inner, set, options) : options.settings;
    // Anew, so that what is learned from it does not depend on the way of the search.
    const HeldOutFit held_out = inner.hold_out(chosen.settings);
    chosen.loss = held_out.loss;
    const auto n = static_cast<Eigen::Index>(rows.size());
    const auto logits = static_cast<Eigen::Index>(set.logits());
    Eigen::MatrixXd shares(n, logits);
    // Where every class is to count the same, a probability of one half is where they weigh alike.
    const Eigen::VectorXd weights = weigh_rows(set, rows, chosen.settings.balanced);
    for (Eigen::Index i = 0; i < n; ++i) {
        const LabelledExample& example = set.examples[rows[static_cast<std::size_t>(i)]];
        for (Eigen::Index k = 0; k < logits; ++k)
            shares(i, k) = example.shares[static_cast<std::size_t>(logits == 1 ? 1 : k)];
    }
    if (logits == 1) {
        const PlattScale scale = fit_platt(held_out.logits.col(0), shares.col(0), weights);
        chosen.calibration = {scale.a, scale.b};
    } else {
        chosen.calibration = {fit_temperature(held_out.logits, shares, weights), 0.0};
    }
    chosen.threshold =
        choose_threshold(set, rows, calibrated_probabilities(held_out.logits, chosen.calibration),
                         options.threshold);
    return chosen;
}

}  // namespace parallax
