#pragma once

#include "engine/context/voice.hpp"
#include "engine/lexicon/phrase.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// Words that a house lets stand only in certain voices or wordings, with what to write instead.
struct StyleRule {
    std::string id;
    std::vector<std::string> terms;    ///< as written
    std::vector<Phrase> phrases;       ///< the terms, parsed
    std::vector<Phrase> exceptions;    ///< longer phrases in which the term is not meant
    std::vector<Voice> voices;         ///< in which it may stand
    std::vector<Wording> wordings;     ///< in which it may stand, whatever the voice
    std::string from;                  ///< YYYY-MM-DD, the first day in force; "" = always
    std::string to;                    ///< the last day in force; "" = still
    std::vector<std::string> instead;  ///< what can be written
    std::string message;               ///< what the rule asks for, without a final stop
    std::string reference;             ///< where it can be read
    std::string note;
};

/// A pack of rules of one house or kind of house. Immutable once read.
struct HouseStyle {
    std::string id;
    std::string title;
    std::string language;
    std::string version;
    std::string about;
    std::string sha256;  ///< of the file
    std::vector<StyleRule> rules;
};

/// Reads house-style.json, or the file of that name in the folder `path`. Unknown, missing and
/// mistyped fields, phrases that do not parse, voices, wordings and days that there are not, ids
/// given twice are faults. Throws InputError with all faults of the file.
[[nodiscard]] HouseStyle read_house_style(const std::filesystem::path& path);

/// The same from bytes; `file` is for messages.
[[nodiscard]] HouseStyle parse_house_style(const std::string& file, std::string_view bytes);

/// Whether words in this voice and wording may stand by the rule: its voices or its wordings name
/// them. A rule that names neither lets the words stand nowhere.
[[nodiscard]] bool allows(const StyleRule& rule, Voice voice, Wording wording);

/// Whether the rule holds for what was published on `date` (ISO 8601). Without a date ("") it is
/// taken as published after every day that rules name: a rule that has ended does not hold.
[[nodiscard]] bool is_in_force(const StyleRule& rule, std::string_view date);

}  // namespace parallax
