#include "engine/model/training_set.hpp"

#include "engine/model/like_words.hpp"
#include "engine/numeric/fit_sparse.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <unordered_map>
#include <utility>

namespace parallax {
namespace {

constexpr std::uint32_t no_column = std::numeric_limits<std::uint32_t>::max();

/// The chosen rows of the table, its columns renumbered; `place` holds no_column for those left
/// out.
SparseRows select(const SparseRows& from, std::span<const std::uint32_t> rows,
                  const std::vector<std::uint32_t>& place, std::size_t columns) {
    // Columns keep their order, so each row can be written straight to its place.
    SparseRows chosen(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(columns));
    chosen.reserve(from.nonZeros());
    for (std::size_t r = 0; r < rows.size(); ++r) {
        chosen.startVec(static_cast<Eigen::Index>(r));
        for (SparseRows::InnerIterator at(from, static_cast<int>(rows[r])); at; ++at) {
            const std::uint32_t column = place[static_cast<std::size_t>(at.col())];
            if (column == no_column) continue;
            chosen.insertBack(static_cast<Eigen::Index>(r), static_cast<Eigen::Index>(column)) =
                at.value();
        }
    }
    chosen.finalize();
    return chosen;
}

/// In how many rows each column is met, in all and by class share. Made rows do not count.
struct ColumnCounts {
    std::vector<std::uint32_t> examples;
    Eigen::MatrixXd by_logit;  ///< columns × logits
};

ColumnCounts count_columns(const TrainingSet& set, std::span<const std::uint32_t> rows,
                           const Eigen::MatrixXd& shares) {
    const SparseRows& table = set.table.rows;
    const auto columns = static_cast<std::size_t>(table.cols());
    ColumnCounts counts{std::vector<std::uint32_t>(columns),
                        Eigen::MatrixXd::Zero(table.cols(), shares.cols())};
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (set.examples[rows[r]].parent) continue;
        for (SparseRows::InnerIterator at(table, static_cast<int>(rows[r])); at; ++at) {
            ++counts.examples[static_cast<std::size_t>(at.col())];
            counts.by_logit.row(at.col()) += shares.row(static_cast<Eigen::Index>(r));
        }
    }
    return counts;
}

/// Prior standard deviations relative to the family's, one a kept column; mean about 1.
Eigen::VectorXd relative_widths(const TrainingSet& set, const ColumnCounts& counts,
                                std::span<const std::uint32_t> kept, double examples,
                                PriorWidth width) {
    Eigen::VectorXd widths = Eigen::VectorXd::Ones(static_cast<Eigen::Index>(kept.size()));
    if (width == PriorWidth::even) return widths;
    Eigen::VectorXd total = Eigen::VectorXd::Zero(counts.by_logit.cols());
    for (const std::uint32_t column : kept) {
        if (is_ngram(family_of(set.table.names[column])))
            total += counts.by_logit.row(column).transpose();
    }
    double all = 0.0;
    for (const std::uint32_t column : kept) {
        if (is_ngram(family_of(set.table.names[column]))) all += counts.examples[column];
    }
    // What no example holds keeps its family's width, and says nothing of the mean.
    const auto has_width = [&](std::uint32_t column) {
        return counts.examples[column] > 0 && is_ngram(family_of(set.table.names[column]));
    };
    double sum = 0.0;
    double number = 0.0;
    for (std::size_t j = 0; j < kept.size(); ++j) {
        if (!has_width(kept[j])) continue;
        const double met = counts.examples[kept[j]];
        double one = 0.0;
        if (width == PriorWidth::rare) {
            one = std::log((1.0 + examples) / (1.0 + met)) + 1.0;
        } else {
            for (Eigen::Index k = 0; k < total.size(); ++k) {
                const double in = counts.by_logit(kept[j], k) + 1.0;
                const double out = met - counts.by_logit(kept[j], k) + 1.0;
                const double ratio =
                    std::log(in / out) - std::log((total[k] + 1.0) / (all - total[k] + 1.0));
                one = std::max(one, std::abs(ratio));
            }
            // Never quite nothing: a phrase as frequent on both sides may still matter in company.
            one += 0.1;
        }
        widths[static_cast<Eigen::Index>(j)] = one;
        sum += one;
        number += 1.0;
    }
    if (number == 0.0) return widths;
    for (std::size_t j = 0; j < kept.size(); ++j) {
        if (has_width(kept[j])) widths[static_cast<Eigen::Index>(j)] /= sum / number;
    }
    return widths;
}

/// Prior mean of each "<term id>@outlet".
std::unordered_map<std::string, double> map_lexicon(const Lexicon& lexicon,
                                                    const TrainingSettings& settings) {
    std::unordered_map<std::string, double> means;
    if (settings.prior_map == PriorMap::zero) return means;
    for (const Term& term : lexicon.terms()) {
        if (!term.axis) continue;
        const double weight =
            settings.prior_map == PriorMap::absolute ? std::abs(term.weight) : term.weight;
        means[feature_name(term.id, Wording::outlet)] = settings.prior_scale * weight;
    }
    return means;
}

/// Prior standard deviations that the lexicon itself states.
std::unordered_map<std::string, double> stated_sds(const Lexicon& lexicon) {
    std::unordered_map<std::string, double> sds;
    for (const Term& term : lexicon.terms()) {
        if (!term.axis || !term.sd) continue;
        for (const Wording wording : all_wordings) sds[feature_name(term.id, wording)] = *term.sd;
    }
    return sds;
}

/// Sets all but the `most` n-gram weights that are largest in size to 0.
void prune(const TrainingSet& set, std::span<const std::uint32_t> columns, std::size_t most,
           Eigen::MatrixXd& weights) {
    std::vector<std::pair<double, Eigen::Index>> order;
    for (std::size_t j = 0; j < columns.size(); ++j) {
        if (!is_ngram(family_of(set.table.names[columns[j]]))) continue;
        const auto row = static_cast<Eigen::Index>(j);
        order.emplace_back(-weights.row(row).cwiseAbs().maxCoeff(), row);
    }
    if (order.size() <= most) return;
    std::sort(order.begin(), order.end());
    for (std::size_t i = most; i < order.size(); ++i) weights.row(order[i].second).setZero();
}

void balance(const Eigen::MatrixXd& shares, Eigen::VectorXd& weights) {
    const double total = weights.sum();
    const bool is_binary = shares.cols() == 1;
    const Eigen::Index classes = is_binary ? 2 : shares.cols();
    Eigen::MatrixXd by_class(shares.rows(), classes);
    if (is_binary) {
        by_class.col(0) = (1.0 - shares.col(0).array()).matrix();
        by_class.col(1) = shares.col(0);
    } else {
        by_class = shares;
    }
    const Eigen::RowVectorXd mass = weights.transpose() * by_class;
    for (Eigen::Index i = 0; i < weights.size(); ++i) {
        double factor = 0.0;
        for (Eigen::Index k = 0; k < classes; ++k) {
            if (mass[k] > 0.0)
                factor += by_class(i, k) * total / (static_cast<double>(classes) * mass[k]);
        }
        weights[i] *= factor;
    }
}

}  // namespace

