#include "engine/context/context_rules.hpp"

#include "engine/context/read_name.hpp"
#include "engine/context/rule_lists.hpp"
#include "engine/context/voice_model.hpp"
#include "engine/core/input_error.hpp"
#include "engine/core/sha256.hpp"
#include "engine/lexicon/phrase.hpp"
#include "engine/text/normalise.hpp"
#include "engine/text/table_file.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>

namespace parallax {
namespace {

using Faults = std::vector<Fault>;

/// Calls `take` with every word of `list` that is separated by spaces.
void for_each_word(std::string_view list, const std::function<void(std::string_view)>& take) {
    while (!list.empty()) {
        const std::size_t end = list.find(' ');
        if (end != 0) take(list.substr(0, end));
        if (end == std::string_view::npos) return;
        list.remove_prefix(end + 1);
    }
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
    std::pair{std::string_view("denial"), WordClass::denial},
    std::pair{std::string_view("title"), WordClass::title},
    std::pair{std::string_view("finite"), WordClass::finite},
    std::pair{std::string_view("issuing"), WordClass::issuing},
    std::pair{std::string_view("representing"), WordClass::representing},
    std::pair{std::string_view("quantity"), WordClass::quantity},
    std::pair{std::string_view("article"), WordClass::article},
    std::pair{std::string_view("attitude"), WordClass::attitude},
    std::pair{std::string_view("movement"), WordClass::movement}};

constexpr std::array speaker_kinds{
    std::pair{std::string_view("person"), WordClass::speaker_person},
    std::pair{std::string_view("organisation"), WordClass::speaker_organisation},
    std::pair{std::string_view("document"), WordClass::speaker_document}};

/// The note marks words with other senses; a verb that is a noun too is told by its neighbours.
bool is_ambiguous(std::string_view note) {
    constexpr std::string_view mark = "ambiguous";
    return note.substr(0, mark.size()) == mark && note != "ambiguous: also a noun";
}

struct CueTable {
    std::vector<Cue> cues;
    std::vector<PhraseEntry> forms;
    std::vector<std::string> demands;  ///< forms of cues that ask for something, words by spaces
    WordSet verbs;                     ///< forms of one word of those that are verbs
};

/// Who asks or orders "to", "for" or "on" something, or a thing itself, demands; who asks "about"
/// something wants to know.
bool asks_for_deed(const Cue& cue) {
    if (cue.cue_class != "ask" && cue.cue_class != "order") return false;
    return cue.lemma.ends_with("_for") || cue.takes(Complement::to) ||
           cue.takes(Complement::for_) || cue.takes(Complement::on) || cue.takes(Complement::that);
}

CueTable read_cues(const TableFile& file, Faults& faults) {
    CueTable table;
    Vocabulary vocabulary;
    for (const TableRow& row : file.rows) {
        const std::vector<std::string>& cells = row.cells;
        const auto part = read_name(part_names, cells[1], "part", file, row, faults);
        const auto endorsement =
            read_name(endorsement_names, cells[5], "endorsement", file, row, faults);
        if (!part || !endorsement) continue;
        Cue cue{.lemma = cells[0],
                .part = *part,
                .cue_class = cells[3],
                .speech = cells[4] == "1",
                .ambiguous = is_ambiguous(cells[7]),
                .endorsement = *endorsement,
                .complements = 0};
        for_each_word(cells[6], [&](std::string_view complement) {
            if (const auto known =
                    read_name(complement_names, complement, "complement", file, row, faults)) {
                cue.complements = static_cast<std::uint16_t>(cue.complements |
                                                             static_cast<std::uint16_t>(*known));
            }
        });
        const auto payload = static_cast<std::uint32_t>(table.cues.size());
        const bool is_demand = asks_for_deed(cue);
        for_each_word(cells[2], [&](std::string_view form) {
            std::string notation(form);
            std::replace(notation.begin(), notation.end(), '_', ' ');
            if (is_demand) table.demands.push_back(notation);
            if (cue.part == CuePart::verb && notation == form) table.verbs.insert(notation);
            PhraseResult result = parse_phrase(notation, vocabulary);
            if (!result.fault.message.empty()) {
                faults.push_back(file.fault(row, result.fault.message));
                return;
            }
            table.forms.push_back({std::move(result.phrase), payload});
        });
        table.cues.push_back(std::move(cue));
    }
    std::sort(table.demands.begin(), table.demands.end());
    return table;
}

template <std::size_t Size>
void read_classes(const TableFile& file, std::string_view what,
                  const std::array<std::pair<std::string_view, WordClass>, Size>& names,
                  WordMap<WordClasses>& classes, Faults& faults) {
    for (const TableRow& row : file.rows) {
        if (const auto known = read_name(names, row.cells[1], what, file, row, faults)) {
            classes[normalise_word(row.cells[0])] |= static_cast<std::uint32_t>(*known);
        }
    }
}

}  // namespace

ContextRules::ContextRules(const std::filesystem::path& folder,
                           const std::filesystem::path& voice_model) {
    Faults faults;
    const TableFile cues = read_table(
        folder / "cues.tsv",
        {"lemma", "part", "forms", "class", "speech", "endorsement", "complement", "note"}, faults);
    const TableFile speakers = read_table(folder / "speaker-nouns.tsv", {"word", "kind"}, faults);
    const TableFile grammar = read_table(folder / "grammar.tsv", {"word", "class"}, faults);
    CueTable table = read_cues(cues, faults);
    WordMap<WordClasses> classes;
    read_classes(speakers, "kind", speaker_kinds, classes, faults);
    read_classes(grammar, "class", class_names, classes, faults);
    std::vector<std::string> bytes;
    HarmLists harm = read_harm_lists(folder, faults, bytes);
    RuleWords rule_words(folder, faults, bytes);
    if (!faults.empty()) throw InputError(std::move(faults));
    harm.cue_verbs = std::move(table.verbs);
    lists_ = std::make_unique<const Lists>(Lists{std::move(table.cues), PhraseMatcher(table.forms),
                                                 std::move(table.demands), std::move(classes),
                                                 std::move(harm), std::move(rule_words)});
    std::vector<std::string_view> parts{cues.bytes, speakers.bytes, grammar.bytes};
    parts.insert(parts.end(), bytes.begin(), bytes.end());
    sha256_ = sha256_hex_of_parts(parts);
    if (!voice_model.empty()) voice_model_ = std::make_unique<const VoiceModel>(voice_model);
}

ContextRules::~ContextRules() = default;
ContextRules::ContextRules(ContextRules&&) noexcept = default;
ContextRules& ContextRules::operator=(ContextRules&&) noexcept = default;

}  // namespace parallax
