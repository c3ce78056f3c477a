#pragma once

#include "engine/core/input_error.hpp"
#include "engine/lexicon/located_json.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// Formats of other programs' dictionaries, named by what their files end in.
enum class DictionaryFormat : std::uint8_t {
    dic,    ///< LIWC 2001 to 2015: legend of categories, then words with numbers
    dicx,   ///< LIWC-22: a table of words by categories
    cat,    ///< WordStat: indented categories and words with weights
    ykd,    ///< Yoshikoder: XML
    lcd,    ///< Lexicoder 2: XML
    lc3,    ///< Lexicoder 3: lines below "+category"
    yaml,   ///< quanteda: nested maps and lists
    vader,  ///< word, mean, standard deviation, ratings
    afinn,  ///< word, whole number
    csv,    ///< a header row, words with scores and/or categories
};
inline constexpr std::array all_dictionary_formats{DictionaryFormat::dic,   DictionaryFormat::dicx,
                                                   DictionaryFormat::cat,   DictionaryFormat::ykd,
                                                   DictionaryFormat::lcd,   DictionaryFormat::lc3,
                                                   DictionaryFormat::yaml,  DictionaryFormat::vader,
                                                   DictionaryFormat::afinn, DictionaryFormat::csv};
[[nodiscard]] std::string_view name_of(DictionaryFormat format);
[[nodiscard]] std::optional<DictionaryFormat> dictionary_format_named(std::string_view name);
/// Whether the format holds scores on one axis only.
[[nodiscard]] bool holds_one_axis(DictionaryFormat format);

/// A word or phrase as the file writes it.
struct DictionaryEntry {
    std::string pattern;
    std::optional<double> weight{};
    std::optional<double> sd{};
    FilePlace place{};
};

/// A category with what stands in it and the categories inside it, in the order of the file.
struct DictionaryCategory {
    std::string name;
    std::string about{};  ///< Yoshikoder's desc
    FilePlace place{};
    std::vector<DictionaryEntry> entries{};
    std::vector<DictionaryCategory> below{};
};

/// Stands between the names of categories inside one another in a path: "a > b".
inline constexpr std::string_view between_categories = " > ";

/// The path of a category `name` inside that with the path `above`, which is "" of none.
[[nodiscard]] inline std::string path_below(const std::string& above, const std::string& name) {
    return above.empty() ? name : above + std::string(between_categories) + name;
}

/// What another program's dictionary says. A scored format is one category without a name.
struct Dictionary {
    std::string file;  ///< as the user named it
    DictionaryFormat format = DictionaryFormat::dic;
    std::vector<DictionaryCategory> categories{};
    /// What stands in the file and could not be taken over, each with its place.
    std::vector<Fault> left_out{};
};

struct DictionaryInput {
    std::string file;  ///< for messages, and for its ending
    std::string bytes;
    std::optional<DictionaryFormat> format{};  ///< none: told by content, then by ending
    std::string encoding{};  ///< "": what XML declares, else UTF-8 with or without byte order mark
};

/// Reads a dictionary. A comment is never an entry. What is no dictionary of the format (bytes in
/// another encoding, broken XML or YAML, words before a category, numbers that are none) throws
/// InputError with all faults; what the lexicon cannot hold (undeclared categories, conditional
/// codes) is left out and listed.
[[nodiscard]] Dictionary read_dictionary(const DictionaryInput& input);

/// The dictionary in a format, UTF-8. Requires what the format holds, as make_dictionary gives it.
[[nodiscard]] std::string write_dictionary(const Dictionary& dictionary);

}  // namespace parallax
