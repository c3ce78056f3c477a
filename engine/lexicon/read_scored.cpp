#include "engine/core/ascii_case.hpp"
#include "engine/core/decimal.hpp"
#include "engine/corpus/delimited_rows.hpp"
#include "engine/lexicon/dictionary_lines.hpp"
#include "engine/lexicon/table_rows.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace parallax {
namespace {

/// A table with a header row. Cells know their place.
class ScoredTable {
public:
    ScoredTable(std::string_view bytes, char separator, Dictionary& dictionary,
                std::vector<Fault>& faults)
        : bytes_(bytes),
          lines_(bytes),
          scanner_(bytes, 0, separator),
          dictionary_(dictionary),
          faults_(faults) {}

    /// The next row that is no comment; false at the end. An open quotation is a fault.
    bool next() {
        while (scanner_.next(row_)) {
            if (row_.has_open_quotation) {
                add_fault(0, "a quotation mark is not closed; write \"\" for the sign itself");
                continue;
            }
            if (row_.cells.size() == 1 && text(0).empty()) continue;
            if (is_comment(text(0))) {
                list_comment();
                continue;
            }
            if (row_.cells.size() > 1 || !text(0).starts_with('#')) return true;
            dictionary_.left_out.push_back(fault(
                0,
                quote_for_message(text(0)) + " stands alone and is taken for a comment; left out"));
        }
        return false;
    }

    [[nodiscard]] std::size_t size() const { return row_.cells.size(); }
    [[nodiscard]] std::string text(std::size_t column) const {
        if (column >= row_.cells.size()) return {};
        return std::string(trim_cell(text_of(row_.cells[column], bytes_)));
    }
    [[nodiscard]] FilePlace place(std::size_t column) const {
        return lines_.place_of(row_.cells[std::min(column, row_.cells.size() - 1)].begin);
    }
    [[nodiscard]] Fault fault(std::size_t column, std::string message) const {
        return lines_.fault(dictionary_.file,
                            row_.cells[std::min(column, row_.cells.size() - 1)].begin,
                            std::move(message));
    }
    void add_fault(std::size_t column, std::string message) {
        faults_.push_back(fault(column, std::move(message)));
    }
    /// A number; a fault and nothing if the cell holds none. An empty cell is nothing.
    std::optional<double> number(std::size_t column, const char* what) {
        const std::string written = text(column);
        if (written.empty()) return std::nullopt;
        const auto value = read_signed_decimal(written);
        if (!value) {
            add_fault(column, std::string(what) + " " + quote_for_message(written) +
                                  " is not a number; write a decimal such as -0.8");
        }
        return value;
    }

private:
    /// A comment with a number in the next cell may be a word.
    void list_comment() {
        if (!may_be_word(text(0)) || !read_signed_decimal(text(1))) return;
        dictionary_.left_out.push_back(fault(0, describe_comment(text(0))));
    }

    std::string_view bytes_;
    LineIndex lines_;
    RowScanner scanner_;
    Row row_;
    Dictionary& dictionary_;
    std::vector<Fault>& faults_;
};

/// Which separator the first line that is no comment uses most.
char separator_of(std::string_view bytes) {
    for (const DictionaryLine& line : cut_lines(bytes)) {
        if (line.says_nothing()) continue;
        char best = ',';
        for (const char candidate : {'\t', ';'}) {
            if (std::count(line.text.begin(), line.text.end(), candidate) >
                std::count(line.text.begin(), line.text.end(), best))
                best = candidate;
        }
        return best;
    }
    return ',';
}

/// The category at "a > b", made where it is missing.
DictionaryCategory& category_at(Dictionary& dictionary, const std::string& path, FilePlace place) {
    std::vector<DictionaryCategory>* level = &dictionary.categories;
    DictionaryCategory* category = nullptr;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find(between_categories, begin), path.size());
        const std::string name = path.substr(begin, end - begin);
        auto found = std::find_if(level->begin(), level->end(),
                                  [&](const auto& other) { return other.name == name; });
        if (found == level->end()) {
            level->push_back({name, {}, place, {}, {}});
            found = std::prev(level->end());
        }
        category = &*found;
        level = &category->below;
        begin = end + between_categories.size();
    }
    return *category;
}

struct ScoredColumns {
    std::optional<std::size_t> word;
    std::optional<std::size_t> score;
    std::optional<std::size_t> sd;
    std::optional<std::size_t> category;
};

std::optional<std::size_t> find_named(const std::vector<std::string>& header,
                                      std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
        const auto found = std::find(header.begin(), header.end(), name);
        if (found != header.end()) return static_cast<std::size_t>(found - header.begin());
    }
    return std::nullopt;
}

}  // namespace

void read_dicx(std::string_view bytes, Dictionary& dictionary, std::vector<Fault>& faults) {
    ScoredTable table(bytes, separator_of(bytes), dictionary, faults);
    if (!table.next() || lower_ascii_letters(table.text(0)) != "dicterm" || table.size() < 2) {
        faults.push_back({dictionary.file, 1, 1,
                          "a LIWC-22 dictionary begins with a row \"DicTerm\" and the names of "
                          "its categories",
                          ""});
        return;
    }
    for (std::size_t i = 1; i < table.size(); ++i) {
        if (table.text(i).empty()) table.add_fault(i, "a category has no name; write one");
        dictionary.categories.push_back({table.text(i), {}, table.place(i), {}, {}});
    }
    while (table.next()) {
        const std::string word = table.text(0);
        if (word.empty()) {
            table.add_fault(0, "the first cell holds no word; write one, or take the row out");
            continue;
        }
        bool is_anywhere = false;
        for (std::size_t i = 1; i < table.size(); ++i) {
            const std::string mark = table.text(i);
            if (mark.empty()) continue;
            if (i > dictionary.categories.size()) {
                table.add_fault(i, "the row has more cells than the header names categories");
                break;
            }
            std::optional<double> weight;
            if (lower_ascii_letters(mark) != "x") {
                weight = read_signed_decimal(mark);
                if (!weight) {
                    table.add_fault(i, quote_for_message(mark) +
                                           " is neither X nor a weight; write X where the word "
                                           "belongs to the category");
                    is_anywhere = true;
                    continue;
                }
                if (*weight == 0.0) continue;  // as good as an empty cell
            }
            is_anywhere = true;
            dictionary.categories[i - 1].entries.push_back(
                {word, weight, std::nullopt, table.place(i)});
        }
        if (!is_anywhere) {
            dictionary.left_out.push_back(
                table.fault(0, quote_for_message(word) + " has no category; left out"));
        }
    }
}

