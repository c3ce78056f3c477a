#pragma once

#include "engine/lexicon/lexicon.hpp"
#include "engine/lexicon/matcher.hpp"
#include "engine/text/parsed_text.hpp"
#include "engine/text/text_rules.hpp"
#include "engine/text/vocabulary.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// One word of a document as events are told apart by it.
struct EventWord {
    std::string word;           ///< normalised; of a named target "@" and its id
    std::uint32_t weight = 0;   ///< how often: once in the text, title_weight times in the title
    std::uint32_t as_name = 0;  ///< of these, inside a sentence with a capital, or a number
    std::uint32_t as_word = 0;  ///< inside a sentence without
};

/// What grouping knows of one document: never its event.
struct EventText {
    std::string key;               ///< tells documents apart and orders them
    std::string outlet;            ///< only to tell whether two differ
    std::optional<int> day;        ///< days since 1 January 1970; none without a date
    std::vector<EventWord> words;  ///< by word
};

/// A word of the title counts so often: the title says what the article is about.
inline constexpr std::uint32_t title_weight = 3;
/// Of a text so many words are read: the lead tells the event, what follows tells its background.
inline constexpr std::uint32_t lead_words = 400;

/// The words of title and lead, function words and furniture left out, and the targets named in
/// them (by alias or member), in order of word.
[[nodiscard]] std::vector<EventWord> list_event_words(
    const ParsedText& title, const Matches& title_matches, const ParsedText& text,
    const Matches& text_matches, const Lexicon& lexicon, const TextRules& rules,
    const Vocabulary& vocabulary);

/// Days since 1 January 1970 of a date that passed check_iso_date(); none for "".
[[nodiscard]] std::optional<int> day_number(std::string_view date);

}  // namespace parallax
