#pragma once

#include "engine/core/input_error.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// A row of a table file: as many cells as columns were asked for, in the order asked.
struct TableRow {
    std::size_t line = 0;  ///< from 1
    std::vector<std::string> cells;
};

/// A tab-separated file with a header row. `#` at the start of a line makes it a comment; blank
/// lines and a byte order mark are passed over; other columns than those asked for are ignored.
struct TableFile {
    std::string name;  ///< the file's name in its folder
    std::string bytes;
    std::vector<TableRow> rows;

    [[nodiscard]] Fault fault(const TableRow& row, std::string message) const;
};

/// Reads the file; faults (missing columns, rows with another number of cells than the header,
/// malformed UTF-8) are added to `faults`. Throws InputError if the file cannot be opened.
[[nodiscard]] TableFile read_table(const std::filesystem::path& path,
                                   const std::vector<std::string_view>& columns,
                                   std::vector<Fault>& faults);

}  // namespace parallax
