#include "engine/context/rule_words.hpp"

#include "engine/context/read_name.hpp"
#include "engine/context/token_view.hpp"
#include "engine/text/normalise.hpp"
#include "engine/text/table_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <system_error>
#include <utility>

namespace parallax {
namespace {

constexpr std::array rule_class_names{
    std::pair{std::string_view("at-place"), RuleClass::at_place},
    std::pair{std::string_view("by-way"), RuleClass::by_way},
    std::pair{std::string_view("to-place"), RuleClass::to_place},
    std::pair{std::string_view("direction"), RuleClass::direction},
    std::pair{std::string_view("date-link"), RuleClass::date_link},
    std::pair{std::string_view("homonym"), RuleClass::homonym},
    std::pair{std::string_view("becoming"), RuleClass::becoming},
    std::pair{std::string_view("charge"), RuleClass::charge},
    std::pair{std::string_view("naming"), RuleClass::naming},
    std::pair{std::string_view("name-given"), RuleClass::name_given},
    std::pair{std::string_view("month"), RuleClass::month},
    std::pair{std::string_view("weekday"), RuleClass::weekday},
    std::pair{std::string_view("ongoing"), RuleClass::ongoing},
    std::pair{std::string_view("civil"), RuleClass::civil},
    std::pair{std::string_view("army"), RuleClass::army},
    std::pair{std::string_view("scene-link"), RuleClass::scene_link},
    std::pair{std::string_view("border"), RuleClass::border},
    std::pair{std::string_view("mutual"), RuleClass::mutual},
    std::pair{std::string_view("answer"), RuleClass::answer},
    std::pair{std::string_view("backing"), RuleClass::backing},
    std::pair{std::string_view("judging"), RuleClass::judging},
    std::pair{std::string_view("stopping"), RuleClass::stopping},
    std::pair{std::string_view("man"), RuleClass::man},
    std::pair{std::string_view("woman"), RuleClass::woman},
    std::pair{std::string_view("opposing"), RuleClass::opposing},
    std::pair{std::string_view("receiving"), RuleClass::receiving},
    std::pair{std::string_view("viewpoint"), RuleClass::viewpoint},
    std::pair{std::string_view("reputed"), RuleClass::reputed},
    std::pair{std::string_view("follower"), RuleClass::follower},
    std::pair{std::string_view("undecided"), RuleClass::undecided},
    std::pair{std::string_view("dated-by"), RuleClass::dated_by},
    std::pair{std::string_view("meanwhile"), RuleClass::meanwhile},
    std::pair{std::string_view("coming"), RuleClass::coming}};
constexpr std::string_view ending_class = "nationality-ending";

/// The number of a month or weekday; nothing, and a fault, where it is missing or out of place.
std::optional<std::uint8_t> read_value(RuleClass found, const TableFile& file, const TableRow& row,
                                       std::vector<Fault>& faults) {
    const std::string& cell = row.cells[2];
    const int most = found == RuleClass::month ? 12 : found == RuleClass::weekday ? 7 : 0;
    if (most == 0 && cell.empty()) return std::uint8_t{0};
    int value = 0;
    const char* const end = cell.data() + cell.size();
    const auto [stop, error] = std::from_chars(cell.data(), end, value);
    if (error == std::errc() && stop == end && value >= 1 && value <= most) {
        return static_cast<std::uint8_t>(value);
    }
    faults.push_back(
        file.fault(row, "value is 1 to 12 for a month, 1 to 7 for a weekday, empty otherwise"));
    return std::nullopt;
}

}  // namespace

RuleWords::RuleWords(const std::filesystem::path& folder, std::vector<Fault>& faults,
                     std::vector<std::string>& bytes) {
    TableFile file =
        read_table(folder / "rule-words.tsv", {"word", "class", "value", "note"}, faults);
    for (const TableRow& row : file.rows) {
        if (row.cells[1] == ending_class) {
            const std::string_view ending = row.cells[0];
            if (ending.size() < 2 || ending.front() != '-') {
                faults.push_back(file.fault(row, "an ending is written with a hyphen: -ish"));
                continue;
            }
            nationality_endings_.emplace_back(ending.substr(1));
            continue;
        }
        const auto found = read_name(rule_class_names, row.cells[1], "class", file, row, faults);
        if (!found) continue;
        const auto value = read_value(*found, file, row, faults);
        if (!value) continue;
        std::string word = normalise_word(row.cells[0]);
        listed_.add(word);
        Entry& entry = words_[std::move(word)];
        entry.classes |= static_cast<RuleClasses>(*found);
        if (*value != 0) entry.value = *value;
    }
    bytes.push_back(std::move(file.bytes));
}

RuleWords::Entry RuleWords::find(std::string_view word) const {
    if (!listed_.may_hold(word)) return {};
    const auto found = words_.find(word);
    return found == words_.end() ? Entry{} : found->second;
}

RuleClasses RuleWords::classes(std::string_view word) const {
    const bool is_nationality = std::any_of(
        nationality_endings_.begin(), nationality_endings_.end(), [&](const std::string& ending) {
            return !word.empty() && word.back() == ending.back() && ends_with(word, ending);
        });
    return find(word).classes |
           (is_nationality ? static_cast<RuleClasses>(RuleClass::nationality) : 0);
}

std::uint8_t RuleWords::value_of(std::string_view word, RuleClass wanted) const {
    return is(word, wanted) ? find(word).value : std::uint8_t{0};
}

std::uint8_t RuleWords::month(std::string_view word) const {
    return value_of(word, RuleClass::month);
}

std::uint8_t RuleWords::weekday(std::string_view word) const {
    return value_of(word, RuleClass::weekday);
}

}  // namespace parallax
