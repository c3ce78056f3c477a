#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// A cell as it stands in the file: [begin, end) without quotation marks around it.
struct Cell {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool has_doubled_marks = false;
};

/// A row as the file has it. A quoted cell may run over several lines.
struct Row {
    std::vector<Cell> cells;
    std::uint64_t line = 0;            ///< of its first byte, from 1
    std::uint64_t last_line = 0;       ///< of its last byte
    bool has_open_quotation = false;   ///< a quotation is not closed before a separator or line end
    bool reaches_end_of_file = false;  ///< ended by the end of the file, not of a line
};

/// Splits CSV (RFC 4180) or, with a tab as separator, TSV into rows. Quotation marks count only at
/// the beginning of a cell; lines end in LF or CR LF. After a row with an open quotation it goes on
/// at the line after the one on which that quotation opened. Takes time linear in the file.
class RowScanner {
public:
    /// Starts at byte `begin`, which is on line 1. `bytes` outlives the scanner.
    RowScanner(std::string_view bytes, std::size_t begin, char separator);

    /// The next row that is no empty line; false at the end.
    [[nodiscard]] bool next(Row& row);

private:
    [[nodiscard]] bool scan_quoted(Cell& cell);
    void scan_plain(Cell& cell);
    [[nodiscard]] bool at_cell_end() const;
    void take_line_end();
    void take_newlines(std::size_t begin, std::size_t end);
    void resume_after_line_of(std::size_t begin, std::uint64_t line, Row& row);

    std::string_view bytes_;
    std::size_t at_;
    std::uint64_t line_ = 1;
    char separator_;
};

/// The text of a cell: quotation marks inside it no longer doubled.
[[nodiscard]] std::string text_of(const Cell& cell, std::string_view bytes);

/// `text` without the white space at its ends.
[[nodiscard]] std::string trimmed(std::string_view text);

}  // namespace parallax
