#include "engine/lexicon/terms_table.hpp"

#include "engine/core/utf8.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace parallax {
namespace {

constexpr std::array<std::string_view, 16> names_of_known_columns{
    "phrase", "axis",   "weight", "target", "choice", "function", "pair", "reference",
    "note",   "source", "id",     "kinds",  "role",   "category", "sd",   "affinity"};

/// What a file that is no UTF-8 text with tabs looks like, as advice; "" if it may be one.
std::string recognise_other_file_type(std::string_view bytes) {
    if (bytes.starts_with("PK\x03\x04")) {
        return "this is a spreadsheet or archive, not text; save it as tab-separated text (.tsv)";
    }
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        return "the text is UTF-16; save it as UTF-8";
    }
    if (bytes.starts_with("\x1F\x8B")) return "this is a gzip file; unpack it";
    return {};
}

/// As a spreadsheet writes it: in quotation marks where the text would otherwise be misread.
std::string encode_cell(std::string_view text) {
    const bool needs_marks =
        text.starts_with('"') || text.find_first_of("\t\r\n") != std::string_view::npos;
    if (!needs_marks) return std::string(text);
    // A cell with line breaks and tabs is read as one that was never closed.
    const bool has_breaks = text.find('\n') != std::string_view::npos;
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c == '\t' && has_breaks ? ' ' : c;
    }
    return out + '"';
}

}  // namespace

std::vector<std::string> known_columns() {
    return {names_of_known_columns.begin(), names_of_known_columns.end()};
}

std::string suggest_column(const std::string& unknown) {
    return suggest_nearest(unknown, known_columns());
}

TermsTable::TermsTable(const std::string& file, std::string_view bytes, std::vector<Fault>& faults)
    : file_(file) {
    if (std::string advice = recognise_other_file_type(bytes); !advice.empty()) {
        faults.push_back({file_, 0, 0, std::move(advice), {}});
        return;
    }
    has_bom_ = bytes.starts_with(byte_order_mark);
    if (has_bom_) bytes.remove_prefix(byte_order_mark.size());
    bool is_utf8 = true;
    std::size_t line = 1;
    for (std::size_t begin = 0; begin < bytes.size(); ++line) {
        const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
        const std::string_view here = bytes.substr(begin, end - begin);
        if (const auto bad = find_invalid_utf8(here)) {
            is_utf8 = false;
            faults.push_back({file_, line, count_code_points(here.substr(0, *bad)) + 1,
                              "the bytes are not UTF-8; save the file as UTF-8",
                              shorten_for_message(here)});
        }
        begin = end + 1;
    }
    if (!is_utf8) return;
    rows_ = read_table_rows(file_, bytes, faults);
    check_header(faults);
    check_widths(faults);
}

void TermsTable::check_header(std::vector<Fault>& faults) {
    const auto header = std::find_if(rows_.begin(), rows_.end(), [](const TermsRow& row) {
        return row.kind == TermsRow::Kind::entry;
    });
    if (header == rows_.end()) {
        faults.push_back(
            {file_,
             0,
             0,
             "there is no header row; the first row names the columns, at least phrase",
             {}});
        return;
    }
    header->kind = TermsRow::Kind::header;
    for (const TermsCell& cell : header->cells) {
        const std::string name(trim_cell(cell.text));
        if (!name.empty() && find_column(name)) {
            faults.push_back({file_, cell.line, cell.column,
                              "column \"" + name + "\" is there twice; keep one",
                              shorten_for_message(header->raw)});
        }
        columns_.push_back(name);
    }
    if (find_column("phrase")) return;
    const std::string& first = columns_.front();
    std::string message = "the header row has no column \"phrase\"";
    if (columns_.size() == 1 && first.find_first_of(",;") != std::string::npos) {
        message += "; the columns seem to be divided by \"" +
                   std::string(1, first[first.find_first_of(",;")]) +
                   "\", save the file as tab-separated text";
    } else {
        for (const std::string& column : columns_) {
            if (suggest_nearest(column, {"phrase"}).empty()) continue;
            message += "; rename \"" + column + "\"";
            break;
        }
    }
    faults.push_back(
        {file_, header->line, 1, std::move(message), shorten_for_message(header->raw)});
}

