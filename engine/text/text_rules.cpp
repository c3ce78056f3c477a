#include "engine/text/text_rules.hpp"

#include "engine/core/sha256.hpp"
#include "engine/text/fold_accents.hpp"
#include "engine/text/normalise.hpp"
#include "engine/text/table_file.hpp"
#include "engine/text/text_lists.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <set>
#include <stdexcept>
#include <utility>

namespace parallax {
namespace {

constexpr std::string_view own_language = "en";

template <class Value, std::size_t count>
using Names = std::array<std::pair<std::string_view, Value>, count>;

constexpr Names<WordRole, 11> role_names = {{{"title", WordRole::title},
                                             {"never", WordRole::never},
                                             {"numbered", WordRole::numbered},
                                             {"month", WordRole::month},
                                             {"weekday", WordRole::weekday},
                                             {"time", WordRole::time},
                                             {"open", WordRole::open},
                                             {"month-name", WordRole::month_name},
                                             {"weekday-name", WordRole::weekday_name},
                                             {"zone", WordRole::zone},
                                             {"speech", WordRole::speech}}};

constexpr Names<Section, 3> section_names = {{{"headline", Section::headline},
                                              {"caption", Section::caption},
                                              {"furniture", Section::furniture}}};

constexpr Names<LineRule::Where, 4> where_names = {{{"line", LineRule::Where::line},
                                                    {"prefix", LineRule::Where::prefix},
                                                    {"suffix", LineRule::Where::suffix},
                                                    {"opening", LineRule::Where::opening}}};

template <class Value, std::size_t count>
std::optional<Value> find_name(const Names<Value, count>& names, std::string_view name) {
    for (const auto& [text, value] : names) {
        if (text == name) return value;
    }
    return std::nullopt;
}

template <class Value, std::size_t count>
std::string not_among(std::string_view column, std::string_view found,
                      const Names<Value, count>& names) {
    std::string message = std::string(column) + " \"" + std::string(found) + "\" is none of ";
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) message += i + 1 == count ? " and " : ", ";
        message += names[i].first;
    }
    return message;
}

/// The form as listed, with a capital, and all in capitals.
std::set<std::string> spellings_of(const std::string& form) {
    const auto upper = [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
    };
    std::string capitalised = form;
    if (!form.empty()) capitalised.front() = upper(form.front());
    std::string capitals = form;
    std::transform(form.begin(), form.end(), capitals.begin(), upper);
    return {form, capitalised, capitals};
}

void read_abbreviations(const TableFile& file, TextRules::Lists& lists,
                        std::vector<Fault>& faults) {
    for (const TableRow& row : file.rows) {
        const std::string& form = row.cells[0];
        const auto role = find_name(role_names, row.cells[1]);
        if (!role) {
            faults.push_back(file.fault(row, not_among("class", row.cells[1], role_names)));
            continue;
        }
        bool is_new = !form.empty();
        for (const std::string& spelling : spellings_of(form)) {
            is_new = lists.roles.emplace(spelling, *role).second && is_new;
            lists.role_words.add(spelling);
        }
        if (!is_new) {
            faults.push_back(file.fault(row, "the form \"" + form + "\" is empty or listed twice"));
        }
    }
}

/// Reads the codes of the language column into `word`; false if one is no code.
bool read_languages(std::string_view codes, FunctionWord& word) {
    while (true) {
        const std::size_t space = codes.find(' ');
        const std::string_view code = codes.substr(0, space);
        if (code.size() != 2) return false;
        (code == own_language ? word.is_own : word.is_foreign) = true;
        if (space == std::string_view::npos) return true;
        codes.remove_prefix(space + 1);
    }
}

