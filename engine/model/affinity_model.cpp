#include "engine/model/affinity_model.hpp"

#include "engine/numeric/minimise.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace parallax {
namespace {

/// What an entry adds to a text's logit of its class.
struct Use {
    std::uint32_t entry = 0;
    std::uint32_t class_index = 0;
    double value = 0.0;
};

/// Uses by text, each sorted by class.
std::vector<std::vector<Use>> list_uses(const PhraseTexts& texts, const Candidates& candidates,
                                        std::span<const PhraseEvidence> entries) {
    std::vector<std::vector<Use>> uses(texts.texts.size());
    for (std::uint32_t e = 0; e < entries.size(); ++e) {
        for (const CandidateUse& use : candidates.phrases[entries[e].candidate].uses) {
            const double sentences = std::max(1U, texts.texts[use.text].scored_sentences);
            uses[use.text].push_back({e, entries[e].class_index, use.count / sentences});
        }
    }
    for (std::vector<Use>& of_text : uses) {
        std::stable_sort(of_text.begin(), of_text.end(),
                         [](const Use& a, const Use& b) { return a.class_index < b.class_index; });
    }
    return uses;
}

/// Negative log posterior. Most texts use few entries, so that most logits are bare intercepts: the
/// sum over classes is taken once and corrected for the classes a text's phrases speak for.
class AffinityObjective {
public:
    AffinityObjective(const PhraseTexts& texts, const std::vector<std::vector<Use>>& uses,
                      std::span<const std::uint8_t> used, std::size_t entries)
        : texts_(texts),
          uses_(uses),
          used_(used),
          entries_(entries),
          classes_(texts.classes.size()) {}

    double prior_sd = 1.0;

    [[nodiscard]] Eigen::Index size() const {
        return static_cast<Eigen::Index>(classes_ + entries_);
    }

    double operator()(const Eigen::VectorXd& x, Eigen::VectorXd& gradient) const {
        gradient.setZero();
        return run(x, &gradient, nullptr);
    }

    /// Σ value² p (1 − p) by entry: the curvature of the loss alone.
    [[nodiscard]] std::vector<double> curvature(const Eigen::VectorXd& x) const {
        std::vector<double> out(entries_, 0.0);
        (void)run(x, nullptr, &out);
        return out;
    }

private:
    double run(const Eigen::VectorXd& x, Eigen::VectorXd* gradient,
               std::vector<double>* curvature) const {
        const auto k = static_cast<Eigen::Index>(classes_);
        const double top = x.head(k).maxCoeff();
        std::vector<double> bare(classes_);
        double bare_sum = 0.0;
        for (std::size_t c = 0; c < classes_; ++c)
            bare_sum += bare[c] = std::exp(x[static_cast<Eigen::Index>(c)] - top);
        double loss = 0.0;
        double inverse_sums = 0.0;  // Σ 1 ÷ z over texts, for the classes no phrase speaks for
        for (std::size_t t = 0; t < uses_.size(); ++t) {
            if (used_[t] == 0) continue;
            touched_.clear();
            const std::vector<Use>& uses = uses_[t];
            double z = bare_sum;
            double own = 0.0;
            const std::uint32_t label = texts_.texts[t].class_index;
            for (std::size_t i = 0; i < uses.size();) {
                const std::uint32_t c = uses[i].class_index;
                double added = 0.0;
                for (; i < uses.size() && uses[i].class_index == c; ++i)
                    added += uses[i].value * x[k + uses[i].entry];
                const double mass = bare[c] * std::exp(added);
                z += mass - bare[c];
                if (c == label) own = added;
                touched_.push_back({c, mass});
            }
            z = std::max(z, 1e-300);
            loss -= x[label] - top + own - std::log(z);
            inverse_sums += 1.0 / z;
            if (gradient != nullptr) (*gradient)[label] -= 1.0;
            std::size_t at = 0;
            for (const auto& [c, mass] : touched_) {
                const double p = mass / z;
                if (gradient != nullptr) (*gradient)[c] += (mass - bare[c]) / z;
                for (; at < uses.size() && uses[at].class_index == c; ++at) {
                    const Use& use = uses[at];
                    if (gradient != nullptr) {
                        (*gradient)[k + use.entry] += use.value * (p - (c == label ? 1.0 : 0.0));
                    }
                    if (curvature != nullptr)
                        (*curvature)[use.entry] += use.value * use.value * p * (1.0 - p);
                }
            }
        }
        const double inverse_variance = 1.0 / (prior_sd * prior_sd);
        if (gradient != nullptr) {
            for (std::size_t c = 0; c < classes_; ++c)
                (*gradient)[static_cast<Eigen::Index>(c)] += bare[c] * inverse_sums;
            // The intercepts are known up to a constant: a slight pull to 0 settles it.
            gradient->head(k) += settle * x.head(k);
            gradient->tail(x.size() - k) += inverse_variance * x.tail(x.size() - k);
        }
        return loss + 0.5 * settle * x.head(k).squaredNorm() +
               0.5 * inverse_variance * x.tail(x.size() - k).squaredNorm();
    }

