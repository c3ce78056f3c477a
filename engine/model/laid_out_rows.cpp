#include "engine/model/laid_out_rows.hpp"

#include "engine/model/like_words.hpp"
#include "engine/numeric/fit_sparse.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace parallax {
namespace {

constexpr std::uint32_t no_column = std::numeric_limits<std::uint32_t>::max();

double sd_of(const TrainingSettings& settings, Family family) {
    return settings.prior_sd[static_cast<std::size_t>(family)];
}

/// What a lexicon says beforehand of a term in one wording.
struct TermPrior {
    double weight = 0.0;  ///< in the outlet's wording
    std::optional<double> sd{};
};

std::unordered_map<std::string, TermPrior> list_terms(const Lexicon& lexicon) {
    std::unordered_map<std::string, TermPrior> priors;
    for (const Term& term : lexicon.terms()) {
        if (!term.axis) continue;
        priors[feature_name(term.id, Wording::outlet)].weight = term.weight;
        if (!term.sd) continue;
        for (const Wording wording : all_wordings)
            priors[feature_name(term.id, wording)].sd = *term.sd;
    }
    return priors;
}

/// Where each column of a table of so many stands among the chosen ones; no_column elsewhere.
std::vector<std::uint32_t> number_columns(std::span<const std::uint32_t> chosen, std::size_t all) {
    std::vector<std::uint32_t> place(all, no_column);
    for (std::size_t j = 0; j < chosen.size(); ++j)
        place[chosen[j]] = static_cast<std::uint32_t>(j);
    return place;
}

/// Sets all but the `most` n-gram weights that are largest in size to 0; of equal ones the first
/// stay.
void leave_largest(std::size_t most, std::vector<std::pair<double, Eigen::Index>> ngrams,
                   Eigen::MatrixXd& weights) {
    if (ngrams.size() <= most) return;
    const auto at = ngrams.begin() + static_cast<std::ptrdiff_t>(most);
    std::nth_element(ngrams.begin(), at, ngrams.end());
    for (auto one = at; one != ngrams.end(); ++one) weights.row(one->second).setZero();
}

}  // namespace