void TermsTable::check_widths(std::vector<Fault>& faults) const {
    for (const TermsRow& row : rows_) {
        if (row.kind != TermsRow::Kind::entry) continue;
        for (std::size_t i = columns_.size(); i < row.cells.size(); ++i) {
            const TermsCell& cell = row.cells[i];
            if (trim_cell(cell.text).empty()) continue;
            faults.push_back({file_, cell.line, cell.column,
                              "the row has " + std::to_string(row.cells.size()) +
                                  " cells but the header has " + std::to_string(columns_.size()) +
                                  "; take out a tab or name the column in the header",
                              shorten_for_message(row.raw)});
            break;
        }
    }
}

std::optional<std::size_t> TermsTable::find_column(std::string_view name) const {
    const auto found = std::find(columns_.begin(), columns_.end(), name);
    if (found == columns_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns_.begin());
}

std::string_view TermsTable::text(const TermsRow& row, std::string_view column) const {
    const auto index = find_column(column);
    if (!index || *index >= row.cells.size()) return {};
    return trim_cell(row.cells[*index].text);
}

Fault TermsTable::fault(const TermsRow& row, std::string_view column, std::string message) const {
    Fault fault{file_, row.line, 0, std::move(message), shorten_for_message(row.raw)};
    const auto index = find_column(column);
    if (index && *index < row.cells.size()) {
        fault.line = row.cells[*index].line;
        fault.column = row.cells[*index].column;
    }
    return fault;
}

std::size_t TermsTable::require_column(std::string_view name) {
    if (const auto index = find_column(name)) return *index;
    columns_.emplace_back(name);
    for (TermsRow& row : rows_) {
        if (row.kind != TermsRow::Kind::header) continue;
        row.cells.resize(columns_.size());
        row.cells.back().text = name;
        rewrite(row);
    }
    return columns_.size() - 1;
}

void TermsTable::set(std::size_t row, std::string_view column, std::string_view text) {
    assert(row < rows_.size() && rows_[row].kind == TermsRow::Kind::entry);
    const std::size_t index = require_column(column);
    TermsRow& changed = rows_[row];
    if (changed.cells.size() <= index) changed.cells.resize(index + 1);
    changed.cells[index].text = text;
    rewrite(changed);
}

void TermsTable::append(const std::vector<std::pair<std::string, std::string>>& cells) {
    TermsRow row;
    row.kind = TermsRow::Kind::entry;
    row.line_end = rows_.empty() || rows_.front().line_end.empty() ? "\n" : rows_.front().line_end;
    row.line = rows_.size() + 1;
    for (const auto& [column, text] : cells) {
        const std::size_t index = require_column(column);
        if (row.cells.size() <= index) row.cells.resize(index + 1);
        row.cells[index].text = text;
    }
    row.cells.resize(columns_.size());
    rewrite(row);
    if (!rows_.empty() && rows_.back().line_end.empty()) rows_.back().line_end = row.line_end;
    rows_.push_back(std::move(row));
}

void TermsTable::erase(std::size_t row) {
    assert(row < rows_.size() && rows_[row].kind != TermsRow::Kind::header);
    rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(row));
}

void TermsTable::rewrite(TermsRow& row) const {
    row.raw.clear();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (i > 0) row.raw += '\t';
        row.raw += encode_cell(row.cells[i].text);
    }
}

std::string TermsTable::bytes() const {
    std::string out(has_bom_ ? byte_order_mark : std::string_view{});
    for (const TermsRow& row : rows_) {
        out += row.raw;
        out += row.line_end;
    }
    return out;
}

}  // namespace parallax
