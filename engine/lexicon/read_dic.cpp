#include "engine/lexicon/dictionary_lines.hpp"
#include "engine/lexicon/table_rows.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace parallax {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// A category of the legend and how far it is moved in.
struct LegendRow {
    DictionaryCategory category;
    std::size_t depth = 0;
};

class DicReader {
public:
    DicReader(std::string_view bytes, Dictionary& dictionary, std::vector<Fault>& faults)
        : lines_(cut_lines(bytes)), dictionary_(dictionary), faults_(faults) {}

    void read() {
        std::vector<std::size_t> marks;
        for (std::size_t i = 0; i < lines_.size() && marks.size() < 2; ++i) {
            const std::string_view text = trim_cell(lines_[i].text);
            if (text == "%") marks.push_back(i);
            if (text.empty() || text == "%" || text.starts_with('#') || !marks.empty()) continue;
            faults_.push_back(lines_[i].fault(
                dictionary_.file, 0,
                "a LIWC dictionary begins with a line \"%\", then its categories, then "
                "another \"%\""));
            return;
        }
        if (marks.size() < 2) {
            faults_.push_back({dictionary_.file, lines_.empty() ? 0 : lines_.size(), 0,
                               "the list of categories stands between two lines \"%\"; found " +
                                   std::string(marks.empty() ? "none" : "one"),
                               ""});
            return;
        }
        for (std::size_t i = marks[0] + 1; i < marks[1]; ++i) read_legend(lines_[i]);
        for (std::size_t i = marks[1] + 1; i < lines_.size(); ++i) read_word(lines_[i]);
        std::size_t at = 0;
        nest(at, 0, dictionary_.categories);
    }

private:
    void read_legend(const DictionaryLine& line) {
        const auto statement = find_statement(line);
        if (!statement) return;
        const auto [text, begin, tabs] = *statement;
        LegendRow row;
        row.depth = tabs;
        row.category.place = line.place(begin);
        std::size_t digits = 0;
        while (digits < text.size() && is_digit(text[digits])) ++digits;
        const bool has_code =
            digits > 0 && digits < 10 &&
            (digits == text.size() || text[digits] == ' ' || text[digits] == '\t');
        const std::string_view name = has_code ? trim_cell(text.substr(digits)) : text;
        if (name.empty()) {
            faults_.push_back(line.fault(
                dictionary_.file, begin,
                "category " + std::string(text) + " has no name; write it after the number"));
            return;
        }
        row.category.name = name;
        if (has_code) {
            const unsigned long code = std::stoul(std::string(text.substr(0, digits)));
            const auto [other, is_new] = row_by_code_.try_emplace(code, rows_.size());
            if (!is_new) {
                faults_.push_back(line.fault(
                    dictionary_.file, begin,
                    "number " + std::to_string(code) + " is that of category \"" +
                        rows_[other->second].category.name + "\" already; give each its own"));
                return;
            }
        }
        rows_.push_back(std::move(row));
    }

    void leave_out(const DictionaryLine& line, std::size_t byte, std::string message) {
        dictionary_.left_out.push_back(line.fault(dictionary_.file, byte, std::move(message)));
    }

    /// Where the word ends and its numbers begin. Words are divided from numbers by tabs, or, in
    /// files that went through an editor, by spaces.
    static std::size_t end_of_word(std::string_view text) {
        const std::size_t tab = text.find('\t');
        std::string_view word = trim_cell(text.substr(0, tab));
        const auto begins_code = [](char c) { return is_digit(c) || c == '(' || c == '<'; };
        for (std::size_t at = word.find(' '); at != std::string_view::npos;
             at = word.find(' ', at)) {
            const std::size_t next = std::min(word.find_first_not_of(' ', at), word.size());
            const bool is_gap = tab == std::string_view::npos || next - at > 1;
            if (is_gap && next < word.size() && begins_code(word[next])) {
                return static_cast<std::size_t>(word.data() - text.data()) + at;
            }
            at = next;
        }
        return std::min(tab, text.size());
    }

