#pragma once

#include "engine/text/vocabulary.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// How one word of a phrase is matched against a token.
struct PhraseWord {
    enum class Match : unsigned char {
        normalised,  ///< `text` equals the token's normalised form
        prefix,      ///< the normalised form starts with `text` (written "text*")
        exact,       ///< normalised forms are equal and the token's surface starts like `text` does
                     ///< in case: `text` is compared with the surface less its possessive
    };
    std::string text;
    Match match = Match::normalised;

    friend bool operator==(const PhraseWord&, const PhraseWord&) = default;
};

/// A phrase with its alternatives multiplied out: every sequence of words that it matches.
struct Phrase {
    std::vector<std::vector<PhraseWord>> sequences;  ///< sorted, without repetition, never empty
};

/// Raised by parse_phrase; `column` counts code points of the phrase from 1.
struct PhraseFault {
    std::size_t column = 0;
    std::string message;
};

/// Result of parsing: `fault.message` is empty if and only if the phrase is good.
struct PhraseResult {
    Phrase phrase;
    PhraseFault fault;
};

/// Parses the phrase notation: words by spaces; "*" at a word's end = any ending; "{a|b}" =
/// alternatives (of one or more words, not nested); "^Word" = exact case; "\" escapes # * { } | ^
/// \. Words are cut by the same tokeniser as texts, so "self-defence" is two words and "Israel's"
/// is "israel". Other signs between words stand for themselves, as if they were words ("9/11",
/// "judea & samaria", "safe, legal"); those around the phrase are dropped. "^" holds for all words
/// up to the next space. A group of alternatives borders on spaces or hyphens. At most 4,096
/// sequences of at most 16 words.
[[nodiscard]] PhraseResult parse_phrase(std::string_view notation);

/// The same with a vocabulary to cut words with, for those who parse many phrases.
[[nodiscard]] PhraseResult parse_phrase(std::string_view notation, Vocabulary& vocabulary);

}  // namespace parallax
