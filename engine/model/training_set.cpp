#include "engine/model/training_set.hpp"

#include "engine/model/laid_out_rows.hpp"

#include <algorithm>
#include <utility>

namespace parallax {
namespace {

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
    LaidOutRows laid_out(set, lexicon, rows, settings);
    // Folds need no more than what can change a decision; the model itself is fitted to the end.
    LogisticFit fit = laid_out.fit(settings, with_sd ? 1e-6 : 1e-4);
    return laid_out.finish(std::move(fit), settings, with_sd);
}

Eigen::VectorXd weigh_rows(const TrainingSet& set, std::span<const std::uint32_t> rows,
                           bool balanced, double made_weight) {
    const auto n = static_cast<Eigen::Index>(rows.size());
    const auto logits = static_cast<Eigen::Index>(set.logits());
    Eigen::VectorXd weights(n);
    Eigen::MatrixXd shares(n, logits);
    for (Eigen::Index i = 0; i < n; ++i) {
        const LabelledExample& example = set.examples[rows[static_cast<std::size_t>(i)]];
        weights[i] = example.weight * (example.parent ? made_weight : 1.0);
        for (Eigen::Index k = 0; k < logits; ++k)
            shares(i, k) = example.shares[static_cast<std::size_t>(logits == 1 ? 1 : k)];
    }
    if (balanced) balance(shares, weights);
    return weights;
}

Eigen::MatrixXd predict_rows(const TrainingSet& set, const FittedWeights& weights,
                             std::span<const std::uint32_t> rows) {
    return predict_logits(weights.fit, select_features(set, rows, weights.columns));
}

}  // namespace parallax
