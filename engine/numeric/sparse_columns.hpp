#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>
#include <vector>

#include <Eigen/Core>
#include <Eigen/SparseCore>

namespace parallax {

/// One row an example, one column a feature.
using SparseRows = Eigen::SparseMatrix<double, Eigen::RowMajor, int>;

/// A sparse matrix of n examples and p features, laid out by column for the two products that
/// fitting a linear model asks for over and over. What is reached at random is then a vector of
/// length n, which stays in cache where one of length p would not. Rows whose entries are mostly
/// one value, as those of word counts are, cost no memory for it. Immutable.
class SparseColumns {
public:
    explicit SparseColumns(const SparseRows& rows);

    [[nodiscard]] Eigen::Index rows() const { return rows_; }
    [[nodiscard]] Eigen::Index cols() const { return cols_; }

    /// Adds the product with p × L `weights` to n × L `sums`; both lie row by row.
    void add_product(std::span<const double> weights, std::span<double> sums) const;

    /// Writes the transposed matrix's product with n × L `slopes`: p × L; both lie row by row.
    void multiply_transposed(std::span<const double> slopes, std::span<double> out) const;

    /// Σ q·x and Σ q·x² of each column.
    struct Moments {
        std::vector<double> first;
        std::vector<double> second;
    };
    /// `weights`: q, n values.
    [[nodiscard]] Moments weigh_columns(std::span<const double> weights) const;

    /// Entries by column. Without `values` each is 1.
    template <class Row>
    struct Entries {
        std::vector<std::uint32_t> begin;  ///< p + 1
        std::vector<Row> rows;             ///< ascending within a column
        std::vector<double> values;
    };

private:
    /// x = common · pattern + rest, entry by entry.
    template <class Row>
    struct Layout {
        Entries<Row> pattern;  ///< all entries, or none if rows have no common value
        Entries<Row> rest;
    };

    /// `others`: how many entries differ from their row's common value.
    template <class Row>
    [[nodiscard]] Layout<Row> lay_out(const SparseRows& rows, std::size_t others) const;

    Eigen::Index rows_;
    Eigen::Index cols_;
    std::vector<double> common_;  ///< the value that most entries of a row have; empty: no pattern
    // Narrow row numbers halve what each product reads.
    std::variant<Layout<std::uint16_t>, Layout<std::uint32_t>> layout_;
};

}  // namespace parallax
