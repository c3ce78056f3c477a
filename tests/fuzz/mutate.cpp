#include "tests/fuzz/mutate.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace parallax::fuzz {
namespace {

using namespace std::string_view_literals;

constexpr std::array pieces{"\""sv,
                            "\\"sv,
                            "{"sv,
                            "}"sv,
                            "["sv,
                            "]"sv,
                            ":"sv,
                            ","sv,
                            "\t"sv,
                            "\n"sv,
                            "\r\n"sv,
                            "\0"sv,
                            "%"sv,
                            "#"sv,
                            "+"sv,
                            "*"sv,
                            "|"sv,
                            "^"sv,
                            "<"sv,
                            "/>"sv,
                            "&amp;"sv,
                            "- "sv,
                            "null"sv,
                            "true"sv,
                            "\xEF\xBB\xBF"sv,
                            "\xC3"sv,
                            "\xED\xA0\x80"sv,
                            "\\ud83d"sv,
                            "\xE2\x80\x9C"sv,
                            "é"sv,
                            "(1)"sv,
                            "X"sv};

constexpr std::array numbers{"0"sv,
                             "1"sv,
                             "2"sv,
                             "-1"sv,
                             "3"sv,
                             "9"sv,
                             "1000"sv,
                             "0.5"sv,
                             "-0"sv,
                             "1e308"sv,
                             "1e999"sv,
                             "NaN"sv,
                             "4294967295"sv,
                             "4294967296"sv,
                             "18446744073709551615"sv,
                             "18446744073709551616"sv};

using Stretch = std::pair<std::size_t, std::size_t>;  // begin, end

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::vector<Stretch> find_numbers(const std::string& input) {
    std::vector<Stretch> found;
    for (std::size_t at = 0; at < input.size(); ++at) {
        if (!is_digit(input[at])) continue;
        std::size_t end = at;
        while (end < input.size() && is_digit(input[end])) ++end;
        if (at == 0 || !((input[at - 1] >= 'a' && input[at - 1] <= 'z')))
            found.emplace_back(at, end);
        at = end;
    }
    return found;
}

std::vector<Stretch> find_quoted(const std::string& input) {
    std::vector<Stretch> found;
    std::size_t open = std::string::npos;
    for (std::size_t at = 0; at < input.size(); ++at) {
        if (input[at] != '"' || (at > 0 && input[at - 1] == '\\')) continue;
        if (open == std::string::npos) {
            open = at;
        } else {
            found.emplace_back(open, at + 1);
            open = std::string::npos;
        }
    }
    return found;
}

std::vector<Stretch> find_lines(const std::string& input) {
    std::vector<Stretch> found;
    for (std::size_t begin = 0; begin < input.size();) {
        const std::size_t end = input.find('\n', begin);
        const std::size_t next = end == std::string::npos ? input.size() : end + 1;
        found.emplace_back(begin, next);
        begin = next;
    }
    return found;
}

}  // namespace

Mutator::Mutator(std::vector<std::string> seeds, std::uint32_t seed)
    : seeds_(std::move(seeds)), random_(seed) {}

std::size_t Mutator::draw(std::size_t below) {
    // Of a standard distribution each library would make other numbers.
    return below == 0 ? 0 : random_() % below;
}

std::string Mutator::next() {
    std::string input = seeds_[draw(seeds_.size())];
    for (std::size_t change = 1 + draw(3); change > 0; --change) {
        switch (draw(8)) {
            case 0:
            case 1:
                change_bytes(input);
                break;
            case 2:
                move_stretch(input);
                break;
            case 3:
            case 4:
                change_number(input);
                break;
            case 5:
                change_quoted(input);
                break;
            case 6:
                exchange_lines(input);
                break;
            default:
                go_on_with_another(input);
        }
    }
    return input;
}

void Mutator::change_bytes(std::string& input) {
    const std::size_t at = draw(input.size() + 1);
    const std::string_view piece = pieces[draw(pieces.size())];
    switch (draw(4)) {
        case 0:
            input.insert(at, piece);
            break;
        case 1:
            input.replace(at, std::min(piece.size(), input.size() - at), piece);
            break;
        case 2:
            if (at < input.size()) input[at] = static_cast<char>(random_() & 0xFFU);
            break;
        default:
            input.erase(at, 1 + draw(4));
    }
}

void Mutator::move_stretch(std::string& input) {
    const std::size_t begin = draw(input.size());
    const std::string stretch = input.substr(begin, 1 + draw(60));
    if (draw(2) == 0) input.erase(begin, stretch.size());
    if (draw(3) > 0) input.insert(draw(input.size() + 1), stretch);
    if (draw(12) == 0) input.resize(draw(input.size() + 1));
}

void Mutator::change_number(std::string& input) {
    const std::vector<Stretch> found = find_numbers(input);
    if (found.empty()) return;
    const auto [begin, end] = found[draw(found.size())];
    input.replace(begin, end - begin, numbers[draw(numbers.size())]);
}

void Mutator::change_quoted(std::string& input) {
    const std::vector<Stretch> found = find_quoted(input);
    if (found.size() < 2) return;
    const auto [begin, end] = found[draw(found.size())];
    const auto [other, other_end] = found[draw(found.size())];
    const std::string text = input.substr(other, other_end - other);
    input.replace(begin, end - begin, draw(6) == 0 ? "\"\"" : text);
}

void Mutator::exchange_lines(std::string& input) {
    const std::vector<Stretch> lines = find_lines(input);
    if (lines.size() < 2) return;
    const std::size_t first = draw(lines.size() - 1);
    const std::size_t second = draw(2) == 0 ? first + 1 : draw(lines.size());
    const auto text_of = [&](std::size_t line) {
        return input.substr(lines[line].first, lines[line].second - lines[line].first);
    };
    std::string out;
    for (std::size_t line = 0; line < lines.size(); ++line)
        out += text_of(line == first ? second : line == second ? first : line);
    if (draw(4) == 0) out += text_of(first);
    input = std::move(out);
}

void Mutator::go_on_with_another(std::string& input) {
    const std::string& other = seeds_[draw(seeds_.size())];
    if (draw(2) == 0) input.resize(draw(input.size() + 1));
    // Drawn one after the other: the order of arguments is the compiler's.
    const std::size_t begin = draw(other.size());
    input += other.substr(begin, 1 + draw(200));
}

}  // namespace parallax::fuzz
