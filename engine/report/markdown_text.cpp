#include "engine/report/markdown_text.hpp"

#include "engine/core/utf8.hpp"
#include "engine/report/terminal_text.hpp"

#include <algorithm>
#include <cassert>

namespace parallax {

namespace {

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/// Where a list marker at the very start would have to be escaped; npos if there is none.
std::size_t list_marker(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && is_digit(text[at])) {
        ++at;
    }
    if (at == 0) {
        return !text.empty() && (text[0] == '-' || text[0] == '+' || text[0] == '=')
                   ? 0
                   : std::string_view::npos;
    }
    return at < text.size() && (text[at] == '.' || text[at] == ')') ? at : std::string_view::npos;
}

std::string render_row(const std::vector<std::string>& cells,
                       const std::vector<std::size_t>& widths) {
    std::string row = "|";
    for (std::size_t column = 0; column < cells.size(); ++column) {
        row += ' ';
        row += column == 0 ? pad_right(cells[column], widths[column])
                           : pad_left(cells[column], widths[column]);
        row += " |";
    }
    return row + '\n';
}

}  // namespace

std::string escape_markdown(std::string_view text) {
    constexpr std::string_view special = "\\`*_[]<>|~#&$";
    std::string line = terminal_text(text);
    line.erase(0, std::min(line.find_first_not_of(' '), line.size()));
    const std::size_t marker = list_marker(line);
    std::string escaped;
    escaped.reserve(line.size() + line.size() / 8);
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (at == marker || special.find(line[at]) != std::string_view::npos) {
            escaped += '\\';
        }
        escaped += line[at];
    }
    return escaped;
}

std::string render_markdown_table(const std::vector<std::string>& header,
                                  const std::vector<std::vector<std::string>>& rows) {
    constexpr std::size_t narrowest = 3;
    std::vector<std::size_t> widths(header.size(), narrowest);
    for (std::size_t column = 0; column < header.size(); ++column) {
        widths[column] = std::max(widths[column], count_code_points(header[column]));
        for (const auto& row : rows) {
            assert(row.size() == header.size());
            widths[column] = std::max(widths[column], count_code_points(row[column]));
        }
    }
    std::string table = render_row(header, widths) + "|";
    for (std::size_t column = 0; column < header.size(); ++column) {
        const std::string dashes(widths[column] - 1, '-');
        table += ' ' + (column == 0 ? dashes + '-' : dashes + ':') + " |";
    }
    table += '\n';
    for (const auto& row : rows) {
        table += render_row(row, widths);
    }
    return table;
}

std::string group_digits(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return digits;
}

std::string count_grouped(std::uint64_t number, std::string_view noun) {
    std::string text = group_digits(number);
    text.append(" ").append(noun);
    if (number != 1) text += 's';
    return text;
}

}  // namespace parallax
