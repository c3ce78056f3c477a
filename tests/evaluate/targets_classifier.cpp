#include "tests/evaluate/targets_classifier.hpp"

#include "engine/numeric/minimise.hpp"

#include <algorithm>
#include <cmath>

namespace parallax::targets {
namespace {

std::array<double, 3> softmax(std::array<double, 3> scores) {
    const double most = *std::max_element(scores.begin(), scores.end());
    double sum = 0;
    for (double& score : scores) sum += score = std::exp(score - most);
    for (double& score : scores) score /= sum;
    return scores;
}

std::array<double, 3> score(const SparseRow& row, const Eigen::VectorXd& weights,
                            std::size_t columns) {
    std::array<double, 3> scores{};
    const auto last = static_cast<Eigen::Index>(columns) * 3;
    for (int k = 0; k < 3; ++k) scores[static_cast<std::size_t>(k)] = weights[last + k];
    for (std::size_t i = 0; i < row.columns.size(); ++i) {
        const auto at = static_cast<Eigen::Index>(row.columns[i]) * 3;
        for (int k = 0; k < 3; ++k) {
            scores[static_cast<std::size_t>(k)] += row.values[i] * weights[at + k];
        }
    }
    return scores;
}

}  // namespace

Columns::Columns(const std::vector<const NamedFeatures*>& rows, int least) {
    std::unordered_map<std::string, int> seen;
    for (const NamedFeatures* row : rows) {
        for (const auto& [name, value] : *row) ++seen[name];
    }
    for (const NamedFeatures* row : rows) {
        for (const auto& [name, value] : *row) {
            if (seen[name] < least) continue;
            const auto [at, is_new] = index_.try_emplace(name, static_cast<std::uint32_t>(size_));
            if (is_new) ++size_;
        }
    }
}

SparseRow Columns::make_row(const NamedFeatures& features) const {
    SparseRow row;
    for (const auto& [name, value] : features) {
        const auto found = index_.find(name);
        if (found == index_.end()) continue;
        row.columns.push_back(found->second);
        row.values.push_back(value);
    }
    return row;
}

Classifier::Classifier(const std::vector<SparseRow>& rows, const std::vector<int>& labels,
                       std::size_t columns, double lambda)
    : columns_(columns) {
    const auto penalised = static_cast<Eigen::Index>(columns) * 3;
    const auto objective = [&](const Eigen::VectorXd& w, Eigen::VectorXd& gradient) {
        gradient.setZero();
        gradient.head(penalised) = lambda * w.head(penalised);
        double value = 0.5 * lambda * w.head(penalised).squaredNorm();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto truth = static_cast<std::size_t>(labels[i]);
            std::array<double, 3> p = softmax(score(rows[i], w, columns_));
            value -= std::log(std::max(p[truth], 1e-300));
            p[truth] -= 1;
            for (std::size_t j = 0; j < rows[i].columns.size(); ++j) {
                const auto at = static_cast<Eigen::Index>(rows[i].columns[j]) * 3;
                for (int k = 0; k < 3; ++k) {
                    gradient[at + k] += p[static_cast<std::size_t>(k)] * rows[i].values[j];
                }
            }
            for (int k = 0; k < 3; ++k) {
                gradient[penalised + k] += p[static_cast<std::size_t>(k)];
            }
        }
        return value;
    };
    MinimiseOptions options;
    options.relative_tolerance = 1e-6;
    options.max_iterations = 400;
    weights_ = minimise(objective, Eigen::VectorXd::Zero(penalised + 3), options).x;
}

std::array<double, 3> Classifier::predict(const SparseRow& row) const {
    return softmax(score(row, weights_, columns_));
}

double Confusion::f1(std::size_t label) const {
    double found = 0;
    double wanted = 0;
    for (std::size_t other = 0; other < 3; ++other) {
        found += counts[other][label];
        wanted += counts[label][other];
    }
    const double both = found + wanted;
    return both == 0 ? 0 : 2 * counts[label][label] / both;
}

double Confusion::accuracy() const {
    double right = 0;
    double all = 0;
    for (std::size_t a = 0; a < 3; ++a) {
        for (std::size_t b = 0; b < 3; ++b) all += counts[a][b];
        right += counts[a][a];
    }
    return all == 0 ? 0 : right / all;
}

}  // namespace parallax::targets
