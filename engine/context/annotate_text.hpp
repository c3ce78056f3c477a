#pragma once

#include "engine/context/annotation.hpp"
#include "engine/context/casualty_word.hpp"
#include "engine/context/context_rules.hpp"
#include "engine/context/voice_word.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/lexicon/matcher.hpp"
#include "engine/text/parsed_text.hpp"
#include "engine/text/vocabulary.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace parallax {

class WarringSides;

/// What annotate_text reads; everything must belong to the same text and vocabulary.
struct ContextInput {
    std::string_view text;
    const ParsedText& parsed;
    const Vocabulary& vocabulary;
    const Matches& matches;
    const Lexicon& lexicon;
    const WarringSides& sides;  ///< of that lexicon
};

/// What TokenView knows of a word: WordClass and RuleClass, or-ed together, and its shape.
struct KnownWord {
    static constexpr std::uint32_t unknown = ~std::uint32_t{0};

    std::uint64_t rules = 0;  ///< RuleClasses
    std::uint32_t classes = unknown;
    WordShape shape;

    [[nodiscard]] bool is_known() const { return classes != unknown; }
};
// Read for every token from a table of all words.
static_assert(sizeof(KnownWord) == 16);

/// What a thread remembers of the words it met; belongs to one vocabulary and one ContextRules.
/// Makes no difference to results.
struct ContextMemo {
    MatchMemo cues;
    MatchMemo harm;
    std::vector<KnownWord> words;  ///< by WordId
    VoiceWordMemo voice_words;
    CasualtyMemo casualties;
};

/// How much annotate_text finds.
enum class AnnotationDepth : std::uint8_t {
    hits,     ///< passages with their speakers, words by voice, hits and opportunities: all that
              ///< scores go by; agency, names, dates and what is demanded stay empty
    records,  ///< all of it
};

/// Finds whose voice every token is in, whose words every hit is, and about whom. Never fails; an
/// unpaired mark never swallows the text. Depends on nothing but its arguments: not on the outlet,
/// not on other documents.
[[nodiscard]] Annotation annotate_text(const ContextInput& input, const ContextRules& rules,
                                       ContextMemo& memo,
                                       AnnotationDepth depth = AnnotationDepth::records);

}  // namespace parallax
