#pragma once

#include "engine/core/input_error.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

struct TermsCell {
    std::string text;        ///< without the quotation marks a spreadsheet puts around it
    std::size_t line = 0;    ///< where the cell begins; differs from the row's after a line break
    std::size_t column = 0;  ///< from 1, in code points of the line
    bool quoted = false;
};

/// One row of a terms.tsv: usually one line, more if a quoted cell holds line breaks.
struct TermsRow {
    enum class Kind : std::uint8_t { header, entry, comment, blank };
    Kind kind = Kind::blank;
    std::size_t line = 0;          ///< its first line, from 1
    std::string raw;               ///< its bytes as they were read, without the line end
    std::string line_end;          ///< "\n", "\r\n", or nothing at the end of the file
    std::vector<TermsCell> cells;  ///< of header and entries
};

/// Cuts valid UTF-8 without byte order mark into rows and cells. A cell that stands in quotation
/// marks as a whole is decoded as spreadsheets write it; the marks of any other belong to its text.
/// A row whose first cell starts with "#" is a comment. No row is a header yet. A quotation mark
/// that is never closed is a fault.
[[nodiscard]] std::vector<TermsRow> read_table_rows(const std::string& file, std::string_view bytes,
                                                    std::vector<Fault>& faults);

/// `text` without the white space around it.
[[nodiscard]] std::string_view trim_cell(std::string_view text);

}  // namespace parallax
