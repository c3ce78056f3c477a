#pragma once

#include "engine/context/annotation.hpp"
#include "engine/context/casualty_word.hpp"
#include "engine/core/input_error.hpp"
#include "engine/lexicon/phrase_matcher.hpp"
#include "engine/text/word_map.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// Who can stand beside the word.
enum class HarmFrame : std::uint8_t {
    transitive,    ///< verb: who is affected is the object
    intransitive,  ///< verb: who is affected is the subject
    either,        ///< verb: both
    takes_lives,   ///< verb: an event is the subject, the lives of people the object
    deed,          ///< noun: "killing of X by Y"
    undoing,       ///< noun: a deed whose bare owner bears it: "Israel's destruction"
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

[[nodiscard]] constexpr bool is_deed(HarmFrame frame) {
    return frame == HarmFrame::deed || frame == HarmFrame::undoing;
}

/// An attack, an event that harms, or a deed.
[[nodiscard]] constexpr bool tells_attack(HarmFrame frame) {
    return frame == HarmFrame::attack || frame == HarmFrame::event || is_deed(frame);
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

/// The closed lists that agency is read with.
struct HarmLists {
    std::vector<HarmWord> words;
    std::vector<HarmForm> forms;
    PhraseMatcher matcher;         ///< payload = index into forms
    WordMap<CasualtyWord> beside;  ///< by words joined with single spaces
    WordSet phrase_starts;         ///< first words of those of several words
    static constexpr std::uint32_t longest_phrase = 4;
    WordSet cue_verbs;  ///< one-word forms of the verbs of cues.tsv
};

/// Reads harm.tsv and casualty-words.tsv; adds what is wrong to `faults` and the files' bytes to
/// `bytes`. Throws InputError if a file cannot be opened.
[[nodiscard]] HarmLists read_harm_lists(const std::filesystem::path& folder,
                                        std::vector<Fault>& faults,
                                        std::vector<std::string>& bytes);

}  // namespace parallax
