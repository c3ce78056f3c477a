#include "engine/text/table_file.hpp"

#include "engine/core/utf8.hpp"
#include "engine/core/whole_file.hpp"

#include <algorithm>

namespace parallax {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

std::string excerpt_of_line(std::string_view bytes, std::size_t line) {
    const auto lines = split(bytes, '\n');
    return line >= 1 && line <= lines.size() ? shorten_for_message(lines[line - 1]) : std::string();
}

/// Where each wanted column stands in the header row; a missing one is a fault.
std::vector<std::size_t> find_columns(const TableFile& file, const TableRow& header,
                                      const std::vector<std::string_view>& wanted,
                                      std::vector<Fault>& faults) {
    std::vector<std::size_t> places;
    for (const std::string_view column : wanted) {
        const auto found = std::find(header.cells.begin(), header.cells.end(), column);
        if (found == header.cells.end()) {
            const std::string name(column);
            faults.push_back(
                file.fault(header, "the column " + name + " is missing; add it to the header row"));
        }
        places.push_back(static_cast<std::size_t>(found - header.cells.begin()));
    }
    return places;
}

}  // namespace

Fault TableFile::fault(const TableRow& row, std::string message) const {
    return {name, row.line, 0, std::move(message), excerpt_of_line(bytes, row.line)};
}

TableFile read_table(const std::filesystem::path& path,
                     const std::vector<std::string_view>& columns, std::vector<Fault>& faults) {
    TableFile file{path.filename().string(), read_whole_file(path), {}};
    if (const auto at = find_invalid_utf8(file.bytes)) {
        const auto lines_before = std::count(
            file.bytes.begin(), file.bytes.begin() + static_cast<std::ptrdiff_t>(*at), '\n');
        const TableRow row{static_cast<std::size_t>(lines_before) + 1, {}};
        faults.push_back(file.fault(row, "the bytes are not UTF-8; save the file as UTF-8"));
        return file;
    }
    std::string_view text = file.bytes;
    text.remove_prefix(mark_length(text));

    TableRow header;
    std::vector<std::size_t> places;
    std::size_t number = 0;
    for (std::string_view line : split(text, '\n')) {
        ++number;
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        TableRow row{number, {}};
        for (const std::string_view cell : split(line, '\t')) row.cells.emplace_back(cell);
        if (header.line == 0) {
            header = row;
            const std::size_t faults_before = faults.size();
            places = find_columns(file, header, columns, faults);
            if (faults.size() != faults_before) return file;
            continue;
        }
        if (row.cells.size() != header.cells.size()) {
            faults.push_back(file.fault(row, "the row has " + std::to_string(row.cells.size()) +
                                                 " cells; the header has " +
                                                 std::to_string(header.cells.size())));
            continue;
        }
        TableRow chosen{number, {}};
        for (const std::size_t place : places) chosen.cells.push_back(row.cells[place]);
        file.rows.push_back(std::move(chosen));
    }
    if (header.line == 0) {
        faults.push_back(file.fault({}, "the file is empty; it needs a header row"));
    }
    return file;
}

}  // namespace parallax