    /// A comment with the number of a category behind a tab may be a word.
    void list_comment(const DictionaryLine& line) {
        const std::string_view text = trim_cell(line.text);
        const std::size_t tab = text.find('\t');
        if (!may_be_word(text) || tab == std::string_view::npos) return;
        const std::string_view behind = trim_cell(text.substr(tab));
        const std::string_view code = behind.substr(0, behind.find_first_of(" \t"));
        if (code.size() > 9 || !std::all_of(code.begin(), code.end(), is_digit) ||
            !row_by_code_.contains(std::stoul(std::string(code))))
            return;
        leave_out(line, 0, describe_comment(trim_cell(text.substr(0, tab))));
    }

    void read_word(const DictionaryLine& line) {
        const auto statement = find_statement(line);
        if (!statement) {
            list_comment(line);
            return;
        }
        const auto [text, begin, tabs] = *statement;
        const std::size_t end = begin + end_of_word(text);
        const std::string word(trim_cell(line.text.substr(begin, end - begin)));
        std::size_t at = end;
        std::size_t codes = 0;
        while ((at = line.text.find_first_not_of(" \t", at)) != std::string_view::npos) {
            std::size_t stop = std::min(line.text.find_first_of(" \t", at), line.text.size());
            if (line.text[at] == '(') {
                const std::size_t close = line.text.find(')', at);
                if (close != std::string_view::npos)
                    stop = std::min(line.text.find_first_of(" \t", close), line.text.size());
            }
            const std::string_view code = line.text.substr(at, stop - at);
            read_code(line, at, code, word);
            ++codes;
            at = stop;
        }
        if (codes == 0 && text.starts_with('#')) {
            leave_out(
                line, begin,
                quote_for_message(word) + " has no category and is taken for a comment; left out");
        } else if (codes == 0) {
            faults_.push_back(line.fault(
                dictionary_.file, begin,
                quote_for_message(word) + " has no category; write its number after a tab"));
        }
    }

    void read_code(const DictionaryLine& line, std::size_t at, std::string_view code,
                   const std::string& word) {
        const std::string of = "of " + quote_for_message(word);
        if (code.starts_with('(') || code.starts_with('<') ||
            code.find('/') != std::string_view::npos) {
            leave_out(line, at,
                      "the condition " + shorten_for_message(code) + " " + of +
                          " depends on the words around it; left out");
            return;
        }
        if (code.size() > 9 || !std::all_of(code.begin(), code.end(), is_digit)) {
            faults_.push_back(line.fault(dictionary_.file, at,
                                         quote_for_message(code) + " " + of +
                                             " is no number of a category; write such as 12"));
            return;
        }
        const unsigned long number = std::stoul(std::string(code));
        const auto row = row_by_code_.find(number);
        if (row == row_by_code_.end()) {
            leave_out(line, at,
                      "category " + std::string(code) + " " + of +
                          " is not among the categories above; left out");
            return;
        }
        std::vector<DictionaryEntry>& entries = rows_[row->second].category.entries;
        if (!entries.empty() && entries.back().pattern == word) return;
        entries.push_back({word, std::nullopt, std::nullopt, line.place(at)});
    }

    /// Makes the tree that the indents tell of, from row `at` on.
    void nest(std::size_t& at, std::size_t depth, std::vector<DictionaryCategory>& into) {
        while (at < rows_.size() && rows_[at].depth >= depth) {
            const std::size_t own = rows_[at].depth;
            into.push_back(std::move(rows_[at].category));
            ++at;
            nest(at, own + 1, into.back().below);
        }
    }

    std::vector<DictionaryLine> lines_;
    Dictionary& dictionary_;
    std::vector<Fault>& faults_;
    std::vector<LegendRow> rows_;
    std::map<unsigned long, std::size_t> row_by_code_;
};

}  // namespace

void read_dic(std::string_view bytes, Dictionary& dictionary, std::vector<Fault>& faults) {
    DicReader(bytes, dictionary, faults).read();
}

}  // namespace parallax
