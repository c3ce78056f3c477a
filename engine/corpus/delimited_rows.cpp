#include "engine/corpus/delimited_rows.hpp"

#include <algorithm>

namespace parallax {

RowScanner::RowScanner(std::string_view bytes, std::size_t begin, char separator)
    : bytes_(bytes), at_(begin), separator_(separator) {}

bool RowScanner::at_cell_end() const {
    if (at_ >= bytes_.size()) return true;
    const char c = bytes_[at_];
    return c == separator_ || c == '\n' ||
           (c == '\r' && at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '\n');
}

void RowScanner::take_newlines(std::size_t begin, std::size_t end) {
    const std::string_view part = bytes_.substr(begin, end - begin);
    line_ += static_cast<std::uint64_t>(std::count(part.begin(), part.end(), '\n'));
}

void RowScanner::take_line_end() {
    if (at_ >= bytes_.size()) return;
    at_ += bytes_[at_] == '\r' ? 2 : 1;
    ++line_;
}

/// From behind the opening mark to behind the closing one; false if none closes the cell.
bool RowScanner::scan_quoted(Cell& cell) {
    cell.begin = at_;
    for (;;) {
        const std::size_t mark = bytes_.find('"', at_);
        if (mark == std::string_view::npos) {
            at_ = bytes_.size();
            return false;
        }
        at_ = mark + 1;
        if (at_ < bytes_.size() && bytes_[at_] == '"') {
            cell.has_doubled_marks = true;
            ++at_;
            continue;
        }
        cell.end = mark;
        take_newlines(cell.begin, cell.end);
        return at_cell_end();
    }
}

void RowScanner::scan_plain(Cell& cell) {
    cell.begin = at_;
    while (!at_cell_end()) ++at_;
    cell.end = at_;
}

void RowScanner::resume_after_line_of(std::size_t begin, std::uint64_t line, Row& row) {
    row.has_open_quotation = true;
    row.reaches_end_of_file = at_ >= bytes_.size();
    row.last_line = line;
    const std::size_t newline = bytes_.find('\n', begin);
    at_ = newline == std::string_view::npos ? bytes_.size() : newline + 1;
    line_ = line + 1;
}

bool RowScanner::next(Row& row) {
    for (;;) {
        row.cells.clear();
        row.line = line_;
        row.has_open_quotation = false;
        if (at_ >= bytes_.size()) return false;
        const std::size_t row_begin = at_;
        for (;;) {
            Cell& cell = row.cells.emplace_back();
            if (at_ < bytes_.size() && bytes_[at_] == '"') {
                const std::size_t opened_at = at_++;
                const std::uint64_t opened_on = line_;
                if (!scan_quoted(cell)) {
                    resume_after_line_of(opened_at, opened_on, row);
                    return true;
                }
            } else {
                scan_plain(cell);
            }
            if (at_ >= bytes_.size() || bytes_[at_] != separator_) break;
            ++at_;
        }
        row.last_line = line_;
        row.reaches_end_of_file = at_ >= bytes_.size();
        const bool is_empty_line = at_ == row_begin;
        take_line_end();
        if (!is_empty_line) return true;
    }
}

std::string text_of(const Cell& cell, std::string_view bytes) {
    std::string_view rest = bytes.substr(cell.begin, cell.end - cell.begin);
    if (!cell.has_doubled_marks) return std::string(rest);
    std::string text;
    text.reserve(rest.size());
    for (;;) {
        const std::size_t mark = rest.find('"');
        if (mark == std::string_view::npos) break;
        text += rest.substr(0, mark + 1);
        rest.remove_prefix(mark + 2);
    }
    text += rest;
    return text;
}

std::string trimmed(std::string_view text) {
    constexpr std::string_view white_space = " \t\r\n\v\f";
    const std::size_t first = text.find_first_not_of(white_space);
    if (first == std::string_view::npos) return "";
    return std::string(text.substr(first, text.find_last_not_of(white_space) - first + 1));
}

}  // namespace parallax
