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

private:
    std::unordered_map<std::string, std::uint32_t> index_;
    std::size_t size_ = 0;
};

/// How alike each of `rows` is to each of `others`, 0 to 1: ((1 + 3c) / 4)² of the cosine c of
/// their columns and numbers of `alike`. The square lets features tell together what they do not
/// tell alone, such as a word and on which side of it the target stands.
[[nodiscard]] Eigen::MatrixXf compare_rows(const std::vector<SparseRow>& rows,
                                           const std::vector<SparseRow>& others,
                                           std::size_t columns);

/// Regularised least squares on the indicators of the three classes (Rifkin, Yeo & Poggio 2003):
/// the function f of the kernel's space that minimises Σ (yᵢ − ȳ − f(xᵢ))² + λ‖f‖², for each class.
class Classifier {
public:
    /// `likeness`: of the rows with each other (compare_rows); `lambda` > 0.
    Classifier(Eigen::MatrixXf likeness, const std::vector<int>& labels, double lambda);

    /// The classes that fit best; `likeness`: of the rows asked about with those of training.
    [[nodiscard]] std::vector<int> predict(const Eigen::MatrixXf& likeness) const;

private:
    Eigen::Matrix<float, Eigen::Dynamic, 3> weights_;  ///< by row of training
    Eigen::RowVector3f means_;
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
