#pragma once

#include "engine/context/annotation.hpp"
#include "engine/core/input_error.hpp"
#include "engine/lexicon/phrase_matcher.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace parallax {

/// Who can stand beside the word.
enum class HarmFrame : std::uint8_t {
    transitive,    ///< verb: who is affected is the object
    intransitive,  ///< verb: who is affected is the subject
    either,        ///< verb: both
    takes_lives,   ///< verb: an event is the subject, the lives of people the object
    deed,          ///< noun: "killing of X by Y"
    fate,          ///< noun: "death of X"
    toll,          ///< noun: "casualties"
    people,        ///< noun: "hostages"
    attack,        ///< noun: "attack on X by Y"
    event,         ///< noun: "famine"
    state,         ///< adjective: "left 30 dead"
};

[[nodiscard]] constexpr bool is_verb(HarmFrame frame) {
    return frame <= HarmFrame::takes_lives;
}
[[nodiscard]] constexpr bool is_noun(HarmFrame frame) {
    return frame > HarmFrame::takes_lives && frame < HarmFrame::state;
}

/// A word or phrase of harm.
struct HarmWord {
    std::string lemma;
    HarmKind kind = HarmKind::attack;
    HarmFrame frame = HarmFrame::transitive;
    std::uint8_t force = 1;  ///< 1 plain outcome … 3 condemned by the word itself
};

/// Forms of a verb, as bits: a regular past is a participle too.
struct VerbForms {
    static constexpr std::uint8_t plain = 1;
    static constexpr std::uint8_t third = 2;
    static constexpr std::uint8_t past = 4;
    static constexpr std::uint8_t participle = 8;
    static constexpr std::uint8_t gerund = 16;
};

/// One way of writing a harm word.
struct HarmForm {
    std::uint32_t word = 0;       ///< index into HarmLists::words
    std::uint8_t verb_forms = 0;  ///< 0 for nouns and adjectives
};

/// Classes of the words that stand beside words of harm; a phrase may be in several.
enum class CasualtyClass : std::uint32_t {
    number = 1u << 0,
    multiplier = 1u << 1,
    vague = 1u << 2,
    floor = 1u << 3,
    ceiling = 1u << 4,
    about = 1u << 5,
    person = 1u << 6,
    family = 1u << 7,
    event = 1u << 8,
    weapon = 1u << 9,
    cause = 1u << 10,
    unreal = 1u << 11,
    launch = 1u << 12,
    soldier = 1u << 13,
    fighter = 1u << 14,
    foreign = 1u << 15,
};

struct CasualtyWord {
    std::uint32_t classes = 0;
    std::uint64_t value = 0;  ///< of number, multiplier, vague

    [[nodiscard]] bool is(CasualtyClass wanted) const {
        return (classes & static_cast<std::uint32_t>(wanted)) != 0;
    }
};

/// The closed lists that agency is read with.
struct HarmLists {
    std::vector<HarmWord> words;
    std::vector<HarmForm> forms;
    PhraseMatcher matcher;  ///< payload = index into forms
    /// By words joined with single spaces, at most `longest_phrase`; never iterated.
    std::unordered_map<std::string, CasualtyWord> beside;
    static constexpr std::uint32_t longest_phrase = 4;
    std::unordered_set<std::string> cue_verbs;  ///< one-word forms of the verbs of cues.tsv
};

/// Reads harm.tsv and casualty-words.tsv; adds what is wrong to `faults` and the files' bytes to
/// `bytes`. Throws InputError if a file cannot be opened.
[[nodiscard]] HarmLists read_harm_lists(const std::filesystem::path& folder,
                                        std::vector<Fault>& faults,
                                        std::vector<std::string>& bytes);

}  // namespace parallax