void read_function_words(const TableFile& file, TextRules::Lists& lists,
                         std::vector<Fault>& faults) {
    for (const TableRow& row : file.rows) {
        const std::string key = normalise_word(row.cells[0]);
        FunctionWord word;
        word.starts_sentences = row.cells[2] == "yes";
        if (!read_languages(row.cells[1], word)) {
            faults.push_back(file.fault(row, "language must be two-letter codes with spaces"));
        }
        if (!word.starts_sentences && !row.cells[2].empty()) {
            faults.push_back(file.fault(row, "starts must be \"yes\" or empty"));
        }
        const bool is_new = lists.function_words.emplace(key, word).second;
        if (key.empty() || !is_new) {
            faults.push_back(file.fault(row, "the word \"" + key + "\" is empty or listed twice"));
        }
    }
}

void read_sections(const TableFile& file, TextRules::Lists& lists, std::vector<Fault>& faults) {
    for (const TableRow& row : file.rows) {
        const auto section = find_name(section_names, row.cells[0]);
        const auto where = find_name(where_names, row.cells[1]);
        if (!section) {
            faults.push_back(file.fault(row, not_among("kind", row.cells[0], section_names)));
        }
        if (!where)
            faults.push_back(file.fault(row, not_among("where", row.cells[1], where_names)));
        if (!section || !where) continue;
        try {
            lists.lines.add({*section, *where, LinePattern(row.cells[2])});
        } catch (const std::invalid_argument& broken) {
            faults.push_back(file.fault(row, broken.what()));
        }
    }
}

void read_spellings(const TableFile& file, TextRules::Lists& lists, std::vector<Fault>& faults) {
    std::set<std::string, std::less<>> seen;
    const auto take = [&](const TableRow& row, std::string_view word) {
        const bool is_comparable = !word.empty() && fold_accents(normalise_word(word)) == word &&
                                   word.find_first_of("-.'") == std::string_view::npos;
        if (!is_comparable || !seen.emplace(word).second) {
            faults.push_back(file.fault(row, "the word \"" + std::string(word) +
                                                 "\" is listed twice, or is not in small letters "
                                                 "without marks, hyphens and apostrophes"));
        }
    };
    for (const TableRow& row : file.rows) {
        take(row, row.cells[0]);
        const std::string_view others = row.cells[1];
        for (std::size_t at = 0; at <= others.size();) {
            const std::size_t end = std::min(others.find(' ', at), others.size());
            const std::string_view word = others.substr(at, end - at);
            take(row, word);
            lists.spellings.emplace(word, row.cells[0]);
            at = end + 1;
        }
    }
}

}  // namespace

TextRules::TextRules(const std::filesystem::path& folder) {
    std::vector<Fault> faults;
    auto lists = std::make_unique<Lists>();
    const TableFile abbreviations =
        read_table(folder / "abbreviations.tsv", {"form", "class"}, faults);
    read_abbreviations(abbreviations, *lists, faults);
    const TableFile function_words =
        read_table(folder / "function-words.tsv", {"word", "language", "starts"}, faults);
    read_function_words(function_words, *lists, faults);
    const TableFile sections =
        read_table(folder / "sections.tsv", {"kind", "where", "pattern"}, faults);
    read_sections(sections, *lists, faults);
    const TableFile spellings =
        read_table(folder / "name-spellings.tsv", {"spelling", "also"}, faults);
    read_spellings(spellings, *lists, faults);
    if (!faults.empty()) throw InputError(std::move(faults));

    lists_ = std::move(lists);
    const std::array<std::string_view, 4> parts = {abbreviations.bytes, function_words.bytes,
                                                   sections.bytes, spellings.bytes};
    sha256_ = sha256_hex_of_parts(parts);
}

TextRules::~TextRules() = default;
TextRules::TextRules(TextRules&&) noexcept = default;
TextRules& TextRules::operator=(TextRules&&) noexcept = default;

CalendarWord TextRules::Lists::calendar_word(std::string_view surface) const {
    switch (role_of(surface)) {
        case WordRole::month:
        case WordRole::month_name:
            return CalendarWord::month;
        case WordRole::weekday:
        case WordRole::weekday_name:
            return CalendarWord::weekday;
        case WordRole::zone:
            return CalendarWord::zone;
        default:
            return CalendarWord::none;
    }
}

}  // namespace parallax
