#pragma once

#include "engine/text/parsed_text.hpp"
#include "engine/text/text_rules.hpp"
#include "engine/text/vocabulary.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace parallax {

/// Cuts an article's text. `title` (may be empty) tells a repeated title from a first sentence: a
/// line equal to it is furniture, because the title is counted once, as the title. Without a title
/// the first line is a headline if it has at most 25 words and no final stop.
[[nodiscard]] ParsedText parse_text(std::string_view text, std::string_view title,
                                    const TextRules& rules, Vocabulary& vocabulary);

/// Cuts a title: every sentence is section headline. An empty title gives no sentences.
[[nodiscard]] ParsedText parse_title(std::string_view title, const TextRules& rules,
                                     Vocabulary& vocabulary);

/// Share of the words that are function words of the rules' language, in [0, 1].
[[nodiscard]] double function_word_share(const ParsedText& parsed, const TextRules& rules,
                                         const Vocabulary& vocabulary);

/// What a thread remembers of the words it met; belongs to one vocabulary and one TextRules. Makes
/// no difference to results.
struct LanguageMemo {
    std::vector<std::uint8_t> words;  ///< by WordId
};

/// Whether the text can be scored by a lexicon of the rules' language: false for a text of at least
/// 20 words with too few function words. Shorter texts get the benefit of the doubt unless they are
/// mostly letters of another script.
[[nodiscard]] bool is_in_language(const ParsedText& parsed, const TextRules& rules,
                                  const Vocabulary& vocabulary, LanguageMemo& memo);

}  // namespace parallax
