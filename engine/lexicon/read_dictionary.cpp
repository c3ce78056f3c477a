#include "engine/core/ascii_case.hpp"
#include "engine/core/decimal.hpp"
#include "engine/lexicon/dictionary_lines.hpp"
#include "engine/lexicon/table_rows.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>
#include <utility>

namespace parallax {
namespace {

/// The encoding that an XML declaration names, or "". It is ASCII in all encodings but UTF-16.
std::string declared_encoding(std::string_view bytes) {
    if (!bytes.starts_with("<?xml")) return {};
    const std::string_view declaration = bytes.substr(0, bytes.find("?>"));
    constexpr std::string_view name = "encoding=";
    std::size_t at = declaration.find(name);
    if (at == std::string_view::npos) return {};
    at += name.size();
    if (at >= declaration.size()) return {};
    const std::size_t end = declaration.find(declaration[at], at + 1);
    if (end == std::string_view::npos) return {};
    return std::string(declaration.substr(at + 1, end - at - 1));
}

std::string lower_ending(const std::string& file) {
    return lower_ascii_letters(std::filesystem::path(file).extension().string());
}

/// What the first line that says something looks like; none if it could be several things.
std::optional<DictionaryFormat> told_by_content(std::string_view bytes) {
    for (const DictionaryLine& line : cut_lines(bytes)) {
        const std::string_view text = trim_cell(line.text);
        if (text.empty()) continue;
        if (text.starts_with("<?xml") || text.starts_with("<dictionary"))
            return DictionaryFormat::ykd;
        if (text == "%") return DictionaryFormat::dic;
        if (text.starts_with("DicTerm,") || text.starts_with("DicTerm\t"))
            return DictionaryFormat::dicx;
        return std::nullopt;
    }
    return std::nullopt;
}

/// VADER and AFINN come as plain text: by what follows the first tab.
std::optional<DictionaryFormat> told_by_scores(std::string_view bytes) {
    for (const DictionaryLine& line : cut_lines(bytes)) {
        if (line.says_nothing()) continue;
        const std::size_t tab = line.text.find('\t');
        if (tab == std::string_view::npos) return std::nullopt;
        const std::size_t next = line.text.find('\t', tab + 1);
        const auto score =
            read_signed_decimal(trim_cell(line.text.substr(0, next).substr(tab + 1)));
        if (!score) return std::nullopt;
        if (next != std::string_view::npos) return DictionaryFormat::vader;
        return std::trunc(*score) == *score ? std::optional(DictionaryFormat::afinn)
                                            : std::optional(DictionaryFormat::vader);
    }
    return std::nullopt;
}

DictionaryFormat recognise(const std::string& file, std::string_view bytes) {
    const std::string ending = lower_ending(file);
    if (const auto told = told_by_content(bytes)) {
        return *told == DictionaryFormat::ykd && ending == ".lcd" ? DictionaryFormat::lcd : *told;
    }
    if (ending == ".yml") return DictionaryFormat::yaml;
    if (ending == ".txt" || ending == ".tsv") {
        if (const auto told = told_by_scores(bytes)) return *told;
        if (ending == ".tsv") return DictionaryFormat::csv;
    } else if (ending.size() > 1) {
        if (const auto named = dictionary_format_named(ending.substr(1))) return *named;
    }
    throw InputError(Fault{file, 0, 0,
                           "neither name nor content tells the format; name it with --format: "
                           "dic, dicx, cat, ykd, lcd, lc3, yaml, vader, afinn or csv",
                           ""});
}

bool holds_entry(const DictionaryCategory& category) {
    return !category.entries.empty() ||
           std::any_of(category.below.begin(), category.below.end(), holds_entry);
}

}  // namespace

std::string_view name_of(DictionaryFormat format) {
    switch (format) {
        case DictionaryFormat::dic:
            return "dic";
        case DictionaryFormat::dicx:
            return "dicx";
        case DictionaryFormat::cat:
            return "cat";
        case DictionaryFormat::ykd:
            return "ykd";
        case DictionaryFormat::lcd:
            return "lcd";
        case DictionaryFormat::lc3:
            return "lc3";
        case DictionaryFormat::yaml:
            return "yaml";
        case DictionaryFormat::vader:
            return "vader";
        case DictionaryFormat::afinn:
            return "afinn";
        case DictionaryFormat::csv:
            return "csv";
    }
    return "csv";
}

std::optional<DictionaryFormat> dictionary_format_named(std::string_view name) {
    for (const DictionaryFormat format : all_dictionary_formats) {
        if (name_of(format) == name) return format;
    }
    return std::nullopt;
}

bool holds_one_axis(DictionaryFormat format) {
    return format == DictionaryFormat::vader || format == DictionaryFormat::afinn;
}

Dictionary read_dictionary(const DictionaryInput& input) {
    const std::string encoding =
        input.encoding.empty() ? declared_encoding(input.bytes) : input.encoding;
    const std::string bytes = decode_dictionary(input.file, input.bytes, encoding);
    Dictionary dictionary;
    dictionary.file = input.file;
    dictionary.format = input.format ? *input.format : recognise(input.file, bytes);
    std::vector<Fault> faults;
    switch (dictionary.format) {
        case DictionaryFormat::dic:
            read_dic(bytes, dictionary, faults);
            break;
        case DictionaryFormat::dicx:
            read_dicx(bytes, dictionary, faults);
            break;
        case DictionaryFormat::cat:
            read_cat(bytes, dictionary, faults);
            break;
        case DictionaryFormat::ykd:
        case DictionaryFormat::lcd:
            read_dictionary_xml(bytes, dictionary, faults);
            break;
        case DictionaryFormat::lc3:
            read_lc3(bytes, dictionary, faults);
            break;
        case DictionaryFormat::yaml:
            read_dictionary_yaml(bytes, dictionary, faults);
            break;
        case DictionaryFormat::vader:
        case DictionaryFormat::afinn:
            read_scored_lines(bytes, dictionary, faults);
            break;
        case DictionaryFormat::csv:
            read_scored_csv(bytes, dictionary, faults);
            break;
    }
    if (faults.empty() &&
        std::none_of(dictionary.categories.begin(), dictionary.categories.end(), holds_entry)) {
        faults.push_back({input.file, 0, 0,
                          "read as " + std::string(name_of(dictionary.format)) +
                              " this holds no entry; is it another format? name it with --format",
                          ""});
    }
    if (!faults.empty()) throw InputError(std::move(faults));
    return dictionary;
}

}  // namespace parallax