bool is_ngram(Family family) {
    return family == Family::words || family == Family::characters || family == Family::position;
}

std::string_view name_of(PriorWidth width) {
    switch (width) {
        case PriorWidth::even:
            return "even";
        case PriorWidth::rare:
            return "rare";
        case PriorWidth::ratio:
            return "ratio";
    }
    return "even";
}

std::optional<std::uint32_t> LabelledExample::majority() const {
    const auto most = std::max_element(shares.begin(), shares.end());
    if (std::count(shares.begin(), shares.end(), *most) != 1) return std::nullopt;
    return static_cast<std::uint32_t>(most - shares.begin());
}

FittedWeights fit_examples(const TrainingSet& set, const Lexicon& lexicon,
                           std::span<const std::uint32_t> rows, const TrainingSettings& settings,
                           bool with_sd) {
    std::vector<std::uint32_t> used(rows.begin(), rows.end());
    std::sort(used.begin(), used.end());
    const std::size_t own = used.size();
    if (settings.marked_weight > 0.0) {
        for (std::uint32_t i = 0; i < set.examples.size(); ++i) {
            const std::optional<std::uint32_t>& parent = set.examples[i].parent;
            if (parent &&
                std::binary_search(used.begin(), used.begin() + static_cast<std::ptrdiff_t>(own),
                                   *parent))
                used.push_back(i);
        }
    }

    const auto n = static_cast<Eigen::Index>(used.size());
    const auto logits = static_cast<Eigen::Index>(set.logits());
    LogisticProblem problem;
    problem.shares.resize(n, logits);
    problem.weights.resize(n);
    double examples = 0.0;
    for (Eigen::Index i = 0; i < n; ++i) {
        const LabelledExample& example = set.examples[used[static_cast<std::size_t>(i)]];
        for (Eigen::Index k = 0; k < logits; ++k)
            problem.shares(i, k) = example.shares[static_cast<std::size_t>(logits == 1 ? 1 : k)];
        problem.weights[i] = example.weight * (example.parent ? settings.marked_weight : 1.0);
        examples += example.parent ? 0.0 : 1.0;
    }
    const ColumnCounts counts = count_columns(set, used, problem.shares);
    if (settings.balanced) balance(problem.shares, problem.weights);

    FittedWeights fitted;
    const bool uses_vectors = set.vectors != nullptr && settings.vector_sd > 0.0;
    const std::size_t columns = set.table.names.size();
    std::vector<std::uint32_t> place(columns, no_column);
    for (std::uint32_t column = 0; column < columns; ++column) {
        const Family family = family_of(set.table.names[column]);
        const bool is_off = settings.prior_sd[static_cast<std::size_t>(family)] == 0.0;
        if (family != Family::lexicon && is_off) continue;
        const bool is_believed =
            settings.prior_scale != 0.0 && set.prior_weights.contains(set.table.names[column]);
        if (!is_believed && !(uses_vectors && set.vector_of[column])) {
            if (is_ngram(family) && counts.examples[column] < settings.min_examples) continue;
            if (family != Family::lexicon && counts.examples[column] == 0) continue;
        }
        place[column] = static_cast<std::uint32_t>(fitted.columns.size());
        fitted.columns.push_back(column);
    }
    const auto p = static_cast<Eigen::Index>(fitted.columns.size());
    problem.features = select(set.table.rows, used, place, fitted.columns.size());
    problem.prior_mean = Eigen::MatrixXd::Zero(p, logits);
    problem.prior_sd.resize(p);
    const auto means = map_lexicon(lexicon, settings);
    const auto stated = stated_sds(lexicon);
    const Eigen::VectorXd widths =
        relative_widths(set, counts, fitted.columns, examples, settings.width);
    for (Eigen::Index j = 0; j < p; ++j) {
        const std::string& name = set.table.names[fitted.columns[static_cast<std::size_t>(j)]];
        const Family family = family_of(name);
        problem.prior_sd[j] = settings.prior_sd[static_cast<std::size_t>(family)] * widths[j];
        const auto before = set.prior_weights.find(name);
        const bool is_known_before = before != set.prior_weights.end();
        // Of a word that too few examples hold nothing is learned but what its vector says.
        if (is_ngram(family) && !is_known_before &&
            counts.examples[fitted.columns[static_cast<std::size_t>(j)]] < settings.min_examples)
            problem.prior_sd[j] = 0.0;
        if (is_known_before) problem.prior_mean(j, 0) = settings.prior_scale * before->second;
        if (family != Family::lexicon) continue;
        // Of three or more classes none is the pole that a weight's sign names.
        const auto mean = means.find(name);
        if (logits == 1 && mean != means.end() && !is_known_before)
            problem.prior_mean(j, 0) = mean->second;
        const auto sd = stated.find(name);
        if (sd != stated.end() && problem.prior_sd[j] > 0.0) problem.prior_sd[j] = sd->second;
    }
    fitted.prior_mean = problem.prior_mean;
    if (uses_vectors) append_dimensions(set, fitted.columns, settings.vector_sd, problem);
    // Folds need no more than what can change a decision; the model itself is fitted to the end.
    MinimiseOptions precision;
    precision.relative_tolerance = with_sd ? 1e-6 : 1e-4;
    fitted.fit = settings.l1_ratio > 0.0 ? fit_sparse(problem, settings.l1_ratio, precision)
                                         : fit_logistic(problem, precision);
    if (with_sd) fitted.sd = laplace_sd(problem, fitted.fit);
    if (uses_vectors) multiply_out(set, fitted);
    prune(set, fitted.columns, settings.max_ngrams, fitted.fit.weights);
    return fitted;
}