void read_scored_csv(std::string_view bytes, Dictionary& dictionary, std::vector<Fault>& faults) {
    ScoredTable table(bytes, separator_of(bytes), dictionary, faults);
    if (!table.next()) {
        faults.push_back({dictionary.file, 0, 0, "the file holds no header row", ""});
        return;
    }
    std::vector<std::string> header;
    for (std::size_t i = 0; i < table.size(); ++i)
        header.push_back(lower_ascii_letters(table.text(i)));
    ScoredColumns columns;
    columns.word = find_named(header, {"phrase", "word", "term", "token", "entry", "lemma"});
    columns.score = find_named(
        header, {"weight", "score", "valence", "polarity", "sentiment_score", "value", "mean"});
    columns.sd = find_named(header, {"sd", "std", "stdev"});
    columns.category = find_named(header, {"category", "axis", "sentiment", "class", "label"});
    if (!columns.word || (!columns.score && !columns.category)) {
        table.add_fault(0, std::string("the header row names no column ") +
                               (columns.word ? "with scores or categories; name it weight, score, "
                                               "valence or category"
                                             : "with words; name it phrase, word or term"));
        return;
    }
    while (table.next()) {
        const std::string word = table.text(*columns.word);
        if (word.empty()) {
            table.add_fault(*columns.word, "the row holds no word; write one, or take it out");
            continue;
        }
        const std::string path = columns.category ? table.text(*columns.category) : "";
        if (columns.category && path.empty()) {
            dictionary.left_out.push_back(
                table.fault(*columns.word, quote_for_message(word) + " has no category; left out"));
            continue;
        }
        DictionaryEntry entry{word, std::nullopt, std::nullopt, table.place(*columns.word)};
        if (columns.score) {
            entry.weight = table.number(*columns.score, "score");
            // A label of a choice has no score.
            if (table.text(*columns.score).empty() && !path.starts_with("choices > ")) {
                table.add_fault(*columns.word, quote_for_message(word) +
                                                   " has no score; write a decimal such as -0.8");
            }
        }
        if (columns.sd) entry.sd = table.number(*columns.sd, "sd");
        category_at(dictionary, path, entry.place).entries.push_back(std::move(entry));
    }
}

void read_scored_lines(std::string_view bytes, Dictionary& dictionary, std::vector<Fault>& faults) {
    const bool is_vader = dictionary.format == DictionaryFormat::vader;
    DictionaryCategory& category =
        dictionary.categories.emplace_back(DictionaryCategory{"", {}, {1, 1}, {}, {}});
    for (const DictionaryLine& line : cut_lines(bytes)) {
        const std::size_t tab = line.text.find('\t');
        const std::string_view word = trim_cell(line.text.substr(0, tab));
        if (line.says_nothing()) {
            // A comment with a score behind a tab may be a word.
            const std::string_view behind =
                tab == std::string_view::npos ? "" : trim_cell(line.text.substr(tab));
            if (may_be_word(word) && read_signed_decimal(behind.substr(0, behind.find('\t')))) {
                dictionary.left_out.push_back(
                    line.fault(dictionary.file, 0, describe_comment(word)));
            }
            continue;
        }
        if (tab == std::string_view::npos && word.starts_with('#')) {
            dictionary.left_out.push_back(line.fault(
                dictionary.file, 0,
                quote_for_message(word) + " has no score and is taken for a comment; left out"));
            continue;
        }
        if (tab == std::string_view::npos || word.empty()) {
            faults.push_back(line.fault(
                dictionary.file, 0,
                std::string("the line is no word, tab and score; write such as good<tab>") +
                    (is_vader ? "1.9<tab>0.94" : "3")));
            continue;
        }
        DictionaryEntry entry{std::string(word), std::nullopt, std::nullopt, line.place(0)};
        std::size_t at = tab + 1;
        for (int cell = 0; cell < (is_vader ? 2 : 1) && at <= line.text.size(); ++cell) {
            const std::size_t end = std::min(line.text.find('\t', at), line.text.size());
            const std::string_view written = trim_cell(line.text.substr(at, end - at));
            const auto value = read_signed_decimal(written);
            const bool is_whole = value && *value == std::trunc(*value);
            if (!value || (!is_vader && !is_whole)) {
                faults.push_back(
                    line.fault(dictionary.file, at,
                               std::string(cell == 0 ? "score " : "standard deviation ") +
                                   quote_for_message(written) + " of " + quote_for_message(word) +
                                   " is not a " + (is_vader ? "number" : "whole number")));
            }
            (cell == 0 ? entry.weight : entry.sd) = value;
            at = end + 1;
        }
        category.entries.push_back(std::move(entry));
    }
}

}  // namespace parallax
