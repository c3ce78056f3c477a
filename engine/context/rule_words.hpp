#pragma once

#include "engine/core/input_error.hpp"
#include "engine/text/word_filter.hpp"
#include "engine/text/word_map.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// What a word tells a single rule; a word may be in several.
enum class RuleClass : std::uint64_t {
    /// "Dravian": ends as words for a people or a region do, and is more than that. By its ending,
    /// not listed.
    nationality = 1ull << 63,
    at_place = 1ull << 0,    ///< "in": a name behind it is a place
    by_way = 1ull << 1,      ///< "via": a name behind it is passed through
    to_place = 1ull << 2,    ///< "from", "visited": a name behind it is where somebody goes or was
    direction = 1ull << 3,   ///< "northern": stands between such a word and the name
    date_link = 1ull << 4,   ///< "since": a month, day or year stands behind it
    homonym = 1ull << 5,     ///< "may": a name of a month that is another word as well
    becoming = 1ull << 6,    ///< "became": what stands behind it is said of its subject
    charge = 1ull << 7,      ///< "accused", with "of": the deed of the one it is said of
    naming = 1ull << 8,      ///< "branded": behind its object stands what somebody calls it
    name_given = 1ull << 9,  ///< "called", in "so-called"
    month = 1ull << 10,
    weekday = 1ull << 11,
    ongoing = 1ull << 12,     ///< "ongoing": the act behind it happens already
    civil = 1ull << 13,       ///< "children": people who do not fight
    army = 1ull << 14,        ///< "forces": those who fight, as a body
    scene_link = 1ull << 15,  ///< "throughout": the place of an act stands behind it
    border = 1ull << 16,      ///< "frontier": two sides meet at the place before it
    mutual = 1ull << 17,      ///< "war": the two sides named beside it do it to each other
    answer = 1ull << 18,      ///< "retaliation": what stands behind "for" is another's deed
    backing = 1ull << 19,     ///< "supported": what its object does is spoken of behind "in"
    judging = 1ull << 20,     ///< "condemned": what its object did is spoken of behind "for"
    stopping = 1ull << 21,    ///< "stop": who is told to do it does what stands behind it
    man = 1ull << 22,         ///< "Mr", "Robert": the name behind it is a man's
    woman = 1ull << 23,       ///< "Ms", "Susan": the name behind it is a woman's
    opposing = 1ull << 24,   ///< "fought": what stands behind it is no deed or trait of its subject
    receiving = 1ull << 25,  ///< "faced": what stands behind it others do to its subject
    viewpoint = 1ull << 26,  ///< "account", in "by the army's account": its owner tells the rest
    reputed = 1ull << 27,    ///< "believed": "to be" behind it tells what others say of its subject
    follower = 1ull << 28,   ///< "supporters": who is meant is not the one named before it
    undecided = 1ull << 29,  ///< "murder": its owner may have done it or suffered it
    dated_by = 1ull << 30,   ///< "since": what stands behind it tells when
    meanwhile = 1ull << 31,  ///< "during": what stands behind it goes on at the time
    coming = 1ull << 32,     ///< "will": a weekday behind it is still to come
};

/// RuleClass or-ed together.
using RuleClasses = std::uint64_t;

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
    WordFilter listed_;
    std::vector<std::string> nationality_endings_;
};

}  // namespace parallax
