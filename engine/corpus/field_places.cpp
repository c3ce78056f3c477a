#include "engine/corpus/field_places.hpp"

#include "engine/core/utf8.hpp"
#include "engine/corpus/delimited_rows.hpp"
#include "engine/corpus/json_places.hpp"
#include "engine/corpus/unpack.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace parallax {
namespace {

constexpr char32_t byte_order_mark_point = 0xFEFF;

/// One step of decoding: so many bytes of the file stand for so many of the field.
struct Step {
    std::size_t written = 0;
    std::size_t read = 0;
    bool is_byte_order_mark = false;
};

std::size_t utf8_length(char32_t point) {
    return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

char32_t read_hex(std::string_view digits) {
    char32_t value = 0;
    for (const char c : digits) {
        const int digit = c >= '0' && c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
        value = value * 16 + static_cast<char32_t>(digit);
    }
    return value;
}

/// What stands at `at` of a valid JSON string.
Step step_json(std::string_view json, std::size_t at) {
    constexpr std::size_t escape = 6;  // \u and four digits
    if (json[at] != '\\') {
        const CodePoint point = decode_code_point(json, at);
        return {point.length, point.length, point.value == byte_order_mark_point};
    }
    if (at + 1 < json.size() && json[at + 1] != 'u') return {2, 1, false};
    if (at + escape > json.size()) return {json.size() - at, 0, false};
    char32_t point = read_hex(json.substr(at + 2, 4));
    std::size_t written = escape;
    if (point >= 0xD800 && point < 0xDC00 && at + 2 * escape <= json.size()) {
        point = 0x10000;  // the second half follows; any such pair takes four bytes
        written = 2 * escape;
    }
    return {written, utf8_length(point), point == byte_order_mark_point};
}

/// What stands at `at` of a CSV cell.
Step step_cell(std::string_view bytes, std::size_t at, std::size_t end) {
    if (bytes[at] == '"' && at + 1 < end && bytes[at + 1] == '"') return {2, 1, false};
    const CodePoint point = decode_code_point(bytes, at);
    return {point.length, point.length, point.value == byte_order_mark_point};
}

/// Goes from `begin` step by step until `offset` bytes of the field are behind.
template <class TakeStep>
std::size_t walk(std::size_t begin, std::size_t end, bool drops_marks, std::size_t offset,
                 TakeStep take_step) {
    std::size_t at = begin;
    while (drops_marks && at < end && take_step(at).is_byte_order_mark) at += take_step(at).written;
    std::size_t read = 0;
    while (at < end && read < offset) {
        const Step step = take_step(at);
        at += step.written;
        read += step.read;
    }
    return at;
}

/// `value` is a JSON string as written, a part of `bytes`.
std::size_t find_in_string(std::string_view bytes, std::string_view value, std::string_view field,
                           std::size_t offset) {
    const auto begin = static_cast<std::size_t>(value.data() - bytes.data()) + 1;
    const std::size_t end = begin + value.size() - 2;
    return walk(begin, end, field == "text", offset,
                [&](std::size_t at) { return step_json(bytes, at); });
}

bool is_string(std::string_view value) {
    return value.size() >= 2 && value.front() == '"' && value.back() == '"';
}

std::string trim_lower(std::string_view name) {
    constexpr std::string_view white_space = " \t\r\n";
    const std::size_t first = name.find_first_not_of(white_space);
    if (first == std::string_view::npos) return "";
    std::string out(name.substr(first, name.find_last_not_of(white_space) - first + 1));
    std::transform(out.begin(), out.end(), out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

}  // namespace

FieldPlaces::FieldPlaces(std::string bytes, std::string_view name) : bytes_(std::move(bytes)) {
    const std::string_view plain = strip_packing(name);
    is_delimited_ = plain.ends_with(".csv") || plain.ends_with(".tsv");
    if (is_delimited_) {
        index_rows(plain.ends_with(".csv") ? ',' : '\t');
    } else {
        index_lines();
    }
}

void FieldPlaces::index_lines() {
    std::size_t begin = mark_length(bytes_);
    for (std::uint64_t line = 1; begin < bytes_.size(); ++line) {
        lines_.emplace_hint(lines_.end(), line, begin);
        const std::size_t end = bytes_.find('\n', begin);
        if (end == std::string::npos) break;
        begin = end + 1;
    }
}

void FieldPlaces::index_rows(char separator) {
    RowScanner scanner(bytes_, mark_length(bytes_), separator);
    Row row;
    if (!scanner.next(row)) return;
    std::vector<std::string> columns;
    for (const Cell& cell : row.cells) columns.push_back(trim_lower(text_of(cell, bytes_)));
    while (scanner.next(row)) {
        for (std::size_t i = 0; i < std::min(columns.size(), row.cells.size()); ++i) {
            if (columns[i] != "title" && columns[i] != "text") continue;
            rows_[row.line][columns[i]] = {row.cells[i].begin, row.cells[i].end};
        }
    }
}

std::optional<std::size_t> FieldPlaces::find(std::uint64_t line, std::string_view field,
                                             std::size_t offset) const {
    if (is_delimited_) {
        const auto row = rows_.find(line);
        if (row == rows_.end()) return std::nullopt;
        const auto cell = row->second.find(field);
        if (cell == row->second.end()) return std::nullopt;
        const auto [begin, end] = cell->second;
        // Marks stand doubled only in cells that are quoted.
        const bool is_quoted = begin > 0 && bytes_[begin - 1] == '"';
        return walk(begin, end, field == "text", offset, [&, last = end](std::size_t at) {
            return is_quoted ? step_cell(bytes_, at, last) : step_cell(bytes_, at, at + 1);
        });
    }
    const auto begin = lines_.find(line);
    if (begin == lines_.end()) return std::nullopt;
    for (const JsonMember& member : list_members(bytes_, begin->second)) {
        if (member.key != field || !is_string(member.value)) continue;
        return find_in_string(bytes_, member.value, field, offset);
    }
    return std::nullopt;
}

std::optional<std::size_t> FieldPlaces::find_listed(std::string_view file, std::string_view field,
                                                    std::size_t offset) const {
    const std::size_t begin = mark_length(bytes_);
    for (const JsonMember& member : list_members(bytes_, begin)) {
        if (member.key != "documents") continue;
        for (const std::string_view entry : list_elements(member.value)) {
            std::optional<std::string_view> named;
            std::optional<std::string_view> value;
            for (const JsonMember& part : list_members(entry)) {
                if (part.key == "file" && is_string(part.value)) {
                    named = part.value.substr(1, part.value.size() - 2);
                }
                if (part.key == field && is_string(part.value)) value = part.value;
            }
            if (named == file && value) return find_in_string(bytes_, *value, field, offset);
        }
    }
    return std::nullopt;
}

}  // namespace parallax