SparseRows select_features(const TrainingSet& set, std::span<const std::uint32_t> rows,
                           std::span<const std::uint32_t> columns) {
    const SparseRows& from = set.table.rows;
    const std::vector<std::uint32_t> place = number_columns(columns, set.table.names.size());
    // Columns keep their order, so each row can be written straight to its place.
    SparseRows chosen(static_cast<Eigen::Index>(rows.size()),
                      static_cast<Eigen::Index>(columns.size()));
    Eigen::Index most = 0;
    for (const std::uint32_t row : rows)
        most += from.row(static_cast<Eigen::Index>(row)).nonZeros();
    chosen.reserve(most);
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

LaidOutRows::LaidOutRows(const TrainingSet& set, const Lexicon& lexicon,
                         std::span<const std::uint32_t> rows, const TrainingSettings& settings)
    : set_(&set), used_(rows.begin(), rows.end()), min_examples_(settings.min_examples) {
    std::sort(used_.begin(), used_.end());
    const std::size_t own = used_.size();
    examples_ = static_cast<double>(own);
    for (std::uint32_t i = 0; settings.marked_weight > 0.0 && i < set.examples.size(); ++i) {
        const std::optional<std::uint32_t>& parent = set.examples[i].parent;
        if (parent && std::binary_search(used_.begin(),
                                         used_.begin() + static_cast<std::ptrdiff_t>(own), *parent))
            used_.push_back(i);
    }
    const auto n = static_cast<Eigen::Index>(used_.size());
    const auto logits = static_cast<Eigen::Index>(set.logits());
    problem_.shares.resize(n, logits);
    for (Eigen::Index i = 0; i < n; ++i) {
        const LabelledExample& example = set.examples[used_[static_cast<std::size_t>(i)]];
        for (Eigen::Index k = 0; k < logits; ++k)
            problem_.shares(i, k) = example.shares[static_cast<std::size_t>(logits == 1 ? 1 : k)];
    }
    choose_columns(settings);
    note_terms(lexicon);
    problem_.features = select_features(set, used_, columns_);
    if (set.vectors != nullptr && settings.vector_sd > 0.0)
        append_dimensions(set, columns_, problem_.features);
    laid_out_.emplace(problem_.features);
}

void LaidOutRows::choose_columns(const TrainingSettings& settings) {
    const SparseRows& table = set_->table.rows;
    std::vector<std::uint32_t> met(set_->table.names.size());
    const auto own = static_cast<std::size_t>(examples_);
    for (std::size_t r = 0; r < own; ++r) {
        for (SparseRows::InnerIterator at(table, static_cast<int>(used_[r])); at; ++at)
            ++met[static_cast<std::size_t>(at.col())];
    }
    const bool uses_vectors = set_->vectors != nullptr && settings.vector_sd > 0.0;
    auto before = set_->prior_weights.begin();  // both by name, rising
    for (std::uint32_t column = 0; column < met.size(); ++column) {
        const std::string& name = set_->table.names[column];
        while (before != set_->prior_weights.end() && before->first < name) ++before;
        Column one{family_of(name), met[column]};
        if (before != set_->prior_weights.end() && before->first == name)
            one.before = before->second;
        if (one.family != Family::lexicon) {
            if (sd_of(settings, one.family) == 0.0) continue;
            const bool is_rare =
                is_ngram(one.family) ? met[column] < min_examples_ : met[column] == 0;
            if (is_rare && !one.before && !(uses_vectors && set_->vector_of[column])) continue;
        }
        columns_.push_back(column);
        known_.push_back(one);
    }
    by_logit_ =
        Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(columns_.size()), problem_.shares.cols());
    const std::vector<std::uint32_t> place = number_columns(columns_, met.size());
    for (std::size_t r = 0; r < own; ++r) {
        for (SparseRows::InnerIterator at(table, static_cast<int>(used_[r])); at; ++at) {
            const std::uint32_t to = place[static_cast<std::size_t>(at.col())];
            if (to == no_column) continue;
            for (Eigen::Index k = 0; k < problem_.shares.cols(); ++k)
                by_logit_(static_cast<Eigen::Index>(to), k) +=
                    problem_.shares(static_cast<Eigen::Index>(r), k);
        }
    }
}

void LaidOutRows::note_terms(const Lexicon& lexicon) {
    const std::unordered_map<std::string, TermPrior> priors = list_terms(lexicon);
    for (std::size_t j = 0; j < columns_.size(); ++j) {
        if (known_[j].family != Family::lexicon) continue;
        const auto found = priors.find(set_->table.names[columns_[j]]);
        if (found == priors.end()) continue;
        known_[j].term_weight = found->second.weight;
        known_[j].term_sd = found->second.sd;
    }
}

/// Of a word that too few examples hold nothing is learned but what its vector says.
bool LaidOutRows::is_learned(const Column& column, const TrainingSettings& settings) const {
    return !is_ngram(column.family) || column.examples >= min_examples_ ||
           (column.before && settings.prior_scale != 0.0);
}

/// Prior standard deviations relative to the family's, one a kept column; mean about 1.
Eigen::VectorXd LaidOutRows::relative_widths(const TrainingSettings& settings) const {
    const auto p = static_cast<Eigen::Index>(columns_.size());
    Eigen::VectorXd widths = Eigen::VectorXd::Ones(p);
    if (settings.width == PriorWidth::even) return widths;
    // What no example holds keeps its family's width, and says nothing of the mean.
    std::vector<Eigen::Index> ngrams;
    for (Eigen::Index j = 0; j < p; ++j) {
        const Column& column = known_[static_cast<std::size_t>(j)];
        if (is_ngram(column.family) && column.examples > 0 && is_learned(column, settings) &&
            sd_of(settings, column.family) > 0.0)
            ngrams.push_back(j);
    }
    Eigen::VectorXd total = Eigen::VectorXd::Zero(by_logit_.cols());
    double all = 0.0;
    for (const Eigen::Index j : ngrams) {
        total += by_logit_.row(j).transpose();
        all += known_[static_cast<std::size_t>(j)].examples;
    }
    double sum = 0.0;
    for (const Eigen::Index j : ngrams) {
        const double met = known_[static_cast<std::size_t>(j)].examples;
        double one = 0.0;
        if (settings.width == PriorWidth::rare) {
            one = std::log((1.0 + examples_) / (1.0 + met)) + 1.0;
        } else {
            for (Eigen::Index k = 0; k < total.size(); ++k) {
                const double in = by_logit_(j, k) + 1.0;
                const double out = met - by_logit_(j, k) + 1.0;
                const double ratio =
                    std::log(in / out) - std::log((total[k] + 1.0) / (all - total[k] + 1.0));
                one = std::max(one, std::abs(ratio));
            }
            // Never quite nothing: a phrase as frequent on both sides may still matter in company.
            one += 0.1;
        }
        widths[j] = one;
        sum += one;
    }
    for (const Eigen::Index j : ngrams) widths[j] /= sum / static_cast<double>(ngrams.size());
    return widths;
}

