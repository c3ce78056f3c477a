#include "engine/model/lexicon_proposal.hpp"

#include "engine/lexicon/loaded_lexicon.hpp"
#include "engine/model/train.hpp"
#include "engine/numeric/classification.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace parallax {
namespace {

const ModelFeature* find_feature(const Model& model, const std::string& name) {
    const auto found = std::lower_bound(model.features.begin(), model.features.end(), name,
                                        [](const ModelFeature& feature, const std::string& wanted) {
                                            return feature.name < wanted;
                                        });
    return found != model.features.end() && found->name == name ? &*found : nullptr;
}

}  // namespace

std::vector<ProposedLexicon> propose_lexicons(std::span<const std::filesystem::path> folders,
                                              const Model& model) {
    constexpr double rounding = 1e-4;
    std::vector<ProposedLexicon> proposals;
    for (LoadedLexicon& loaded : load_lexicons(folders)) {
        const std::string id = loaded.declared.id.value;
        const std::filesystem::path path = loaded.folder.name;
        ProposedLexicon proposal{id, std::move(loaded.folder), 0, path, id, loaded.sha256};
        for (const TermRow& row : loaded.terms) {
            if (row.axis.empty()) continue;
            const ModelFeature* const feature =
                find_feature(model, feature_name(row.term.id, Wording::outlet));
            if (feature == nullptr || std::abs(feature->weight - feature->prior) < rounding)
                continue;
            const bool keeps_sign = model.prior_map == PriorMap::absolute && row.term.weight < 0.0;
            const double weight = keeps_sign ? -feature->weight : feature->weight;
            proposal.folder.terms.set(row.row, "weight", fmt::format("{:.3f}", weight));
            proposal.folder.terms.set(row.row, "sd", fmt::format("{:.3f}", feature->sd));
            ++proposal.changed;
        }
        proposals.push_back(std::move(proposal));
    }
    return proposals;
}

std::optional<ProposalEvaluation> evaluate_proposal(const TrainingSet& set, const Lexicon& lexicon,
                                                    const Training& training,
                                                    const TrainingOptions& options) {
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < set.examples.size(); ++row) {
        if (!set.examples[row].parent && set.examples[row].majority()) rows.push_back(row);
    }
    const FoldKind kind = options.fold_kinds.front();
    const Folds folds = make_folds(set, rows, kind, options.folds, options.seed);
    if (folds.count < 2) return std::nullopt;

    // A row's score by the weights of columns, terms in the outlet's wording alone.
    const Model before = make_lexicon_model(lexicon);
    std::vector<double> old_weights(set.table.names.size(), 0.0);
    std::vector<bool> is_own(old_weights.size(), false);
    for (std::size_t column = 0; column < old_weights.size(); ++column) {
        const ModelFeature* const feature = find_feature(before, set.table.names[column]);
        if (feature == nullptr || !set.table.names[column].ends_with("@outlet")) continue;
        is_own[column] = true;
        old_weights[column] = training.settings.prior_map == PriorMap::absolute
                                  ? std::abs(feature->weight)
                                  : feature->weight;
    }
    const auto score = [&](std::uint32_t row, const std::vector<double>& weights) {
        double sum = 0.0;
        for (SparseRows::InnerIterator at(set.table.rows, static_cast<int>(row)); at; ++at)
            sum += at.value() * weights[static_cast<std::size_t>(at.col())];
        return sum;
    };
    Classified old_scores;
    Classified new_scores;
    const auto add = [](Classified& to, std::uint32_t truth, double logit) {
        const double p = 1.0 / (1.0 + std::exp(-logit));
        to.truth.push_back(truth);
        to.predicted.push_back(p > 0.5 ? 1 : 0);
        to.probabilities.push_back(1.0 - p);
        to.probabilities.push_back(p);
    };
    for (std::uint32_t fold = 0; fold < folds.count; ++fold) {
        std::vector<std::uint32_t> learned;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (folds.of[i] != fold) learned.push_back(rows[i]);
        }
        const FittedWeights fitted = fit_examples(set, lexicon, learned, training.settings, false);
        std::vector<double> weights(old_weights);
        for (std::size_t j = 0; j < fitted.columns.size(); ++j) {
            if (is_own[fitted.columns[j]])
                weights[fitted.columns[j]] = fitted.fit.weights(static_cast<Eigen::Index>(j), 0);
        }
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (folds.of[i] != fold) continue;
            const std::uint32_t truth = *set.examples[rows[i]].majority();
            add(old_scores, truth, score(rows[i], old_weights));
            add(new_scores, truth, score(rows[i], weights));
        }
    }
    const auto old_auc = ClassificationMeasures(old_scores).measure(Measure::auc);
    const auto new_auc = ClassificationMeasures(new_scores).measure(Measure::auc);
    if (!old_auc || !new_auc) return std::nullopt;
    ProposalEvaluation out;
    out.before = *old_auc;
    out.after = *new_auc;
    out.examples = rows.size();
    out.folds = folds.count;
    out.fold_kind = name_of(kind);
    return out;
}

}  // namespace parallax
