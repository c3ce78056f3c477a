#include "engine/context/context_rules.hpp"

#include "engine/context/rule_lists.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/sha256.hpp"
#include "engine/core/whole_file.hpp"
#include "engine/lexicon/phrase.hpp"
#include "engine/text/normalise.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>

namespace parallax {
namespace {

/// Collects the faults of all files, so that an editor sees them at once.
using Faults = std::vector<Fault>;

std::vector<std::string_view> split(std::string_view line, char separator) {
    std::vector<std::string_view> cells;
    while (true) {
        const std::size_t at = line.find(separator);
        cells.push_back(line.substr(0, at));
        if (at == std::string_view::npos) return cells;
        line.remove_prefix(at + 1);
    }
}

/// Calls `take` with the cells of every line but the header, empty lines and comments.
void for_each_row(std::string_view bytes, const std::string& name,
                  std::span<const std::string_view> columns, Faults& faults,
                  const std::function<void(std::span<const std::string_view>, std::size_t)>& take) {
    std::size_t number = 0;
    for (std::string_view line : split(bytes, '\n')) {
        ++number;
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        std::vector<std::string_view> cells = split(line, '\t');
        if (number == 1) {
            if (cells.size() < columns.size() ||
                !std::equal(columns.begin(), columns.end(), cells.begin())) {
                std::string wanted;
                for (const std::string_view column : columns) {
                    wanted += wanted.empty() ? "" : ", ";
                    wanted += column;
                }
                faults.push_back({name, number, 0, "the header row must be: " + wanted,
                                  shorten_for_message(line)});
                return;
            }
            continue;
        }
        if (cells.size() < columns.size()) {
            faults.push_back({name, number, 0,
                              "the row has " + std::to_string(cells.size()) + " cells; write " +
                                  std::to_string(columns.size()),
                              shorten_for_message(line)});
            continue;
        }
        take(cells, number);
    }
}

template <class Value, std::size_t Size>
std::optional<Value> look_up(const std::array<std::pair<std::string_view, Value>, Size>& table,
                             std::string_view name) {
    for (const auto& [key, value] : table) {
        if (key == name) return value;
    }
    return std::nullopt;
}

constexpr std::array part_names{std::pair{std::string_view("verb"), CuePart::verb},
                                std::pair{std::string_view("noun"), CuePart::noun},
                                std::pair{std::string_view("adjective"), CuePart::adjective},
                                std::pair{std::string_view("preposition"), CuePart::preposition},
                                std::pair{std::string_view("adverb"), CuePart::adverb}};

constexpr std::array endorsement_names{
    std::pair{std::string_view("neutral"), Endorsement::neutral},
    std::pair{std::string_view("factive"), Endorsement::factive},
    std::pair{std::string_view("doubtful"), Endorsement::doubtful}};

constexpr std::array complement_names{std::pair{std::string_view("that"), Complement::that},
                                      std::pair{std::string_view("quote"), Complement::quote},
                                      std::pair{std::string_view("to"), Complement::to},
                                      std::pair{std::string_view("as"), Complement::as},
                                      std::pair{std::string_view("for"), Complement::for_},
                                      std::pair{std::string_view("of"), Complement::of},
                                      std::pair{std::string_view("np"), Complement::np},
                                      std::pair{std::string_view("on"), Complement::on},
                                      std::pair{std::string_view("about"), Complement::about},
    std::pair{std::string_view("person"), Complement::person}};

constexpr std::array class_names{
    std::pair{std::string_view("determiner"), WordClass::determiner},
    std::pair{std::string_view("possessive"), WordClass::possessive},
    std::pair{std::string_view("pronoun"), WordClass::pronoun},
    std::pair{std::string_view("person-pronoun"), WordClass::person_pronoun},
    std::pair{std::string_view("object-pronoun"), WordClass::object_pronoun},
    std::pair{std::string_view("preposition"), WordClass::preposition},
    std::pair{std::string_view("subordinator"), WordClass::subordinator},
    std::pair{std::string_view("coordinator"), WordClass::coordinator},
    std::pair{std::string_view("relative"), WordClass::relative},
    std::pair{std::string_view("be"), WordClass::be},
    std::pair{std::string_view("have"), WordClass::have},
    std::pair{std::string_view("modal"), WordClass::modal},
    std::pair{std::string_view("do"), WordClass::do_},
    std::pair{std::string_view("negator"), WordClass::negator},
    std::pair{std::string_view("time"), WordClass::time},
    std::pair{std::string_view("that"), WordClass::that},
    std::pair{std::string_view("adverb"), WordClass::adverb},
    std::pair{std::string_view("hypothetical"), WordClass::hypothetical},
    std::pair{std::string_view("denial"), WordClass::denial}};

constexpr std::array speaker_kinds{
    std::pair{std::string_view("person"), WordClass::speaker_person},
    std::pair{std::string_view("organisation"), WordClass::speaker_organisation},
    std::pair{std::string_view("document"), WordClass::speaker_document}};

template <class Value, std::size_t Size>
std::optional<Value> read_name(const std::array<std::pair<std::string_view, Value>, Size>& table,
                               std::string_view cell, std::string_view what,
                               const std::string& file, std::size_t line, Faults& faults) {
    const std::optional<Value> value = look_up(table, cell);
    if (!value) {
        std::string known;
        for (const auto& entry : table) {
            known += known.empty() ? "" : ", ";
            known += entry.first;
        }
        faults.push_back({file,
                          line,
                          0,
                          std::string(what) + " \"" + shorten_for_message(cell) +
                              "\" is not known; write one of " + known,
                          {}});
    }
    return value;
}

/// The note marks words with other senses; a verb that is a noun too is told by its neighbours.
bool is_ambiguous(std::string_view note) {
    constexpr std::string_view mark = "ambiguous";
    return note.substr(0, mark.size()) == mark && note != "ambiguous: also a noun";
}

struct CueTable {
    std::vector<Cue> cues;
    std::vector<PhraseEntry> forms;
};

CueTable read_cues(std::string_view bytes, const std::string& name, Faults& faults) {
    constexpr std::array<std::string_view, 8> columns{
        "lemma", "part", "forms", "class", "speech", "endorsement", "complement", "note"};
    CueTable table;
    for_each_row(bytes, name, columns, faults, [&](auto cells, std::size_t line) {
        const auto part = read_name(part_names, cells[1], "part", name, line, faults);
        const auto endorsement =
            read_name(endorsement_names, cells[5], "endorsement", name, line, faults);
        if (!part || !endorsement) return;
        Cue cue{.lemma = std::string(cells[0]),
                .part = *part,
                .cue_class = std::string(cells[3]),
                .speech = cells[4] == "1",
                .ambiguous = is_ambiguous(cells[7]),
                .endorsement = *endorsement,
                .complements = 0};
        for (const std::string_view complement : split(cells[6], ' ')) {
            if (complement.empty()) continue;
            if (const auto known =
                    read_name(complement_names, complement, "complement", name, line, faults)) {
                cue.complements = static_cast<std::uint16_t>(cue.complements |
                                                             static_cast<std::uint16_t>(*known));
            }
        }
        const auto payload = static_cast<std::uint32_t>(table.cues.size());
        for (const std::string_view form : split(cells[2], ' ')) {
            if (form.empty()) continue;
            std::string notation(form);
            std::replace(notation.begin(), notation.end(), '_', ' ');
            PhraseResult result = parse_phrase(notation);
            if (!result.fault.message.empty()) {
                faults.push_back({name, line, 0, result.fault.message, notation});
                continue;
            }
            table.forms.push_back({std::move(result.phrase), payload});
        }
        table.cues.push_back(std::move(cue));
    });
    return table;
}

template <std::size_t Size>
void read_classes(std::string_view bytes, const std::string& name, std::string_view column,
                  const std::array<std::pair<std::string_view, WordClass>, Size>& names,
                  std::unordered_map<std::string, WordClasses>& classes, Faults& faults) {
    const std::array<std::string_view, 2> columns{"word", column};
    for_each_row(bytes, name, columns, faults, [&](auto cells, std::size_t line) {
        if (const auto known = read_name(names, cells[1], column, name, line, faults)) {
            classes[normalise_word(cells[0])] |= static_cast<std::uint32_t>(*known);
        }
    });
}

}  // namespace

ContextRules::ContextRules(const std::filesystem::path& folder) {
    const std::string cues = read_whole_file(folder / "cues.tsv");
    const std::string speakers = read_whole_file(folder / "speaker-nouns.tsv");
    const std::string grammar = read_whole_file(folder / "grammar.tsv");
    Faults faults;
    const std::string base = folder.filename().string() + "/";
    CueTable table = read_cues(cues, base + "cues.tsv", faults);
    std::unordered_map<std::string, WordClasses> classes;
    read_classes(speakers, base + "speaker-nouns.tsv", "kind", speaker_kinds, classes, faults);
    read_classes(grammar, base + "grammar.tsv", "class", class_names, classes, faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    lists_ = std::make_unique<const Lists>(
        Lists{std::move(table.cues), PhraseMatcher(table.forms), std::move(classes)});
    const std::array<std::string_view, 3> parts{cues, speakers, grammar};
    sha256_ = sha256_hex_of_parts(parts);
}

ContextRules::~ContextRules() = default;
ContextRules::ContextRules(ContextRules&&) noexcept = default;
ContextRules& ContextRules::operator=(ContextRules&&) noexcept = default;

}  // namespace parallax
