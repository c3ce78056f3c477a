#pragma once

#include "engine/core/input_error.hpp"
#include "engine/lexicon/table_rows.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax {

/// A tab-separated table without loss: writing what was read gives the same bytes. Comments, blank
/// lines, unknown columns, column order, line ends and a byte order mark stay; only a row whose
/// cells are changed is written anew.
class TermsTable {
public:
    /// Reads as much as can be read and adds what is wrong to `faults`: bytes that are not UTF-8,
    /// quotation marks that do not fit, rows with more cells than the header, a header without a
    /// column `phrase` or with a column twice, other file types. `file` is for messages.
    TermsTable(const std::string& file, std::string_view bytes, std::vector<Fault>& faults);

    [[nodiscard]] const std::string& file() const { return file_; }
    [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }
    [[nodiscard]] const std::vector<TermsRow>& rows() const { return rows_; }
    [[nodiscard]] std::optional<std::size_t> find_column(std::string_view name) const;

    /// Text of the cell less spaces around it; "" if the row ends before it or there is no such
    /// column.
    [[nodiscard]] std::string_view text(const TermsRow& row, std::string_view column) const;

    /// A fault at the cell (at the row if the cell is not there), with the row as excerpt.
    [[nodiscard]] Fault fault(const TermsRow& row, std::string_view column,
                              std::string message) const;

    /// Changes a cell; adds the column if the table lacks it. Requires the index of an entry.
    void set(std::size_t row, std::string_view column, std::string_view text);

    /// Adds an entry with these cells, by column, after all others. Columns are added as needed.
    void append(const std::vector<std::pair<std::string, std::string>>& cells);

    /// Takes an entry or comment out.
    void erase(std::size_t row);

    [[nodiscard]] std::string bytes() const;

private:
    std::size_t require_column(std::string_view name);
    void rewrite(TermsRow& row) const;
    void check_header(std::vector<Fault>& faults);
    void check_widths(std::vector<Fault>& faults) const;

    std::string file_;
    bool has_bom_ = false;
    std::vector<std::string> columns_;
    std::vector<TermsRow> rows_;
};

/// The columns of terms.tsv that mean something, in the order a new table has them.
[[nodiscard]] std::vector<std::string> known_columns();

/// For an unknown column: the known one it seems to be a misspelling of, or "".
[[nodiscard]] std::string suggest_column(const std::string& unknown);

}  // namespace parallax
