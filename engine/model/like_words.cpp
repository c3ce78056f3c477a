#include "engine/model/like_words.hpp"

#include <utility>

namespace parallax {

std::optional<std::uint32_t> find_vector(const WordVectors& vectors, std::string_view feature) {
    if (family_of(feature) != Family::words) return std::nullopt;
    return vectors.find(feature.substr(feature.find(':') + 1));
}

void append_dimensions(const TrainingSet& set, std::span<const std::uint32_t> columns, double sd,
                       LogisticProblem& problem) {
    const Eigen::MatrixXd& vectors = set.vectors->rows();
    const Eigen::Index features = problem.features.cols();
    const Eigen::Index dimensions = vectors.cols();
    SparseRows wider(problem.features.rows(), features + dimensions);
    wider.reserve(problem.features.nonZeros() + problem.features.rows() * dimensions);
    for (Eigen::Index row = 0; row < problem.features.rows(); ++row) {
        wider.startVec(row);
        Eigen::RowVectorXd sum = Eigen::RowVectorXd::Zero(dimensions);
        for (SparseRows::InnerIterator at(problem.features, row); at; ++at) {
            wider.insertBack(row, at.col()) = at.value();
            const auto vector = set.vector_of[columns[static_cast<std::size_t>(at.col())]];
            if (vector) sum += at.value() * vectors.row(*vector);
        }
        for (Eigen::Index d = 0; d < dimensions; ++d) {
            if (sum[d] != 0.0) wider.insertBack(row, features + d) = sum[d];
        }
    }
    wider.finalize();
    problem.features = std::move(wider);
    problem.prior_mean.conservativeResize(features + dimensions, Eigen::NoChange);
    problem.prior_mean.bottomRows(dimensions).setZero();
    problem.prior_sd.conservativeResize(features + dimensions);
    problem.prior_sd.tail(dimensions).setConstant(sd);
}

void multiply_out(const TrainingSet& set, FittedWeights& fitted) {
    const Eigen::MatrixXd& vectors = set.vectors->rows();
    const auto features = static_cast<Eigen::Index>(fitted.columns.size());
    fitted.of_vectors = fitted.fit.weights.bottomRows(vectors.cols());
    fitted.fit.weights.conservativeResize(features, Eigen::NoChange);
    if (fitted.sd.size() > 0) {
        fitted.sd_of_vectors = fitted.sd.bottomRows(vectors.cols());
        fitted.sd.conservativeResize(features, Eigen::NoChange);
    }
    for (Eigen::Index row = 0; row < features; ++row) {
        const auto vector = set.vector_of[fitted.columns[static_cast<std::size_t>(row)]];
        if (!vector) continue;
        fitted.fit.weights.row(row) += vectors.row(*vector) * fitted.of_vectors;
        if (fitted.sd.size() == 0) continue;
        const Eigen::RowVectorXd variance =
            vectors.row(*vector).cwiseAbs2() * fitted.sd_of_vectors.cwiseAbs2();
        fitted.sd.row(row) = (fitted.sd.row(row).cwiseAbs2() + variance).cwiseSqrt();
    }
}

}  // namespace parallax
