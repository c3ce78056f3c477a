#include "engine/core/decimal.hpp"
#include "engine/core/plural.hpp"
#include "engine/lexicon/dictionary_lines.hpp"
#include "engine/lexicon/table_rows.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <optional>
#include <utility>

namespace parallax {
namespace {

/// "WORD (1)": the word, and its weight if one stands there.
struct WeightedWord {
    std::string_view word;
    std::optional<double> weight;
};

WeightedWord read_weighted(std::string_view text) {
    const std::size_t open = text.rfind(" (");
    if (!text.ends_with(')') || open == std::string_view::npos) return {text, std::nullopt};
    const auto weight = read_signed_decimal(text.substr(open + 2, text.size() - open - 3));
    if (!weight) return {text, std::nullopt};
    return {trim_cell(text.substr(0, open)), weight};
}

/// Length of a colour "#AA0000" at the end, else 0.
std::size_t colour_at_end(std::string_view name) {
    constexpr std::size_t length = 7;
    if (name.size() <= length || name[name.size() - length] != '#') return 0;
    const std::string_view digits = name.substr(name.size() - length + 1);
    return std::all_of(digits.begin(), digits.end(),
                       [](unsigned char c) { return std::isxdigit(c) != 0; })
               ? length
               : 0;
}

/// The open category at this depth.
DictionaryCategory* open_category(std::vector<DictionaryCategory>& roots, std::size_t depth) {
    std::vector<DictionaryCategory>* level = &roots;
    DictionaryCategory* category = nullptr;
    for (std::size_t i = 0; i < depth; ++i) {
        if (level->empty()) return nullptr;
        category = &level->back();
        level = &category->below;
    }
    return category;
}

}  // namespace

void read_cat(std::string_view bytes, Dictionary& dictionary, std::vector<Fault>& faults) {
    std::size_t deepest = 0;  // how many categories are open
    for (const DictionaryLine& line : cut_lines(bytes)) {
        const auto statement = find_statement(line);
        if (!statement) continue;
        const auto [text, begin, depth] = *statement;
        const WeightedWord entry = read_weighted(text);
        if (depth > deepest) {
            faults.push_back(line.fault(
                dictionary.file, begin,
                quote_for_message(text) + " is moved in by " + count_of(depth, "tab") +
                    " but stands in no category there; " +
                    (deepest == 0 ? "a category stands before its words, without a tab"
                                  : "move it in by at most " + std::to_string(deepest))));
            continue;
        }
        if (entry.weight) {
            DictionaryCategory* category = open_category(dictionary.categories, depth);
            if (category == nullptr) {
                faults.push_back(line.fault(dictionary.file, begin,
                                            quote_for_message(entry.word) +
                                                " stands in no category; move it in by a tab "
                                                "below one"));
                continue;
            }
            category->entries.push_back(
                {std::string(entry.word), entry.weight, std::nullopt, line.place(begin)});
            continue;
        }
        if (text.starts_with('#')) {
            dictionary.left_out.push_back(line.fault(
                dictionary.file, begin,
                quote_for_message(text) + " has no weight and is taken for a comment; left out"));
            continue;
        }
        DictionaryCategory* parent = open_category(dictionary.categories, depth);
        auto& siblings = parent == nullptr ? dictionary.categories : parent->below;
        siblings.push_back({std::string(text), {}, line.place(begin), {}, {}});
        deepest = depth + 1;
    }
}

void read_lc3(std::string_view bytes, Dictionary& dictionary, std::vector<Fault>& faults) {
    for (const DictionaryLine& line : cut_lines(bytes)) {
        const auto statement = find_statement(line);
        if (!statement) continue;
        const auto [text, begin, tabs] = *statement;
        if (text.starts_with('#') && text.find(' ') != std::string_view::npos) {
            dictionary.left_out.push_back(
                line.fault(dictionary.file, begin,
                           quote_for_message(text) +
                               " is more than a word and is taken for a comment; left out"));
            continue;
        }
        if (!text.starts_with('+')) {
            if (dictionary.categories.empty()) {
                faults.push_back(line.fault(dictionary.file, begin,
                                            quote_for_message(text) +
                                                " stands in no category; the first line is "
                                                "\"+\" and a category's name"));
                return;
            }
            dictionary.categories.back().entries.push_back(
                {std::string(text), std::nullopt, std::nullopt, line.place(begin)});
            continue;
        }
        std::string_view name = text.substr(1);
        name.remove_suffix(colour_at_end(name));
        name = trim_cell(name);
        if (name.empty()) {
            faults.push_back(line.fault(dictionary.file, begin,
                                        "a category has no name; write it after the \"+\""));
            continue;
        }
        dictionary.categories.push_back({std::string(name), {}, line.place(begin), {}, {}});
    }
}

}  // namespace parallax