    static constexpr double settle = 1e-3;
    const PhraseTexts& texts_;
    const std::vector<std::vector<Use>>& uses_;
    std::span<const std::uint8_t> used_;
    std::size_t entries_;
    std::size_t classes_;
    mutable std::vector<std::pair<std::uint32_t, double>> touched_;  ///< kept for its memory
};

/// The intercepts less the log share of each class, around 0.
std::vector<double> even_out(const std::vector<double>& intercepts,
                             const std::vector<double>& texts_of_class) {
    std::vector<double> even(intercepts.size());
    double sum = 0.0;
    double count = 0.0;
    for (std::size_t c = 0; c < even.size(); ++c) {
        if (texts_of_class[c] <= 0.0) continue;
        even[c] = intercepts[c] - std::log(texts_of_class[c]);
        sum += even[c];
        count += 1.0;
    }
    for (std::size_t c = 0; c < even.size(); ++c) {
        if (texts_of_class[c] > 0.0) even[c] -= sum / count;
    }
    return even;
}

}  // namespace

AffinityModel fit_affinities(const PhraseTexts& texts, const Candidates& candidates,
                             std::span<const PhraseEvidence> entries,
                             std::span<const std::uint8_t> used) {
    const std::size_t classes = texts.classes.size();
    const auto uses = list_uses(texts, candidates, entries);
    std::vector<double> of_class(classes, 0.0);
    for (std::size_t t = 0; t < texts.texts.size(); ++t)
        of_class[texts.texts[t].class_index] += used[t] == 0 ? 0.0 : 1.0;

    AffinityObjective objective(texts, uses, used, entries.size());
    Eigen::VectorXd x = Eigen::VectorXd::Zero(objective.size());
    for (std::size_t c = 0; c < classes; ++c)
        x[static_cast<Eigen::Index>(c)] = std::log(std::max(of_class[c], 0.5));
    x.head(static_cast<Eigen::Index>(classes)).array() -=
        x.head(static_cast<Eigen::Index>(classes)).mean();

    constexpr int rounds = 4;
    std::vector<double> curvature;
    bool converged = false;
    for (int round = 0; round < rounds; ++round) {
        MinimiseOptions options;
        options.relative_tolerance = round + 1 < rounds ? 1e-4 : 1e-6;
        const Minimum minimum =
            minimise([&](const Eigen::VectorXd& at,
                         Eigen::VectorXd& gradient) { return objective(at, gradient); },
                     x, options);
        x = minimum.x;
        converged = minimum.converged;
        curvature = objective.curvature(x);
        if (round + 1 == rounds || entries.empty()) break;
        double squares = 0.0;
        const double inverse = 1.0 / (objective.prior_sd * objective.prior_sd);
        for (std::size_t e = 0; e < entries.size(); ++e) {
            const double b = x[static_cast<Eigen::Index>(classes + e)];
            squares += b * b + 1.0 / (curvature[e] + inverse);
        }
        objective.prior_sd = std::sqrt(squares / static_cast<double>(entries.size()));
    }

    AffinityModel model;
    model.pooling_sd = objective.prior_sd;
    model.converged = converged;
    for (std::size_t c = 0; c < classes; ++c)
        model.intercepts.push_back(x[static_cast<Eigen::Index>(c)]);
    model.even_intercepts = even_out(model.intercepts, of_class);
    const double inverse = 1.0 / (objective.prior_sd * objective.prior_sd);
    for (std::size_t e = 0; e < entries.size(); ++e) {
        model.affinities.push_back(x[static_cast<Eigen::Index>(classes + e)]);
        model.sds.push_back(1.0 / std::sqrt(curvature[e] + inverse));
    }
    return model;
}

std::vector<std::vector<double>> predict_affinities(const PhraseTexts& texts,
                                                    const Candidates& candidates,
                                                    std::span<const PhraseEvidence> entries,
                                                    const AffinityModel& model,
                                                    std::span<const std::uint8_t> used) {
    const auto uses = list_uses(texts, candidates, entries);
    std::vector<std::vector<double>> logits;
    for (std::size_t t = 0; t < texts.texts.size(); ++t) {
        if (used[t] != 0) continue;
        std::vector<double>& row = logits.emplace_back(model.intercepts);
        for (const Use& use : uses[t])
            row[use.class_index] += use.value * model.affinities[use.entry];
    }
    return logits;
}

}  // namespace parallax