void LaidOutRows::set_priors(const TrainingSettings& settings) {
    const auto p = static_cast<Eigen::Index>(columns_.size());
    const Eigen::Index logits = problem_.shares.cols();
    const Eigen::Index dimensions = problem_.features.cols() - p;
    problem_.prior_mean = Eigen::MatrixXd::Zero(p + dimensions, logits);
    problem_.prior_sd.resize(p + dimensions);
    problem_.prior_sd.tail(dimensions).setConstant(settings.vector_sd);
    const Eigen::VectorXd widths = relative_widths(settings);
    for (Eigen::Index j = 0; j < p; ++j) {
        const Column& column = known_[static_cast<std::size_t>(j)];
        const double sd = sd_of(settings, column.family);
        problem_.prior_sd[j] = is_learned(column, settings) ? sd * widths[j] : 0.0;
        if (column.before) {
            // A family left out is left out with what was believed of it; terms keep their mean.
            const bool is_out = sd == 0.0 && column.family != Family::lexicon;
            problem_.prior_mean(j, 0) = is_out ? 0.0 : settings.prior_scale * *column.before;
        }
        if (column.family != Family::lexicon) continue;
        // Of three or more classes none is the pole that a weight's sign names.
        if (logits == 1 && !column.before && settings.prior_map != PriorMap::zero) {
            const double weight = settings.prior_map == PriorMap::absolute
                                      ? std::abs(column.term_weight)
                                      : column.term_weight;
            problem_.prior_mean(j, 0) = settings.prior_scale * weight;
        }
        if (column.term_sd && problem_.prior_sd[j] > 0.0) problem_.prior_sd[j] = *column.term_sd;
    }
}

LogisticFit LaidOutRows::fit(const TrainingSettings& settings, double relative_tolerance,
                             const LogisticFit* near) {
    assert(settings.min_examples == min_examples_);
    problem_.weights = weigh_rows(*set_, used_, settings.balanced, settings.marked_weight);
    set_priors(settings);
    problem_.columns = &*laid_out_;
    MinimiseOptions precision;
    precision.relative_tolerance = relative_tolerance;
    return settings.l1_ratio > 0.0 ? fit_sparse(problem_, settings.l1_ratio, precision)
                                   : fit_logistic(problem_, precision, near);
}

FittedWeights LaidOutRows::finish(LogisticFit fit, const TrainingSettings& settings,
                                  bool with_sd) const {
    const auto p = static_cast<Eigen::Index>(columns_.size());
    FittedWeights fitted;
    fitted.columns = columns_;
    fitted.prior_mean = problem_.prior_mean.topRows(p);
    fitted.fit = std::move(fit);
    if (with_sd) fitted.sd = laplace_sd(problem_, fitted.fit);
    if (problem_.features.cols() > p) multiply_out(*set_, fitted);
    std::vector<std::pair<double, Eigen::Index>> ngrams;
    for (Eigen::Index j = 0; j < p; ++j) {
        if (is_ngram(known_[static_cast<std::size_t>(j)].family))
            ngrams.emplace_back(-fitted.fit.weights.row(j).cwiseAbs().maxCoeff(), j);
    }
    leave_largest(settings.max_ngrams, std::move(ngrams), fitted.fit.weights);
    return fitted;
}

}  // namespace parallax
