#include "engine/lexicon/table_rows.hpp"

#include "engine/core/utf8.hpp"

#include <algorithm>
#include <utility>

namespace parallax {
namespace {

bool is_blank(const TermsRow& row) {
    return std::all_of(row.cells.begin(), row.cells.end(),
                       [](const TermsCell& cell) { return trim_cell(cell.text).empty(); });
}

/// Cuts the bytes into rows and cells.
class RowReader {
public:
    RowReader(const std::string& file, std::string_view bytes, std::vector<Fault>& faults)
        : file_(file), bytes_(bytes), faults_(faults) {}

    std::vector<TermsRow> read() {
        std::vector<TermsRow> rows;
        while (at_ < bytes_.size()) rows.push_back(read_row());
        return rows;
    }

private:
    TermsRow read_row() {
        TermsRow row;
        row.line = line_;
        const std::size_t begin = at_;
        line_begin_ = at_;
        if (bytes_[at_] == '#') {
            row.kind = TermsRow::Kind::comment;
            skip_to_line_end();
        } else {
            read_cells(row);
            if (is_blank(row)) {
                row.kind = TermsRow::Kind::blank;
            } else if (row.cells.front().text.starts_with('#')) {
                row.kind = TermsRow::Kind::comment;  // put in marks by a spreadsheet
            } else {
                row.kind = TermsRow::Kind::entry;
            }
        }
        row.raw = bytes_.substr(begin, at_ - begin);
        take_line_end(row);
        if (row.kind == TermsRow::Kind::comment || row.kind == TermsRow::Kind::blank) {
            row.cells.clear();
        }
        return row;
    }

    void read_cells(TermsRow& row) {
        for (;;) {
            TermsCell cell;
            cell.line = line_;
            cell.column = column();
            if (!read_quoted(cell)) {
                const std::size_t begin = at_;
                while (!at_cell_end()) ++at_;
                cell.text = bytes_.substr(begin, at_ - begin);
            }
            row.cells.push_back(std::move(cell));
            if (at_ >= bytes_.size() || bytes_[at_] != '\t') return;
            ++at_;
        }
    }

    /// Reads a cell that stands in quotation marks as a whole, as spreadsheets write it. Of a cell
    /// such as `"Regime" denies it` nothing is taken: its marks belong to the text.
    bool read_quoted(TermsCell& cell) {
        if (at_ >= bytes_.size() || bytes_[at_] != '"') return false;
        std::size_t at = at_ + 1;
        std::size_t breaks = 0;
        std::size_t last_break = 0;
        bool has_tab = false;
        std::string text;
        for (;; ++at) {
            if (at >= bytes_.size()) {
                add_unclosed_fault();
                return false;
            }
            const char c = bytes_[at];
            if (c == '"') {
                if (at + 1 >= bytes_.size() || bytes_[at + 1] != '"') break;
                ++at;
            } else if (c == '\n') {
                ++breaks;
                last_break = at;
            } else if (c == '\t') {
                has_tab = true;
            }
            text += c;
        }
        if (!is_cell_end(at + 1)) return false;
        if (breaks > 0 && has_tab) {
            // Nobody puts both into a cell: the mark that closes it is that of a later row.
            add_unclosed_fault();
            return false;
        }
        cell.quoted = true;
        cell.text = std::move(text);
        at_ = at + 1;
        line_ += breaks;
        if (breaks > 0) line_begin_ = last_break + 1;
        return true;
    }

    void add_unclosed_fault() {
        const std::string_view line =
            bytes_.substr(line_begin_, bytes_.find('\n', line_begin_) - line_begin_);
        faults_.push_back({file_, line_, column(),
                           "the quotation mark that opens the cell is never closed; close it, or "
                           "write the whole cell in marks and each mark inside it twice",
                           shorten_for_message(line)});
    }

    [[nodiscard]] bool at_cell_end() const { return is_cell_end(at_); }

    [[nodiscard]] bool is_cell_end(std::size_t at) const {
        return at >= bytes_.size() || bytes_[at] == '\t' || bytes_[at] == '\n' ||
               (bytes_[at] == '\r' && at + 1 < bytes_.size() && bytes_[at + 1] == '\n');
    }

    void skip_to_line_end() {
        while (at_ < bytes_.size() && (bytes_[at_] == '\t' || !at_cell_end())) ++at_;
    }

    void take_line_end(TermsRow& row) {
        if (at_ >= bytes_.size()) return;
        row.line_end = bytes_[at_] == '\r' ? "\r\n" : "\n";
        at_ += row.line_end.size();
        ++line_;
        line_begin_ = at_;
    }

    [[nodiscard]] std::size_t column() const {
        return count_code_points(bytes_.substr(line_begin_, at_ - line_begin_)) + 1;
    }

    const std::string& file_;
    std::string_view bytes_;
    std::vector<Fault>& faults_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::size_t line_begin_ = 0;
};

}  // namespace

std::vector<TermsRow> read_table_rows(const std::string& file, std::string_view bytes,
                                      std::vector<Fault>& faults) {
    return RowReader(file, bytes, faults).read();
}

std::string_view trim_cell(std::string_view text) {
    constexpr std::string_view spaces = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(spaces);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
}

}  // namespace parallax
