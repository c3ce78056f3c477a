#pragma once

#include <cstdint>
#include <vector>

namespace parallax {

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
    blamed = 1u << 16,       ///< "accused" of a deed
    release = 1u << 17,      ///< what a holder does with hostages in the end
    staff = 1u << 18,        ///< people who work for somebody
    illness = 1u << 19,      ///< what people die of without anybody's violence
    around = 1u << 20,       ///< a place named behind it is not where it happened
    home_source = 1u << 21,  ///< "state media": tells of what happens at home
    drive = 1u << 22,        ///< "pushed" somebody into displacement
};

struct CasualtyWord {
    std::uint32_t classes = 0;
    std::uint64_t value = 0;  ///< of number, multiplier, vague

    [[nodiscard]] bool is(CasualtyClass wanted) const {
        return (classes & static_cast<std::uint32_t>(wanted)) != 0;
    }
};

/// What a thread remembers of the words that stand beside words of harm, by WordId, so that each
/// distinct word is looked up once; and room for one sentence.
struct CasualtyMemo {
    struct Entry {
        CasualtyWord word;
        bool known = false;
        bool opens_phrase = false;  ///< a listed phrase of several words begins with it
        bool cue_verb = false;
    };
    struct Token {
        CasualtyWord word;
        bool cue_verb = false;
    };
    std::vector<Entry> words;
    std::vector<Token> sentence;
};

}  // namespace parallax
