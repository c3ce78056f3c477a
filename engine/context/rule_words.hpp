#pragma once

#include "engine/core/input_error.hpp"
#include "engine/text/word_map.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// What a word tells a single rule; a word may be in several.
enum class RuleClass : std::uint32_t {
    /// "Dravian": ends as words for a people or a region do, and is more than that. By its ending,
    /// not listed.
    nationality = 1u << 31,
    at_place = 1u << 0,    ///< "in": a name behind it is a place
    by_way = 1u << 1,      ///< "via": a name behind it is passed through
    to_place = 1u << 2,    ///< "from", "visited": a name behind it is where somebody goes or was
    direction = 1u << 3,   ///< "northern": stands between such a word and the name
    date_link = 1u << 4,   ///< "since": a month, day or year stands behind it
    homonym = 1u << 5,     ///< "may": a name of a month that is another word as well
    becoming = 1u << 6,    ///< "became": what stands behind it is said of its subject
    charge = 1u << 7,      ///< "accused", with "of": the deed of the one it is said of
    naming = 1u << 8,      ///< "branded": behind its object stands what somebody calls it
    name_given = 1u << 9,  ///< "called", in "so-called"
    month = 1u << 10,
    weekday = 1u << 11,
    ongoing = 1u << 12,     ///< "ongoing": the act behind it happens already
    civil = 1u << 13,       ///< "children": people who do not fight
    army = 1u << 14,        ///< "forces": those who fight, as a body
    scene_link = 1u << 15,  ///< "throughout": the place of an act stands behind it
    border = 1u << 16,      ///< "frontier": two sides meet at the place before it
    mutual = 1u << 17,      ///< "war": the two sides named beside it do it to each other
    answer = 1u << 18,      ///< "retaliation": what stands behind "for" is another's deed
    backing = 1u << 19,     ///< "supported": what its object does is spoken of behind "in"
    judging = 1u << 20,     ///< "condemned": what its object did is spoken of behind "for"
    stopping = 1u << 21,    ///< "stop": who is told to do it does what stands behind it
    man = 1u << 22,         ///< "Mr", "Robert": the name behind it is a man's
    woman = 1u << 23,       ///< "Ms", "Susan": the name behind it is a woman's
    opposing = 1u << 24,    ///< "fought": what stands behind it is no deed or trait of its subject
    receiving = 1u << 25,   ///< "faced": what stands behind it others do to its subject
    follower = 1u << 26,    ///< "supporters": who is meant is not the one named before it
    undecided = 1u << 27,   ///< "murder": its owner may have done it or suffered it
    dated_by = 1u << 28,    ///< "since": what stands behind it tells when
    meanwhile = 1u << 29,   ///< "during": what stands behind it goes on at the time
    coming = 1u << 30,      ///< "will": a weekday behind it is still to come
};

/// RuleClass or-ed together.
using RuleClasses = std::uint32_t;

/// The words of rule-words.tsv, by normalised form.
class RuleWords {
public:
    /// Adds what is wrong to `faults` and the file's bytes to `bytes`. Throws InputError if the
    /// file cannot be opened.
    RuleWords(const std::filesystem::path& folder, std::vector<Fault>& faults,
              std::vector<std::string>& bytes);

    /// All classes of the word, also by its ending.
    [[nodiscard]] RuleClasses classes(std::string_view word) const;
    /// Requires a class of listed words.
    [[nodiscard]] bool is(std::string_view word, RuleClass wanted) const {
        return (find(word).classes & static_cast<RuleClasses>(wanted)) != 0;
    }
    /// 1 to 12; 0 if the word is no month's name or short form.
    [[nodiscard]] std::uint8_t month(std::string_view word) const;
    /// 1 = Monday to 7; 0 if the word is no weekday's name.
    [[nodiscard]] std::uint8_t weekday(std::string_view word) const;

private:
    struct Entry {
        RuleClasses classes = 0;
        std::uint8_t value = 0;
    };
    [[nodiscard]] Entry find(std::string_view word) const;
    [[nodiscard]] std::uint8_t value_of(std::string_view word, RuleClass wanted) const;

    WordMap<Entry> words_;
    std::vector<std::string> nationality_endings_;
};

}  // namespace parallax
