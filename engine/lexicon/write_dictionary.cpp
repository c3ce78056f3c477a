#include "engine/lexicon/dictionary.hpp"

#include <cstddef>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <pugixml.hpp>
#include <yaml-cpp/emitter.h>
#include <yaml-cpp/emittermanip.h>

namespace parallax {
namespace {

/// Words in the order in which they are first met, each with its entries by category.
struct WordRow {
    std::string word;
    std::vector<std::pair<std::size_t, const DictionaryEntry*>> in;
};

std::vector<WordRow> rows_by_word(const Dictionary& dictionary) {
    std::vector<WordRow> rows;
    std::map<std::string_view, std::size_t> row_of;
    for (std::size_t c = 0; c < dictionary.categories.size(); ++c) {
        for (const DictionaryEntry& entry : dictionary.categories[c].entries) {
            const auto [at, is_new] = row_of.try_emplace(entry.pattern, rows.size());
            if (is_new) rows.push_back({entry.pattern, {}});
            rows[at->second].in.emplace_back(c, &entry);
        }
    }
    return rows;
}

std::string csv_cell(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

std::string number(const std::optional<double>& value) {
    return value ? fmt::format("{}", *value) : std::string();
}

std::string write_dic(const Dictionary& dictionary) {
    std::string out = "%\n";
    for (std::size_t c = 0; c < dictionary.categories.size(); ++c)
        out += fmt::format("{}\t{}\n", c + 1, dictionary.categories[c].name);
    out += "%\n";
    for (const WordRow& row : rows_by_word(dictionary)) {
        out += row.word;
        for (const auto& [category, entry] : row.in) out += fmt::format("\t{}", category + 1);
        out += '\n';
    }
    return out;
}

std::string write_dicx(const Dictionary& dictionary) {
    std::string out = "DicTerm";
    for (const DictionaryCategory& category : dictionary.categories)
        out += ',' + csv_cell(category.name);
    out += '\n';
    for (const WordRow& row : rows_by_word(dictionary)) {
        std::vector<std::string> cells(dictionary.categories.size());
        for (const auto& [category, entry] : row.in)
            cells[category] = !entry->weight || *entry->weight == 1.0 ? "X" : number(entry->weight);
        out += csv_cell(row.word);
        for (const std::string& cell : cells) out += ',' + cell;
        out += '\n';
    }
    return out;
}

void write_cat(const std::vector<DictionaryCategory>& categories, const std::string& indent,
               std::string& out) {
    for (const DictionaryCategory& category : categories) {
        out += indent + category.name + '\n';
        for (const DictionaryEntry& entry : category.entries)
            out += fmt::format("{}\t{} ({})\n", indent, entry.pattern, entry.weight.value_or(1.0));
        write_cat(category.below, indent + '\t', out);
    }
}

std::string write_lc3(const Dictionary& dictionary) {
    std::string out;
    for (const DictionaryCategory& category : dictionary.categories) {
        out += '+' + category.name + '\n';
        for (const DictionaryEntry& entry : category.entries) out += entry.pattern + '\n';
    }
    return out;
}

void add_xml(const std::vector<DictionaryCategory>& categories, bool has_scores,
             pugi::xml_node& to) {
    for (const DictionaryCategory& category : categories) {
        pugi::xml_node node = to.append_child("cnode");
        node.append_attribute("name") = category.name.c_str();
        node.append_attribute("desc") = has_scores ? category.about.c_str() : "";
        for (const DictionaryEntry& entry : category.entries) {
            pugi::xml_node word = node.append_child("pnode");
            word.append_attribute("name") = entry.pattern.c_str();
            if (has_scores && entry.weight)
                word.append_attribute("score") = number(entry.weight).c_str();
        }
        add_xml(category.below, has_scores, node);
    }
}

std::string write_xml(const Dictionary& dictionary) {
    pugi::xml_document document;
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    pugi::xml_node root = document.append_child("dictionary");
    root.append_attribute("style") = "050805";
    root.append_attribute("patternengine") = "substring";
    add_xml(dictionary.categories, dictionary.format == DictionaryFormat::ykd, root);
    std::ostringstream out;
    document.save(out, "\t", pugi::format_default, pugi::encoding_utf8);
    return out.str();
}

/// Every scalar stands in quotation marks: "no" and "null" are words here.
void add_yaml(const std::vector<DictionaryCategory>& categories, YAML::Emitter& out) {
    out << YAML::BeginMap;
    for (const DictionaryCategory& category : categories) {
        out << YAML::Key << YAML::DoubleQuoted << category.name << YAML::Value;
        if (!category.below.empty()) {
            add_yaml(category.below, out);
            continue;
        }
        out << YAML::BeginSeq;
        for (const DictionaryEntry& entry : category.entries)
            out << YAML::DoubleQuoted << entry.pattern;
        out << YAML::EndSeq;
    }
    out << YAML::EndMap;
}

std::string write_yaml(const Dictionary& dictionary) {
    YAML::Emitter out;
    add_yaml(dictionary.categories, out);
    return std::string(out.c_str()) + '\n';
}

std::string write_scored(const Dictionary& dictionary) {
    std::string out;
    for (const DictionaryCategory& category : dictionary.categories) {
        for (const DictionaryEntry& entry : category.entries) {
            out += entry.pattern + '\t' + number(entry.weight);
            if (entry.sd) out += '\t' + number(entry.sd);
            out += '\n';
        }
    }
    return out;
}

void write_csv_rows(const std::vector<DictionaryCategory>& categories, const std::string& above,
                    std::string& out) {
    for (const DictionaryCategory& category : categories) {
        const std::string path = path_below(above, category.name);
        for (const DictionaryEntry& entry : category.entries) {
            out += fmt::format("{},{},{},{}\n", csv_cell(entry.pattern), csv_cell(path),
                               number(entry.weight), number(entry.sd));
        }
        write_csv_rows(category.below, path, out);
    }
}

}  // namespace

std::string write_dictionary(const Dictionary& dictionary) {
    std::string out;
    switch (dictionary.format) {
        case DictionaryFormat::dic:
            return write_dic(dictionary);
        case DictionaryFormat::dicx:
            return write_dicx(dictionary);
        case DictionaryFormat::cat:
            write_cat(dictionary.categories, "", out);
            return out;
        case DictionaryFormat::ykd:
        case DictionaryFormat::lcd:
            return write_xml(dictionary);
        case DictionaryFormat::lc3:
            return write_lc3(dictionary);
        case DictionaryFormat::yaml:
            return write_yaml(dictionary);
        case DictionaryFormat::vader:
        case DictionaryFormat::afinn:
            return write_scored(dictionary);
        case DictionaryFormat::csv:
            write_csv_rows(dictionary.categories, "", out);
            return "phrase,category,weight,sd\n" + out;
    }
    return out;
}

}  // namespace parallax
