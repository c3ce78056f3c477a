#include "tests/evaluate/targets_classifier.hpp"

#include "engine/numeric/minimise.hpp"
#include "engine/numeric/sparse_columns.hpp"

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

/// Rows × classes.
using Scores = Eigen::Matrix<double, Eigen::Dynamic, 3, Eigen::RowMajor>;

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
    const auto n = static_cast<Eigen::Index>(rows.size());
    const auto p = static_cast<Eigen::Index>(columns);
    const Eigen::Index q = rows.empty() ? 0 : rows.front().alike.size();
    std::vector<Eigen::Triplet<double>> places;
    Eigen::MatrixXd alike(n, q);
    for (Eigen::Index i = 0; i < n; ++i) {
        const SparseRow& row = rows[static_cast<std::size_t>(i)];
        for (std::size_t j = 0; j < row.columns.size(); ++j) {
            places.emplace_back(static_cast<int>(i), static_cast<int>(row.columns[j]),
                                row.values[j]);
        }
        alike.row(i) = row.alike.transpose();
    }
    SparseRows features(n, p);
    features.setFromTriplets(places.begin(), places.end());
    const Eigen::Index penalised = 3 * (p + q);
    const auto objective = [&](const Eigen::VectorXd& w, Eigen::VectorXd& gradient) {
        const Eigen::Map<const Scores> of_columns(w.data(), p, 3);
        const Eigen::Map<const Scores> of_alike(w.data() + 3 * p, q, 3);
        Scores scores = features * of_columns;
        scores.noalias() += alike * of_alike;
        scores.rowwise() += w.tail<3>().transpose();
        double value = 0.5 * lambda * w.head(penalised).squaredNorm();
        for (Eigen::Index i = 0; i < n; ++i) {
            const int truth = labels[static_cast<std::size_t>(i)];
            const auto of_row = softmax({scores(i, 0), scores(i, 1), scores(i, 2)});
            value -= std::log(std::max(of_row[static_cast<std::size_t>(truth)], 1e-300));
            for (int k = 0; k < 3; ++k) {
                scores(i, k) = of_row[static_cast<std::size_t>(k)] - (k == truth ? 1 : 0);
            }
        }
        gradient = lambda * w;
        Eigen::Map<Scores>(gradient.data(), p, 3) += features.transpose() * scores;
        Eigen::Map<Scores>(gradient.data() + 3 * p, q, 3).noalias() += alike.transpose() * scores;
        gradient.tail<3>() = scores.colwise().sum().transpose();
        return value;
    };
    MinimiseOptions options;
    options.relative_tolerance = 1e-6;
    options.max_iterations = 400;
    weights_ = minimise(objective, Eigen::VectorXd::Zero(penalised + 3), options).x;
}

std::array<double, 3> Classifier::predict(const SparseRow& row) const {
    const auto p = static_cast<Eigen::Index>(columns_);
    const Eigen::Map<const Scores> of_columns(weights_.data(), p, 3);
    const Eigen::Map<const Scores> of_alike(weights_.data() + 3 * p, row.alike.size(), 3);
    Eigen::RowVector3d sums = weights_.tail<3>().transpose();
    for (std::size_t i = 0; i < row.columns.size(); ++i) {
        sums += row.values[i] * of_columns.row(static_cast<Eigen::Index>(row.columns[i]));
    }
    sums += row.alike.transpose() * of_alike;
    return softmax({sums[0], sums[1], sums[2]});
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
