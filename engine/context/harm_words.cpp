#include "engine/context/harm_words.hpp"

#include "engine/context/read_name.hpp"
#include "engine/lexicon/phrase.hpp"
#include "engine/text/normalise.hpp"
#include "engine/text/table_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <utility>

namespace parallax {
namespace {

using Faults = std::vector<Fault>;

constexpr std::array kind_names{std::pair{std::string_view("death"), HarmKind::death},
                                std::pair{std::string_view("injury"), HarmKind::injury},
                                std::pair{std::string_view("attack"), HarmKind::attack},
                                std::pair{std::string_view("captivity"), HarmKind::captivity},
                                std::pair{std::string_view("displacement"), HarmKind::displacement},
                                std::pair{std::string_view("deprivation"), HarmKind::deprivation},
                                std::pair{std::string_view("destruction"), HarmKind::destruction}};

constexpr std::array force_names{std::pair{std::string_view("1"), std::uint8_t{1}},
                                 std::pair{std::string_view("2"), std::uint8_t{2}},
                                 std::pair{std::string_view("3"), std::uint8_t{3}}};

/// Frames by the part of speech that can have them.
constexpr std::array frames{
    std::pair{std::string_view("verb transitive"), HarmFrame::transitive},
    std::pair{std::string_view("verb intransitive"), HarmFrame::intransitive},
    std::pair{std::string_view("verb either"), HarmFrame::either},
    std::pair{std::string_view("verb toll"), HarmFrame::takes_lives},
    std::pair{std::string_view("noun deed"), HarmFrame::deed},
    std::pair{std::string_view("noun undoing"), HarmFrame::undoing},
    std::pair{std::string_view("noun fate"), HarmFrame::fate},
    std::pair{std::string_view("noun toll"), HarmFrame::toll},
    std::pair{std::string_view("noun people"), HarmFrame::people},
    std::pair{std::string_view("noun attack"), HarmFrame::attack},
    std::pair{std::string_view("noun event"), HarmFrame::event},
    std::pair{std::string_view("adjective state"), HarmFrame::state}};

constexpr std::array classes{std::pair{std::string_view("number"), CasualtyClass::number},
                             std::pair{std::string_view("multiplier"), CasualtyClass::multiplier},
                             std::pair{std::string_view("vague"), CasualtyClass::vague},
                             std::pair{std::string_view("floor"), CasualtyClass::floor},
                             std::pair{std::string_view("ceiling"), CasualtyClass::ceiling},
                             std::pair{std::string_view("about"), CasualtyClass::about},
                             std::pair{std::string_view("person"), CasualtyClass::person},
                             std::pair{std::string_view("family"), CasualtyClass::family},
                             std::pair{std::string_view("event"), CasualtyClass::event},
                             std::pair{std::string_view("weapon"), CasualtyClass::weapon},
                             std::pair{std::string_view("cause"), CasualtyClass::cause},
                             std::pair{std::string_view("unreal"), CasualtyClass::unreal},
                             std::pair{std::string_view("launch"), CasualtyClass::launch},
                             std::pair{std::string_view("soldier"), CasualtyClass::soldier},
                             std::pair{std::string_view("fighter"), CasualtyClass::fighter},
                             std::pair{std::string_view("foreign"), CasualtyClass::foreign},
                             std::pair{std::string_view("blamed"), CasualtyClass::blamed},
                             std::pair{std::string_view("release"), CasualtyClass::release},
                             std::pair{std::string_view("staff"), CasualtyClass::staff},
                             std::pair{std::string_view("illness"), CasualtyClass::illness},
                             std::pair{std::string_view("around"), CasualtyClass::around},
                             std::pair{std::string_view("home-source"), CasualtyClass::home_source},
                             std::pair{std::string_view("drive"), CasualtyClass::drive}};

constexpr std::array<std::uint8_t, 5> form_order{
    VerbForms::plain, VerbForms::third, VerbForms::past, VerbForms::participle, VerbForms::gerund};

std::vector<std::string> split_forms(std::string_view cell) {
    std::vector<std::string> forms;
    while (true) {
        const std::size_t end = cell.find(", ");
        forms.emplace_back(cell.substr(0, end));
        if (end == std::string_view::npos) return forms;
        cell.remove_prefix(end + 2);
    }
}

struct FormTable {
    std::vector<HarmWord> words;
    std::vector<HarmForm> forms;
    std::vector<PhraseEntry> entries;

