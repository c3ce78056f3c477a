#include "engine/corpus/read_delimited.hpp"

#include "engine/core/input_error.hpp"
#include "engine/core/utf8.hpp"
#include "engine/corpus/delimited_rows.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include <simdjson.h>

namespace parallax {
namespace {

/// For each column the field it fills, or none.
using Columns = std::vector<std::optional<FieldPlace>>;

std::string normalise_column_name(std::string_view name) {
    constexpr std::string_view white_space = " \t\r\n";
    const std::size_t first = name.find_first_not_of(white_space);
    if (first == std::string_view::npos) return "";
    std::string out(name.substr(first, name.find_last_not_of(white_space) - first + 1));
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

[[noreturn]] void throw_missing_column(std::string_view column,
                                       const std::vector<std::string>& names, const InputName& name,
                                       const Row& row, std::string_view header) {
    std::string listed;
    for (const std::string& present : names)
        listed += fmt::format("{}\"{}\"", listed.empty() ? "" : ", ", shorten_for_message(present));
    std::string message =
        fmt::format("there is no column \"{}\"; the header row has {}", column, listed);
    const std::string near = suggest_nearest(column, names);
    if (!near.empty()) message += fmt::format("; rename \"{}\" if that is it", near);
    if (names.size() == 1 && names.front().find_first_of(";\t,") != std::string::npos)
        message +=
            "; the columns seem to be separated by another character than the file's "
            "name says: .csv means commas, .tsv means tabs";
    throw InputError(Fault{name.given, row.line, 0, message, shorten_for_message(header)});
}

Columns read_header(const Row& row, std::string_view bytes, const InputName& name) {
    const std::size_t begin = row.cells.front().begin;
    const std::string_view header =
        bytes.substr(begin, bytes.find_first_of("\r\n", row.cells.back().begin) - begin);
    if (row.has_open_quotation)
        throw InputError(Fault{name.given, row.line, 0,
                               "a quotation mark is opened in the header row and never closed",
                               shorten_for_message(header)});
    std::vector<std::string> names;
    for (const Cell& cell : row.cells) {
        names.push_back(normalise_column_name(text_of(cell, bytes)));
        const std::string& latest = names.back();
        if (!latest.empty() && std::count(names.begin(), names.end(), latest) > 1)
            throw InputError(Fault{
                name.given, row.line, 0,
                fmt::format("there are two columns \"{}\"; keep one", shorten_for_message(latest)),
                shorten_for_message(header)});
    }
    for (const std::string_view column : {"outlet", "text"})
        if (std::find(names.begin(), names.end(), column) == names.end())
            throw_missing_column(column, names, name, row, header);

    Columns columns;
    for (const std::string& column : names) {
        const auto field = std::find_if(record_fields.begin(), record_fields.end(),
                                        [&](const FieldPlace& f) { return f.name == column; });
        columns.push_back(field == record_fields.end() ? std::nullopt : std::optional(*field));
    }
    return columns;
}

Record read_row(const Row& row, const Columns& columns, std::string_view bytes, Origin origin) {
    RawRecord record;
    record.has_text = true;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!columns[i]) continue;
        const Cell& cell = row.cells[i];
        const std::string_view raw = bytes.substr(cell.begin, cell.end - cell.begin);
        if (!simdjson::validate_utf8(raw)) {
            const std::size_t offset = cell.begin + find_invalid_utf8(raw).value_or(0);
            return make_reject(describe_invalid_utf8(columns[i]->name, offset, "the file"),
                               std::move(origin));
        }
        record.*columns[i]->member = text_of(cell, bytes);
    }
    return make_record(std::move(record), std::move(origin));
}

std::string describe_open_quotation(std::uint64_t first, std::uint64_t last) {
    const std::string advice =
        "a quotation mark is opened and not closed at the end of the cell; close it, and double "
        "the marks inside";
    if (first == last) return advice;
    return fmt::format("{}; lines {} to {} were left out", advice, first, last);
}

/// A row that is being left out: its reject is written once its end is known.
struct OpenQuotation {
    std::uint64_t first_line = 0;
    std::uint64_t last_line = 0;
};

}  // namespace

std::vector<Record> read_delimited(TableSource& source, char separator) {
    const InputName& name = source.name();
    std::string whole;
    whole.reserve(source.expected_size() + TableSource::piece_size);
    while (source.append_piece(whole)) {
    }
    const std::string_view bytes = whole;
    const std::string& damage = source.damage();
    RowScanner scanner(bytes, mark_length(bytes), separator);
    Row row;
    if (!scanner.next(row))
        throw InputError(Fault{name.given, 0, 0,
                               "this file is empty; write a header row with at least \"outlet\" "
                               "and \"text\", then one row a document",
                               ""});
    const Columns columns = read_header(row, bytes, name);

    std::vector<Record> records;
    std::optional<OpenQuotation> open;
    const auto reject = [&](std::uint64_t line, RejectReason reason, std::string message) {
        records.emplace_back(Reject{Origin{name.shown, line}, reason, std::move(message)});
    };
    const auto finish_open = [&] {
        if (open)
            reject(open->first_line, RejectReason::malformed_row,
                   describe_open_quotation(open->first_line, open->last_line));
        open.reset();
    };
    std::uint64_t cut_line = row.last_line + 1;
    while (scanner.next(row)) {
        cut_line = row.line;
        if (row.reaches_end_of_file && !damage.empty()) break;
        cut_line = row.last_line + 1;
        if (row.has_open_quotation) {
            finish_open();
            open = OpenQuotation{row.line, row.last_line};
        } else if (row.cells.size() == columns.size()) {
            finish_open();
            records.push_back(read_row(row, columns, bytes, Origin{name.shown, row.line}));
        } else if (open) {
            open->last_line = row.last_line;
        } else {
            reject(row.line, RejectReason::malformed_row,
                   fmt::format("the row has {} cells where the header row has {}; put cells that "
                               "hold the separator or line ends into quotation marks",
                               row.cells.size(), columns.size()));
        }
    }
    finish_open();
    if (!damage.empty()) reject(cut_line, RejectReason::truncated, damage);
    return records;
}

}  // namespace parallax
