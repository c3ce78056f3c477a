#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include <Eigen/Core>

namespace parallax::targets {

/// Named values of one row; names are unique.
using NamedFeatures = std::vector<std::pair<std::string, double>>;

/// Features as numbers, by column.
struct SparseRow {
    std::vector<std::uint32_t> columns;
    std::vector<double> values;
    Eigen::VectorXd alike;  ///< LikeWords::sums_of; as long in every row
};

/// Names that occur in at least `least` of the rows get a column, in order of first sight.
class Columns {
public:
    Columns(const std::vector<const NamedFeatures*>& rows, int least);
    [[nodiscard]] SparseRow make_row(const NamedFeatures& features) const;
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] const std::unordered_map<std::string, std::uint32_t>& names() const {
        return index_;
    }

private:
    std::unordered_map<std::string, std::uint32_t> index_;
    std::size_t size_ = 0;
};

/// Three-class logistic regression with an L2 penalty: minimises
///   Σ −log p(yᵢ | xᵢ) + λ/2 Σ w²
/// over the weights of columns and of the numbers of `alike`. Intercepts are not penalised.
class Classifier {
public:
    Classifier(const std::vector<SparseRow>& rows, const std::vector<int>& labels,
               std::size_t columns, double lambda);
    /// Probabilities of negative, neutral, positive.
    [[nodiscard]] std::array<double, 3> predict(const SparseRow& row) const;
    [[nodiscard]] double weight(std::uint32_t column, int label) const {
        return weights_[static_cast<Eigen::Index>(column) * 3 + label];
    }

private:
    Eigen::VectorXd weights_;  ///< column × class, numbers of `alike` × class, three intercepts
    std::size_t columns_;
};

/// Counts by true and predicted class.
struct Confusion {
    std::array<std::array<std::uint32_t, 3>, 3> counts{};
    void add(int truth, int predicted) {
        ++counts[static_cast<std::size_t>(truth)][static_cast<std::size_t>(predicted)];
    }
    [[nodiscard]] double f1(std::size_t label) const;
    [[nodiscard]] double macro_f1() const { return (f1(0) + f1(1) + f1(2)) / 3; }
    [[nodiscard]] double accuracy() const;
};

}  // namespace parallax::targets