    void add(std::string_view notation, HarmForm form, const TableFile& file, const TableRow& row,
             Faults& faults) {
        PhraseResult result = parse_phrase(notation);
        if (!result.fault.message.empty()) {
            faults.push_back(file.fault(row, result.fault.message));
            return;
        }
        entries.push_back({std::move(result.phrase), static_cast<std::uint32_t>(forms.size())});
        forms.push_back(form);
    }
};

/// Whether words of one stand in the other, however they are matched.
bool share_words(const Phrase& first, const Phrase& second) {
    const auto are_alike = [](const std::vector<PhraseWord>& a, const std::vector<PhraseWord>& b) {
        return std::equal(
            a.begin(), a.end(), b.begin(), b.end(),
            [](const PhraseWord& one, const PhraseWord& other) { return one.text == other.text; });
    };
    return std::any_of(
        first.sequences.begin(), first.sequences.end(), [&](const std::vector<PhraseWord>& words) {
            return std::any_of(second.sequences.begin(), second.sequences.end(),
                               [&](const auto& other) { return are_alike(words, other); });
        });
}

/// "{kidnapped|kidnaped}" beside "kidnapped": the phrase that both share would be found as one of
/// the two forms only, and a passive read as an active. `written` are the forms of one verb, which
/// differ; `entries` are they, read.
void check_shared_forms(const std::vector<std::string>& written,
                        std::span<const PhraseEntry> entries, const TableFile& file,
                        const TableRow& row, Faults& faults) {
    for (std::size_t first = 0; first < entries.size(); ++first) {
        for (std::size_t at = first + 1; at < entries.size(); ++at) {
            if (!share_words(entries[first].phrase, entries[at].phrase)) continue;
            std::string message("the forms \"");
            message.append(written[first]).append("\" and \"").append(written[at]);
            message.append("\" share a phrase; write both alike");
            faults.push_back(file.fault(row, std::move(message)));
        }
    }
}

void read_word(const TableFile& file, const TableRow& row, FormTable& table, Faults& faults) {
    const std::vector<std::string>& cells = row.cells;
    HarmWord word;
    word.lemma = cells[0];
    const auto kind = read_name(kind_names, cells[2], "kind", file, row, faults);
    if (!kind) return;
    word.kind = *kind;
    const auto force = read_name(force_names, cells[3], "force", file, row, faults);
    if (!force) return;
    word.force = *force;
    std::string frame_name = cells[1];
    frame_name.append(" ").append(cells[4]);
    const auto frame = read_name(frames, frame_name, "part and frame", file, row, faults);
    if (!frame) return;
    word.frame = *frame;

    const auto index = static_cast<std::uint32_t>(table.words.size());
    const std::vector<std::string> forms = split_forms(cells[5]);
    if (!is_verb(word.frame)) {
        for (const std::string& form : forms) table.add(form, {index, 0}, file, row, faults);
    } else if (forms.size() != form_order.size()) {
        std::string message =
            "a verb has five forms (base, third person, past, participle, -ing); here are ";
        message += std::to_string(forms.size());
        message += "; separate them by \", \"";
        faults.push_back(file.fault(row, std::move(message)));
        return;
    } else {
        const std::size_t before = table.entries.size();
        std::vector<std::string> written;
        for (std::size_t first = 0; first < forms.size(); ++first) {
            std::uint8_t bits = 0;
            bool seen = false;
            for (std::size_t at = 0; at < forms.size(); ++at) {
                if (forms[at] != forms[first]) continue;
                seen = seen || at < first;
                bits = static_cast<std::uint8_t>(bits | form_order[at]);
            }
            if (seen) continue;
            table.add(forms[first], {index, bits}, file, row, faults);
            if (table.entries.size() > before + written.size()) written.push_back(forms[first]);
        }
        check_shared_forms(written, std::span(table.entries).subspan(before), file, row, faults);
    }
    table.words.push_back(std::move(word));
}

/// The words of a phrase, normalised and joined by spaces, hyphens dropped as in a text.
std::string key_of(std::string_view phrase) {
    std::string key;
    std::string word;
    const auto flush = [&] {
        if (word.empty()) return;
        if (!key.empty()) key += ' ';
        key += normalise_word(word);
        word.clear();
    };
    for (const char letter : phrase) {
        if (letter == ' ' || letter == '-') {
            flush();
        } else {
            word += letter;
        }
    }
    flush();
    return key;
}

void read_beside(const TableFile& file, const TableRow& row, HarmLists& lists, Faults& faults) {
    const std::vector<std::string>& cells = row.cells;
    const auto found = read_name(classes, cells[1], "class", file, row, faults);
    if (!found) return;
    const bool counts = *found <= CasualtyClass::vague;
    std::uint64_t value = 0;
    const char* const end = cells[2].data() + cells[2].size();
    const auto [stop, error] = std::from_chars(cells[2].data(), end, value);
    if (counts == cells[2].empty() || (counts && (error != std::errc() || stop != end))) {
        faults.push_back(file.fault(row,
                                    "value is a whole number for number, multiplier and vague, and "
                                    "empty for all other classes"));
        return;
    }
    const std::string key = key_of(cells[0]);
    if (key.empty() || std::count(key.begin(), key.end(), ' ') >= HarmLists::longest_phrase) {
        faults.push_back(file.fault(row, "a word or a phrase of at most four words is needed"));
        return;
    }
    if (const std::size_t space = key.find(' '); space != std::string::npos) {
        lists.phrase_starts.emplace(key, 0, space);
    }
    CasualtyWord& word = lists.beside[key];
    word.classes |= static_cast<std::uint32_t>(*found);
    if (counts) word.value = value;
}

}  // namespace

std::string_view name_of(HarmKind kind) {
    return kind_names[static_cast<std::size_t>(kind)].first;
}

HarmLists read_harm_lists(const std::filesystem::path& folder, std::vector<Fault>& faults,
                          std::vector<std::string>& bytes) {
    TableFile harm =
        read_table(folder / "harm.tsv",
                   {"lemma", "part", "kind", "force", "frame", "forms", "note", "source"}, faults);
    TableFile words =
        read_table(folder / "casualty-words.tsv", {"word", "class", "value", "note"}, faults);
    FormTable table;
    for (const TableRow& row : harm.rows) read_word(harm, row, table, faults);
    HarmLists lists{
        std::move(table.words), std::move(table.forms), PhraseMatcher(table.entries), {}, {}, {}};
    for (const TableRow& row : words.rows) read_beside(words, row, lists, faults);
    bytes.push_back(std::move(harm.bytes));
    bytes.push_back(std::move(words.bytes));
    return lists;
}

}  // namespace parallax
