#include "engine/numeric/sparse_columns.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <memory>
#include <numeric>
#include <type_traits>

namespace parallax {
namespace {

// Columns turned at a time: their counters and the lines being written fit in cache.
constexpr int block_columns = 4096;

/// Row-major entries as `Entries`. First sorted into blocks of columns, then by column: writing to
/// 100,000 columns at once would wait for memory at every entry.
template <class Row>
SparseColumns::Entries<Row> turn(const SparseRows& from, bool with_values) {
    using Packed = std::conditional_t<sizeof(Row) == 2, std::uint32_t, std::uint64_t>;
    constexpr unsigned row_shift = 8 * sizeof(Row);
    constexpr Packed column_mask = std::numeric_limits<Row>::max();
    const auto columns = static_cast<std::size_t>(from.cols());
    const auto entries = static_cast<std::size_t>(from.nonZeros());
    const int* const starts = from.outerIndexPtr();
    const int* const of = from.innerIndexPtr();

    // Columns rise within a row, so each block has one run of it.
    const auto for_each_run = [&](const auto& see) {
        for (Eigen::Index row = 0; row < from.rows(); ++row) {
            int at = starts[row];
            const int end = starts[row + 1];
            while (at < end) {
                const int block = of[at] / block_columns;
                const int limit = (block + 1) * block_columns;
                const int begin = at;
                while (at < end && of[at] < limit) ++at;
                see(static_cast<Packed>(row), static_cast<std::size_t>(block), begin, at);
            }
        }
    };
    std::vector<std::size_t> block_end(columns / block_columns + 1);
    for_each_run([&](Packed, std::size_t block, int begin, int end) {
        block_end[block] += static_cast<std::size_t>(end - begin);
    });
    std::exclusive_scan(block_end.begin(), block_end.end(), block_end.begin(), std::size_t{0});
    const auto packed = std::make_unique_for_overwrite<Packed[]>(entries);
    const auto moved = std::make_unique_for_overwrite<double[]>(with_values ? entries : 0);
    for_each_run([&](Packed row, std::size_t block, int begin, int end) {
        const int first = static_cast<int>(block) * block_columns;
        const std::size_t to = block_end[block];
        for (int at = begin; at < end; ++at) {
            packed[to + static_cast<std::size_t>(at - begin)] =
                row << row_shift | static_cast<Packed>(of[at] - first);
        }
        if (with_values)
            std::copy(from.valuePtr() + begin, from.valuePtr() + end, moved.get() + to);
        block_end[block] += static_cast<std::size_t>(end - begin);
    });

    SparseColumns::Entries<Row> turned;
    turned.begin.resize(columns + 1);
    turned.rows.resize(entries);
    turned.values.resize(with_values ? entries : 0);
    std::vector<std::uint32_t> next(block_columns + 1);
    std::size_t begin = 0;
    for (std::size_t block = 0; block < block_end.size(); ++block) {
        const std::size_t end = block_end[block];
        std::fill(next.begin(), next.end(), 0U);
        for (std::size_t at = begin; at < end; ++at) ++next[(packed[at] & column_mask) + 1];
        next[0] = static_cast<std::uint32_t>(begin);
        std::partial_sum(next.begin(), next.end(), next.begin());
        const std::size_t first = block * block_columns;
        std::copy_n(next.begin(), std::min<std::size_t>(block_columns, columns + 1 - first),
                    turned.begin.begin() + static_cast<std::ptrdiff_t>(first));
        for (std::size_t at = begin; at < end; ++at) {
            const std::uint32_t to = next[packed[at] & column_mask]++;
            turned.rows[to] = static_cast<Row>(packed[at] >> row_shift);
            if (with_values) turned.values[to] = moved[at];
        }
        begin = end;
    }
    return turned;
}

/// The value that more than half of a row's entries have; if none has, some value of the row.
double find_majority(const double* begin, const double* end) {
    double majority = 0.0;
    std::size_t lead = 0;
    for (const double* at = begin; at != end; ++at) {
        if (lead == 0) majority = *at;
        lead = *at == majority ? lead + 1 : lead - 1;
    }
    return majority;
}

/// What `rows` hold beyond `common`.
SparseRows subtract_common(const SparseRows& rows, const std::vector<double>& common,
                           std::size_t others) {
    SparseRows rest(rows.rows(), rows.cols());
    rest.reserve(static_cast<Eigen::Index>(others));
    for (Eigen::Index row = 0; row < rows.rows(); ++row) {
        const double value = common[static_cast<std::size_t>(row)];
        rest.startVec(row);
        for (SparseRows::InnerIterator at(rows, row); at; ++at) {
            if (at.value() != value) rest.insertBack(row, at.col()) = at.value() - value;
        }
    }
    rest.finalize();
    return rest;
}

template <class Row>
void scatter(const SparseColumns::Entries<Row>& entries, std::span<const double> weights,
             std::size_t logits, double* sums) {
    const bool valued = !entries.values.empty();
    for (std::size_t c = 0; c + 1 < entries.begin.size(); ++c) {
        const std::uint32_t begin = entries.begin[c];
        const std::uint32_t end = entries.begin[c + 1];
        if (logits == 1) {
            const double weight = weights[c];
            if (weight == 0.0) continue;
            if (valued) {
                for (std::uint32_t at = begin; at < end; ++at)
                    sums[entries.rows[at]] += entries.values[at] * weight;
            } else {
                for (std::uint32_t at = begin; at < end; ++at) sums[entries.rows[at]] += weight;
            }
            continue;
        }
        const double* const weight = weights.data() + c * logits;
        for (std::uint32_t at = begin; at < end; ++at) {
            double* const sum = sums + entries.rows[at] * logits;
            const double value = valued ? entries.values[at] : 1.0;
            for (std::size_t k = 0; k < logits; ++k) sum[k] += value * weight[k];
        }
    }
}

/// Sum over a column's entries of value times what `term` says of its row. Four sums side by side:
/// one would wait for each addition.
template <class Row, class Term>
double gather(const SparseColumns::Entries<Row>& entries, std::size_t column, const Term& term) {
    const std::uint32_t end = entries.begin[column + 1];
    std::uint32_t at = entries.begin[column];
    double a = 0.0, b = 0.0, c = 0.0, d = 0.0;
    for (; at + 3 < end; at += 4) {
        a += term(at);
        b += term(at + 1);
        c += term(at + 2);
        d += term(at + 3);
    }
    for (; at < end; ++at) a += term(at);
    return (a + b) + (c + d);
}

template <class Row>
void gather_all(const SparseColumns::Entries<Row>& entries, const double* slopes,
                std::size_t logits, std::span<double> out) {
    const Row* const rows = entries.rows.data();
    const double* const values = entries.values.empty() ? nullptr : entries.values.data();
    for (std::size_t c = 0; c + 1 < entries.begin.size(); ++c) {
        if (logits == 1) {
            out[c] +=
                values != nullptr
                    ? gather(entries, c, [&](auto at) { return values[at] * slopes[rows[at]]; })
                    : gather(entries, c, [&](auto at) { return slopes[rows[at]]; });
            continue;
        }
        double* const sum = out.data() + c * logits;
        for (std::uint32_t at = entries.begin[c]; at < entries.begin[c + 1]; ++at) {
            const double* const slope = slopes + rows[at] * logits;
            const double value = values != nullptr ? values[at] : 1.0;
            for (std::size_t k = 0; k < logits; ++k) sum[k] += value * slope[k];
        }
    }
}

}  // namespace

template <class Row>
SparseColumns::Layout<Row> SparseColumns::lay_out(const SparseRows& rows,
                                                  std::size_t others) const {
    Layout<Row> layout;
    if (common_.empty()) {
        layout.rest = turn<Row>(rows, true);
        return layout;
    }
    layout.pattern = turn<Row>(rows, false);
    if (others > 0) layout.rest = turn<Row>(subtract_common(rows, common_, others), true);
    return layout;
}

SparseColumns::SparseColumns(const SparseRows& given) : rows_(given.rows()), cols_(given.cols()) {
    SparseRows packed;
    if (!given.isCompressed()) {
        packed = given;
        packed.makeCompressed();
    }
    const SparseRows& rows = given.isCompressed() ? given : packed;
    const int* const starts = rows.outerIndexPtr();
    const double* const values = rows.valuePtr();
    common_.resize(static_cast<std::size_t>(rows_));
    std::size_t others = 0;
    for (Eigen::Index row = 0; row < rows_; ++row) {
        const double* const begin = values + starts[row];
        const double* const end = values + starts[row + 1];
        if (begin == end) continue;
        double value = *begin;
        auto same = std::count(begin, end, value);
        if (2 * same < end - begin) {
            value = find_majority(begin, end);
            same = std::count(begin, end, value);
        }
        common_[static_cast<std::size_t>(row)] = value;
        others += static_cast<std::size_t>(end - begin - same);
    }
    // Two places to look at cost more than one with values unless most have none.
    if (others * 3 > static_cast<std::size_t>(rows.nonZeros())) common_.clear();
    if (rows_ <= std::numeric_limits<std::uint16_t>::max()) {
        layout_ = lay_out<std::uint16_t>(rows, others);
    } else {
        layout_ = lay_out<std::uint32_t>(rows, others);
    }
}

void SparseColumns::add_product(std::span<const double> weights, std::span<double> sums) const {
    if (rows_ == 0 || cols_ == 0) return;
    const std::size_t logits = sums.size() / static_cast<std::size_t>(rows_);
    assert(weights.size() == static_cast<std::size_t>(cols_) * logits);
    std::visit(
        [&](const auto& layout) {
            if (!common_.empty()) {
                std::vector<double> counted(sums.size());
                scatter(layout.pattern, weights, logits, counted.data());
                for (std::size_t i = 0; i < sums.size(); ++i)
                    sums[i] += common_[i / logits] * counted[i];
            }
            scatter(layout.rest, weights, logits, sums.data());
        },
        layout_);
}

void SparseColumns::multiply_transposed(std::span<const double> slopes,
                                        std::span<double> out) const {
    std::fill(out.begin(), out.end(), 0.0);
    if (rows_ == 0 || cols_ == 0) return;
    const std::size_t logits = slopes.size() / static_cast<std::size_t>(rows_);
    assert(out.size() == static_cast<std::size_t>(cols_) * logits);
    std::visit(
        [&](const auto& layout) {
            if (!common_.empty()) {
                std::vector<double> scaled(slopes.size());
                for (std::size_t i = 0; i < slopes.size(); ++i)
                    scaled[i] = common_[i / logits] * slopes[i];
                gather_all(layout.pattern, scaled.data(), logits, out);
            }
            gather_all(layout.rest, slopes.data(), logits, out);
        },
        layout_);
}

SparseColumns::Moments SparseColumns::weigh_columns(std::span<const double> weights) const {
    assert(weights.size() == static_cast<std::size_t>(rows_));
    const auto columns = static_cast<std::size_t>(cols_);
    Moments moments{std::vector<double>(columns), std::vector<double>(columns)};
    std::visit(
        [&](const auto& layout) {
            if (!common_.empty()) {
                // Two logits, as it were, so that rows are read once.
                std::vector<double> both(2 * weights.size());
                for (std::size_t i = 0; i < weights.size(); ++i) {
                    both[2 * i] = weights[i] * common_[i];
                    both[2 * i + 1] = both[2 * i] * common_[i];
                }
                for (std::size_t c = 0; c < columns; ++c) {
                    double first = 0.0, second = 0.0;
                    for (std::uint32_t at = layout.pattern.begin[c];
                         at < layout.pattern.begin[c + 1]; ++at) {
                        const double* const of_row =
                            &both[2 * std::size_t{layout.pattern.rows[at]}];
                        first += of_row[0];
                        second += of_row[1];
                    }
                    moments.first[c] = first;
                    moments.second[c] = second;
                }
            }
            const auto& rest = layout.rest;
            gather_all(rest, weights.data(), 1, moments.first);
            // (common + rest)² is common² and the following.
            for (std::size_t c = 0; c + 1 < rest.begin.size(); ++c) {
                for (std::uint32_t at = rest.begin[c]; at < rest.begin[c + 1]; ++at) {
                    const std::size_t row = rest.rows[at];
                    const double common = common_.empty() ? 0.0 : common_[row];
                    moments.second[c] +=
                        weights[row] * rest.values[at] * (rest.values[at] + 2.0 * common);
                }
            }
        },
        layout_);
    return moments;
}

}  // namespace parallax
