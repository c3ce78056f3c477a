#include "tests/evaluate/polnear_rows.hpp"

#include <charconv>
#include <cstdint>

namespace parallax::evaluate {
namespace {

/// Takes what stands before `mark` off the front of `rest`, and the mark with it.
std::string_view take_until(std::string_view& rest, char mark) {
    const std::size_t end = rest.find(mark);
    const std::string_view taken = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return taken;
}

std::string unescape(std::string_view cell) {
    std::string text;
    for (std::size_t at = 0; at < cell.size(); ++at) {
        if (cell[at] != '\\' || at + 1 == cell.size()) {
            text += cell[at];
            continue;
        }
        ++at;
        text += cell[at] == 'n' ? '\n' : cell[at] == 't' ? '\t' : cell[at] == 'r' ? '\r' : cell[at];
    }
    return text;
}

std::uint32_t read_number(std::string_view digits) {
    std::uint32_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

std::vector<Span> read_ranges(std::string_view cell) {
    std::vector<Span> spans;
    while (!cell.empty()) {
        std::string_view range = take_until(cell, ',');
        const std::uint32_t begin = read_number(take_until(range, '-'));
        spans.push_back({begin, read_number(range)});
    }
    return spans;
}

}  // namespace

std::vector<PolnearRow> read_polnear_rows(std::string_view bytes) {
    std::vector<PolnearRow> rows;
    while (!bytes.empty()) {
        std::string_view line = take_until(bytes, '\n');
        PolnearRow row;
        row.text = unescape(take_until(line, '\t'));
        while (!line.empty()) {
            std::string_view cell = take_until(line, ' ');
            GoldAttribution attribution;
            attribution.type = take_until(cell, ':');
            attribution.content = read_ranges(take_until(cell, ':'));
            attribution.cue = read_ranges(take_until(cell, ':'));
            attribution.source = read_ranges(cell);
            row.attributions.push_back(std::move(attribution));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace parallax::evaluate