Eigen::VectorXd weigh_rows(const TrainingSet& set, std::span<const std::uint32_t> rows,
                           bool balanced) {
    const auto n = static_cast<Eigen::Index>(rows.size());
    const auto logits = static_cast<Eigen::Index>(set.logits());
    Eigen::VectorXd weights(n);
    Eigen::MatrixXd shares(n, logits);
    for (Eigen::Index i = 0; i < n; ++i) {
        const LabelledExample& example = set.examples[rows[static_cast<std::size_t>(i)]];
        weights[i] = example.weight;
        for (Eigen::Index k = 0; k < logits; ++k)
            shares(i, k) = example.shares[static_cast<std::size_t>(logits == 1 ? 1 : k)];
    }
    if (balanced) balance(shares, weights);
    return weights;
}

Eigen::MatrixXd predict_rows(const TrainingSet& set, const FittedWeights& weights,
                             std::span<const std::uint32_t> rows) {
    std::vector<std::uint32_t> place(set.table.names.size(), no_column);
    for (std::size_t j = 0; j < weights.columns.size(); ++j)
        place[weights.columns[j]] = static_cast<std::uint32_t>(j);
    return predict_logits(weights.fit, select(set.table.rows, rows, place, weights.columns.size()));
}

}  // namespace parallax
