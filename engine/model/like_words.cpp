#include "engine/model/like_words.hpp"

#include <string>
#include <utility>
#include <vector>

namespace parallax {

std::optional<std::uint32_t> find_vector(const WordVectors& vectors, std::string_view feature) {
    if (family_of(feature) != Family::words) return std::nullopt;
    return vectors.find(feature.substr(feature.find(':') + 1));
}

VectorCoverage cover_words(const TrainingSet& set) {
    std::vector<std::uint32_t> met(set.table.names.size());
    for (Eigen::Index row = 0; row < set.table.rows.rows(); ++row) {
        if (set.examples[static_cast<std::size_t>(row)].parent) continue;
        for (SparseRows::InnerIterator at(set.table.rows, row); at; ++at)
            ++met[static_cast<std::size_t>(at.col())];
    }
    VectorCoverage coverage;
    for (std::size_t column = 0; column < met.size(); ++column) {
        const std::string& name = set.table.names[column];
        if (met[column] < 2 || family_of(name) != Family::words ||
            name.find_first_of(" @") != std::string::npos)
            continue;
        ++coverage.words;
        if (set.vector_of[column]) ++coverage.with_vector;
    }
    return coverage;
}

void append_dimensions(const TrainingSet& set, std::span<const std::uint32_t> columns,
                       SparseRows& rows) {
    const Eigen::MatrixXd& vectors = set.vectors->rows();
    const Eigen::Index features = rows.cols();
    const Eigen::Index dimensions = vectors.cols();
    SparseRows wider(rows.rows(), features + dimensions);
    wider.reserve(rows.nonZeros() + rows.rows() * dimensions);
    for (Eigen::Index row = 0; row < rows.rows(); ++row) {
        wider.startVec(row);
        Eigen::RowVectorXd sum = Eigen::RowVectorXd::Zero(dimensions);
        for (SparseRows::InnerIterator at(rows, row); at; ++at) {
            wider.insertBack(row, at.col()) = at.value();
            const auto vector = set.vector_of[columns[static_cast<std::size_t>(at.col())]];
            if (vector) sum += at.value() * vectors.row(*vector);
        }
        for (Eigen::Index d = 0; d < dimensions; ++d) {
            if (sum[d] != 0.0) wider.insertBack(row, features + d) = sum[d];
        }
    }
    wider.finalize();
    rows = std::move(wider);
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
