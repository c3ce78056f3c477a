#pragma once

#include "engine/context/context_rules.hpp"
#include "engine/context/harm_words.hpp"
#include "engine/context/rule_words.hpp"
#include "engine/context/voice.hpp"
#include "engine/lexicon/phrase_matcher.hpp"
#include "engine/text/word_map.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

enum class CuePart : std::uint8_t { verb, noun, adjective, preposition, adverb };

/// What a cue verb or noun can take as its content; bits of Cue::complements.
enum class Complement : std::uint16_t {
    that = 1,      ///< a that-clause or a bare clause
    quote = 2,     ///< a direct quotation
    to = 4,        ///< an infinitive
    as = 8,        ///< "described X as …"
    for_ = 16,     ///< "called for …"
    of = 32,       ///< "accused X of …"
    np = 64,       ///< a noun phrase: "demanded a …"
    on = 128,      ///< "called on X to …"
    about = 256,   ///< "complained about …"
    person = 512,  ///< an object that is the hearer, no content: "told reporters …"
};

/// A verb, noun or phrase that introduces somebody's words or thoughts.
struct Cue {
    std::string lemma;
    CuePart part = CuePart::verb;
    std::string cue_class;
    bool speech = false;     ///< an act of speech or writing
    bool ambiguous = false;  ///< a frequent word with other senses
    Endorsement endorsement = Endorsement::neutral;
    std::uint16_t complements = 0;

    [[nodiscard]] bool takes(Complement complement) const {
        return (complements & static_cast<std::uint16_t>(complement)) != 0;
    }
};

/// Grammatical classes of a word; a word may be in several.
enum class WordClass : std::uint32_t {
    determiner = 1u << 0,
    possessive = 1u << 1,
    pronoun = 1u << 2,
    person_pronoun = 1u << 3,
    object_pronoun = 1u << 4,
    preposition = 1u << 5,
    subordinator = 1u << 6,
    coordinator = 1u << 7,
    relative = 1u << 8,
    be = 1u << 9,
    have = 1u << 10,
    modal = 1u << 11,
    do_ = 1u << 12,
    negator = 1u << 13,
    time = 1u << 14,
    that = 1u << 15,
    adverb = 1u << 16,
    hypothetical = 1u << 17,
    denial = 1u << 18,
    speaker_person = 1u << 19,
    speaker_organisation = 1u << 20,
    speaker_document = 1u << 21,
    finite = 1u << 22,    ///< a verb in the past or the third person: "took", "wants"
    issuing = 1u << 23,   ///< a verb whose subject speaks by its object: "issued a ruling"
    article = 1u << 25,   ///< a determiner that never stands alone: "the", "every"
    quantity = 1u << 24,  ///< a count or share in words: "dozens", "most", "a third"
    representing =
        1u << 26,         ///< a noun whose holder speaks for those behind "of" or "for": "envoy"
    attitude = 1u << 29,  ///< a verb whose object is another's deed: "condemned", "survived"
    title = 1u << 28,     ///< "Mr", "Sen": goes with the name that follows
    movement = 1u << 27,  ///< going somewhere: "arrived", "visit"
};

using WordClasses = std::uint32_t;

[[nodiscard]] constexpr bool has_class(WordClasses classes, WordClass wanted) {
    return (classes & static_cast<std::uint32_t>(wanted)) != 0;
}

/// Classes that a word may have besides those that make it a grammatical word.
inline constexpr WordClasses lexical_classes =
    static_cast<WordClasses>(WordClass::finite) | static_cast<WordClasses>(WordClass::issuing) |
    static_cast<WordClasses>(WordClass::quantity) | static_cast<WordClasses>(WordClass::attitude) |
    static_cast<WordClasses>(WordClass::representing) |
    static_cast<WordClasses>(WordClass::movement);

struct ContextRules::Lists {
    std::vector<Cue> cues;
    PhraseMatcher cue_matcher;  ///< payload = index into cues
    /// Forms of cues that ask for something to be done ("demanded", "called for"), sorted.
    std::vector<std::string> demands;
    WordMap<WordClasses> classes;  ///< by normalised form; never iterated
    HarmLists harm;
    RuleWords rule_words;
};

}  // namespace parallax
