#include "engine/model/word_vectors.hpp"

#include "engine/core/decimal.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/plural.hpp"
#include "engine/core/sha256.hpp"
#include "engine/core/utf8.hpp"
#include "engine/core/whole_file.hpp"

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

/// Takes the lines of a file one by one and keeps what the first words say.
class LineTaker {
public:
    LineTaker(std::string_view name, std::size_t most) : name_(name), most_(most) {}

    /// Throws InputError. Lines behind the last word wanted are not looked at.
    void take(std::string_view line) {
        ++number_;
        if (words_.size() >= most_) return;
        if (number_ == 1) line.remove_prefix(mark_length(line));
        if (number_ == 1 && is_count_line(line)) return;
        std::string_view rest = line;
        const std::string_view word = take_cell(rest);
        if (word.empty()) return;
        if (find_invalid_utf8(word)) refuse("the word is not UTF-8; save the file as UTF-8", line);
        const std::size_t before = numbers_.size();
        for (std::string_view cell = take_cell(rest); !cell.empty(); cell = take_cell(rest)) {
            const std::optional<double> value = read_decimal(cell);
            if (!value) refuse(fmt::format("{} is not a number", quote_for_message(cell)), line);
            numbers_.push_back(*value);
        }
        check_count(numbers_.size() - before, line);
        if (seen_.emplace(word).second) {
            words_.emplace_back(word);
        } else {
            numbers_.resize(before);
        }
    }

    [[nodiscard]] WordVectors finish(std::string sha256) {
        number_ = 0;
        if (words_.empty()) refuse("no words with numbers in it", "");
        const Eigen::Map<
            const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>
            rows(numbers_.data(), static_cast<Eigen::Index>(words_.size()),
                 static_cast<Eigen::Index>(dimensions_));
        return {std::move(words_), rows, std::move(sha256)};
    }

private:
    [[noreturn]] void refuse(std::string message, std::string_view excerpt) const {
        throw InputError(
            Fault{name_, number_, 0, std::move(message), shorten_for_message(excerpt)});
    }

    void check_count(std::size_t read, std::string_view line) {
        if (dimensions_ == 0) dimensions_ = read;
        if (read == 0 || read > most_dimensions) {
            refuse(fmt::format("a line is a word and its numbers, 1 to {}, with spaces between",
                               most_dimensions),
                   line);
        }
        if (read != dimensions_) {
            refuse(fmt::format("the word has {}, those before have {}", count_of(read, "number"),
                               dimensions_),
                   line);
        }
    }

    std::string name_;
    std::size_t most_;
    std::size_t number_ = 0;
    std::size_t dimensions_ = 0;
    std::vector<std::string> words_;
    std::set<std::string, std::less<>> seen_;
    std::vector<double> numbers_;
};

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
    LineTaker lines(name, most);
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        lines.take(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return lines.finish(sha256_hex(text));
}

WordVectors read_word_vectors_file(const std::filesystem::path& file, std::size_t most) {
    constexpr std::size_t piece = std::size_t{1} << 20;
    const std::string name = file.string();
    LineTaker lines(name, most);
    FileReader reader(file);
    Sha256 digest;
    std::string rest;
    while (true) {
        const std::size_t before = rest.size();
        if (reader.append_next(rest, piece) == 0) break;
        digest.update(std::string_view(rest).substr(before));
        std::size_t begin = 0;
        for (std::size_t end = rest.find('\n', before); end != std::string::npos;
             end = rest.find('\n', begin)) {
            lines.take(std::string_view(rest).substr(begin, end - begin));
            begin = end + 1;
        }
        rest.erase(0, begin);
        // No word has so many numbers; what has no lines is not read into memory whole.
        if (rest.size() > piece) {
            lines.take(rest);
            rest.clear();
        }
    }
    if (!rest.empty()) lines.take(rest);
    return lines.finish(digest.finish_hex());
}

}  // namespace parallax
