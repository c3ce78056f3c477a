#include "engine/model/choose_settings.hpp"

#include "engine/numeric/calibration.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <initializer_list>
#include <map>
#include <optional>
#include <utility>

namespace parallax {
namespace {

/// Held-out logits of all rows, over the inner folds.
struct HeldOutLogits {
    Eigen::MatrixXd logits;  ///< rows × logits
    double loss = 0.0;
    std::vector<double> loss_of_fold;
};

double log_loss(const TrainingSet& set, std::span<const std::uint32_t> rows,
                const Eigen::MatrixXd& probabilities, bool balanced) {
    double sum = 0.0;
    const Eigen::VectorXd weights = weigh_rows(set, rows, balanced);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const LabelledExample& example = set.examples[rows[i]];
        for (std::size_t k = 0; k < example.shares.size(); ++k) {
            const double p =
                probabilities(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(k));
            sum -= weights[static_cast<Eigen::Index>(i)] * example.shares[k] *
                   std::log(std::max(p, 1e-15));
        }
    }
    const double total = weights.sum();
    return total == 0.0 ? 0.0 : sum / total;
}

/// Fitting is what a search costs, so settings are given up after the first folds where they did
/// worse than `best` by more than other folds are likely to make up for; then nothing is returned.
std::optional<HeldOutLogits> hold_out(const TrainingSet& set, const Lexicon& lexicon,
                                      std::span<const std::uint32_t> rows, const Folds& folds,
                                      const TrainingSettings& settings,
                                      const HeldOutLogits* best = nullptr) {
    // The fewer texts a fold has, the more by chance.
    const double hopeless = 1.0 + 0.3 / std::sqrt(static_cast<double>(rows.size()));
    double loss = 0.0;
    double loss_of_best = 0.0;
    HeldOutLogits result;
    result.logits.resize(static_cast<Eigen::Index>(rows.size()),
                         static_cast<Eigen::Index>(set.logits()));
    for (std::uint32_t fold = 0; fold < folds.count; ++fold) {
        std::vector<std::uint32_t> learned;
        std::vector<std::uint32_t> left;
        std::vector<Eigen::Index> places;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            (folds.of[i] == fold ? left : learned).push_back(rows[i]);
            if (folds.of[i] == fold) places.push_back(static_cast<Eigen::Index>(i));
        }
        const FittedWeights fitted = fit_examples(set, lexicon, learned, settings, false);
        const Eigen::MatrixXd logits = predict_rows(set, fitted, left);
        for (std::size_t i = 0; i < places.size(); ++i)
            result.logits.row(places[i]) = logits.row(static_cast<Eigen::Index>(i));
        result.loss_of_fold.push_back(
            log_loss(set, left, probabilities_of(logits), settings.balanced));
        loss += result.loss_of_fold.back();
        if (best == nullptr) continue;
        loss_of_best += best->loss_of_fold[fold];
        if (loss > hopeless * loss_of_best) return std::nullopt;
    }
    result.loss = log_loss(set, rows, probabilities_of(result.logits), settings.balanced);
    return result;
}

bool has_made_rows(const TrainingSet& set) {
    return std::any_of(set.examples.begin(), set.examples.end(),
                       [](const LabelledExample& example) { return example.parent.has_value(); });
}

/// The search itself: keeps what lowers the loss.
class Search {
public:
    Search(const TrainingSet& set, const Lexicon& lexicon, std::span<const std::uint32_t> rows,
           const Folds& folds, const TrainingSettings& start)
        : set_(&set),
          lexicon_(&lexicon),
          rows_(rows),
          folds_(&folds),
          best_(start),
          held_out_(*hold_out(set, lexicon, rows, folds, start)) {}

    /// True if it is better by more than rounding and luck explain.
    bool try_settings(const TrainingSettings& settings) {
        if (settings == best_) return false;
        std::optional<HeldOutLogits> found =
            hold_out(*set_, *lexicon_, rows_, *folds_, settings, &held_out_);
        constexpr double least_gain = 2e-4;
        if (!found || found->loss > held_out_.loss - least_gain) return false;
        best_ = settings;
        held_out_ = std::move(*found);
        return true;
    }

