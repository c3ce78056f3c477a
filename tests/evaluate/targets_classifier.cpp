#include "tests/evaluate/targets_classifier.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <Eigen/Cholesky>
#include <Eigen/SparseCore>

namespace parallax::targets {
namespace {

using SparseFloats = Eigen::SparseMatrix<float, Eigen::RowMajor>;

/// Rows of unit length, in two parts.
struct UnitRows {
    SparseFloats columns;
    Eigen::MatrixXf alike;

    UnitRows(const std::vector<SparseRow>& rows, std::size_t width)
        : columns(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(width)),
          alike(static_cast<Eigen::Index>(rows.size()),
                rows.empty() ? 0 : rows.front().alike.size()) {
        std::vector<Eigen::Triplet<float>> places;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const SparseRow& row = rows[i];
            double sum = row.alike.squaredNorm();
            for (const double value : row.values) sum += value * value;
            const double scale = sum > 0 ? 1 / std::sqrt(sum) : 0;
            for (std::size_t j = 0; j < row.columns.size(); ++j) {
                places.emplace_back(static_cast<int>(i), static_cast<int>(row.columns[j]),
                                    static_cast<float>(scale * row.values[j]));
            }
            alike.row(static_cast<Eigen::Index>(i)) = (scale * row.alike).cast<float>().transpose();
        }
        columns.setFromTriplets(places.begin(), places.end());
    }
};

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

Eigen::MatrixXf compare_rows(const std::vector<SparseRow>& rows,
                             const std::vector<SparseRow>& others, std::size_t columns) {
    const UnitRows a(rows, columns);
    const UnitRows b(others, columns);
    const SparseFloats shared = a.columns * b.columns.transpose();
    Eigen::MatrixXf cosines = shared;
    cosines.noalias() += a.alike * b.alike.transpose();
    return (0.25F + 0.75F * cosines.array()).square().matrix();
}

Classifier::Classifier(Eigen::MatrixXf likeness, const std::vector<int>& labels, double lambda) {
    const auto n = static_cast<Eigen::Index>(labels.size());
    weights_ = Eigen::Matrix<float, Eigen::Dynamic, 3>::Zero(n, 3);
    for (Eigen::Index i = 0; i < n; ++i) weights_(i, labels[static_cast<std::size_t>(i)]) = 1;
    means_ = weights_.colwise().mean();
    weights_.rowwise() -= means_;
    likeness.diagonal().array() += static_cast<float>(lambda);
    const Eigen::LLT<Eigen::Ref<Eigen::MatrixXf>> factors(likeness);  // in place
    factors.solveInPlace(weights_);
}

std::vector<int> Classifier::predict(const Eigen::MatrixXf& likeness) const {
    Eigen::Matrix<float, Eigen::Dynamic, 3> scores = likeness * weights_;
    scores.rowwise() += means_;
    std::vector<int> classes;
    for (Eigen::Index i = 0; i < scores.rows(); ++i) {
        Eigen::Index best = 0;
        scores.row(i).maxCoeff(&best);
        classes.push_back(static_cast<int>(best));
    }
    return classes;
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
