#include "engine/model/word_vectors.hpp"

#include "engine/core/decimal.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/plural.hpp"
#include "engine/core/sha256.hpp"
#include "engine/core/utf8.hpp"

#include <algorithm>
#include <cassert>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace parallax {
namespace {

constexpr std::size_t most_dimensions = 1000;

/// Takes the next stretch without white space off `line`; empty at its end.
std::string_view take_cell(std::string_view& line) {
    const std::size_t begin = line.find_first_not_of(" \t\r");
    line.remove_prefix(std::min(begin, line.size()));
    const std::size_t end = std::min(line.find_first_of(" \t\r"), line.size());
    const std::string_view cell = line.substr(0, end);
    line.remove_prefix(end);
    return cell;
}

/// word2vec's first line: how many words, how many numbers each.
bool is_count_line(std::string_view line) {
    const auto is_whole = [](std::string_view cell) {
        return !cell.empty() && cell.find_first_not_of("0123456789") == std::string_view::npos;
    };
    return is_whole(take_cell(line)) && is_whole(take_cell(line)) && take_cell(line).empty();
}

}  // namespace

WordVectors::WordVectors(std::vector<std::string> words, Eigen::MatrixXd rows, std::string sha256)
    : words_(std::move(words)), rows_(std::move(rows)), sha256_(std::move(sha256)) {
    assert(static_cast<std::size_t>(rows_.rows()) == words_.size());
    for (Eigen::Index row = 0; row < rows_.rows(); ++row) {
        const double length = rows_.row(row).norm();
        if (length > 0.0) rows_.row(row) /= length;
        number_of_.emplace(words_[static_cast<std::size_t>(row)], static_cast<std::uint32_t>(row));
    }
}

std::optional<std::uint32_t> WordVectors::find(std::string_view word) const {
    const auto found = number_of_.find(word);
    if (found == number_of_.end()) return std::nullopt;
    return found->second;
}

WordVectors read_word_vectors(std::string_view text, std::string_view name, std::size_t most) {
    const auto refuse = [&](std::size_t line, std::string message, std::string_view excerpt) {
        throw InputError(
            Fault{std::string(name), line, 0, std::move(message), shorten_for_message(excerpt)});
    };
    const std::string_view whole = text;
    text.remove_prefix(mark_length(text));
    std::vector<std::string> words;
    std::set<std::string_view> seen;
    std::vector<double> numbers;
    std::size_t dimensions = 0;
    for (std::size_t number = 1; !text.empty() && words.size() < most; ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (number == 1 && is_count_line(line)) continue;
        std::string_view rest = line;
        const std::string_view word = take_cell(rest);
        if (word.empty()) continue;
        if (find_invalid_utf8(word))
            refuse(number, "the word is not UTF-8; save the file as UTF-8", line);
        const std::size_t before = numbers.size();
        for (std::string_view cell = take_cell(rest); !cell.empty(); cell = take_cell(rest)) {
            const std::optional<double> value = read_decimal(cell);
            if (!value)
                refuse(number, fmt::format("{} is not a number", quote_for_message(cell)), line);
            numbers.push_back(*value);
        }
        const std::size_t read = numbers.size() - before;
        if (dimensions == 0) dimensions = read;
        if (read == 0 || read > most_dimensions) {
            refuse(number,
                   fmt::format("a line is a word and its numbers, 1 to {}, with spaces between",
                               most_dimensions),
                   line);
        }
        if (read != dimensions) {
            refuse(number,
                   fmt::format("the word has {}, those before have {}", count_of(read, "number"),
                               dimensions),
                   line);
        }
        if (seen.insert(word).second) {
            words.emplace_back(word);
        } else {
            numbers.resize(before);
        }
    }
    if (words.empty()) refuse(0, "no words with numbers in it", "");
    const Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>
        rows(numbers.data(), static_cast<Eigen::Index>(words.size()),
             static_cast<Eigen::Index>(dimensions));
    return {std::move(words), rows, sha256_hex(whole)};
}

}  // namespace parallax