    void search_width(Family family) {
        search_width([family](TrainingSettings& settings) -> double& {
            return settings.prior_sd[static_cast<std::size_t>(family)];
        });
    }

    /// `width_of` names the width that is doubled or halved as long as that helps.
    template <class WidthOf>
    void search_width(const WidthOf& width_of) {
        if (width_of(best_) == 0.0) return;
        constexpr double step = 2.0;
        constexpr int most_steps = 3;
        bool moved = false;
        for (const double factor : {step, 1.0 / step}) {
            for (int i = 0; i < most_steps && !(moved && factor < 1.0); ++i) {
                TrainingSettings next = best_;
                width_of(next) *= factor;
                if (!try_settings(next)) break;
                moved = moved || factor > 1.0;
            }
        }
    }

    [[nodiscard]] const TrainingSettings& best() const { return best_; }
    [[nodiscard]] const HeldOutLogits& held_out() const { return held_out_; }

private:
    const TrainingSet* set_;
    const Lexicon* lexicon_;
    std::span<const std::uint32_t> rows_;
    const Folds* folds_;
    TrainingSettings best_;
    HeldOutLogits held_out_;
};

/// How far the lexicon's weights, or those of a model trained before, are believed.
void search_prior_scale(Search& search, std::initializer_list<double> scales) {
    for (const double scale : scales) {
        TrainingSettings next = search.best();
        next.prior_scale = scale;
        search.try_settings(next);
    }
}

void search_settings(Search& search, const TrainingSet& set, const TrainingOptions& options) {
    const TextReading& reading = options.reading;
    // Widths mean something once it is known what they are around.
    if (!set.prior_weights.empty()) search_prior_scale(search, {2.0, 0.5, 0.25, 0.0});
    const bool has_ngrams = reading.has(Family::words) || reading.has(Family::characters);
    if (has_ngrams && !options.keeps_width) {
        for (const PriorWidth width : all_prior_widths) {
            TrainingSettings next = search.best();
            next.width = width;
            search.try_settings(next);
        }
    }
    for (const Family family : {Family::words, Family::characters, Family::lexicon, Family::axes,
                                Family::style, Family::position}) {
        const auto at = static_cast<std::size_t>(family);
        if (!reading.has(family) || options.keeps_prior_sd[at]) continue;
        search.search_width(family);
        TrainingSettings without = search.best();
        without.prior_sd[at] = 0.0;
        search.try_settings(without);
    }
    if (set.vectors != nullptr && !options.keeps_vector_sd) {
        search.search_width(
            [](TrainingSettings& settings) -> double& { return settings.vector_sd; });
        TrainingSettings without = search.best();
        without.vector_sd = 0.0;
        search.try_settings(without);
    }
    if (search.best().prior_map != PriorMap::zero && reading.has(Family::lexicon)) {
        search_prior_scale(search, {0.0, 0.3});
    }
    if (!options.keeps_l1_ratio) {
        for (const double ratio : {0.1, 0.9}) {
            TrainingSettings next = search.best();
            next.l1_ratio = ratio;
            search.try_settings(next);
        }
    }
    if (has_made_rows(set)) {
        for (const double weight : {0.1, 0.3, 0.6}) {
            TrainingSettings next = search.best();
            next.marked_weight = weight;
            search.try_settings(next);
        }
    }
}

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
    Search search(set, lexicon, rows, folds, options.settings);
    if (options.tune) search_settings(search, set, options);

    ChosenSettings chosen;
    chosen.settings = search.best();
    chosen.loss = search.held_out().loss;
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
        const PlattScale scale = fit_platt(search.held_out().logits.col(0), shares.col(0), weights);
        chosen.calibration = {scale.a, scale.b};
    } else {
        chosen.calibration = {fit_temperature(search.held_out().logits, shares, weights), 0.0};
    }
    chosen.threshold = choose_threshold(
        set, rows, calibrated_probabilities(search.held_out().logits, chosen.calibration),
        options.threshold);
    return chosen;
}

}  // namespace parallax
