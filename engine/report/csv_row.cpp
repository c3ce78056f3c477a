#include "engine/report/csv_row.hpp"

#include "engine/core/json_writer.hpp"
#include "engine/report/report.hpp"

#include <utility>

namespace parallax {

std::string csv_cell(std::string_view text) {
    constexpr std::string_view formula_starts = "=+-@\t\r";
    std::string cell;
    if (!text.empty() && formula_starts.find(text.front()) != std::string_view::npos) {
        cell += '\'';
    }
    cell += text;
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
        return cell;
    }
    std::string quoted = "\"";
    for (const char byte : cell) {
        quoted += byte;
        if (byte == '"') {
            quoted += byte;
        }
    }
    return quoted + '"';
}

CsvRow& CsvRow::text(std::string_view cell) {
    separate();
    row_ += csv_cell(cell);
    return *this;
}

CsvRow& CsvRow::number(std::uint64_t cell) {
    separate();
    row_ += std::to_string(cell);
    return *this;
}

CsvRow& CsvRow::number(const std::optional<double>& cell) {
    separate();
    if (cell) {
        append_json_number(row_, *cell);
    }
    return *this;
}

CsvRow& CsvRow::empty(std::size_t cells) {
    for (std::size_t cell = 0; cell < cells; ++cell) {
        separate();
    }
    return *this;
}

std::string CsvRow::take() {
    row_ += '\n';
    has_cell_ = false;
    return std::exchange(row_, {});
}

void CsvRow::separate() {
    if (has_cell_) {
        row_ += ',';
    }
    has_cell_ = true;
}

}  // namespace parallax
