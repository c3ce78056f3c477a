#pragma once

#include "engine/core/span.hpp"
#include "engine/text/tokens.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace parallax {

/// What a stretch of the text is. Furniture (page remains) is never scored and has no words.
enum class Section : std::uint8_t { headline, body, caption, furniture };

[[nodiscard]] std::string_view name_of(Section section);

/// Sections cover the text in order without gap or overlap (white space goes with what precedes).
struct SectionSpan {
    Span span;
    Section section = Section::body;
};

/// A sentence never crosses a paragraph or a section.
struct Sentence {
    Span span;          ///< from its first to its last token, white space around left out
    TokenRange tokens;  ///< never empty
    std::uint32_t paragraph = 0;
    Section section = Section::body;
};

/// A block of text between line breaks (an empty line is no paragraph).
struct Paragraph {
    Span span;
    TokenRange tokens;     ///< may be empty
    TokenRange sentences;  ///< indices into ParsedText::sentences
};

/// A title or a text, cut into tokens, sentences, paragraphs and sections. Immutable once built;
/// holds offsets, never bytes.
struct ParsedText {
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;
    std::vector<Paragraph> paragraphs;
    std::vector<SectionSpan> sections;
};

/// Number of word tokens outside furniture.
[[nodiscard]] std::uint32_t count_words(const ParsedText& parsed);

/// Whether the sentence lies outside furniture and holds a word.
[[nodiscard]] bool is_scored(const ParsedText& parsed, const Sentence& sentence);

/// Number of scored sentences: the denominator of feature values.
[[nodiscard]] std::uint32_t count_scored_sentences(const ParsedText& parsed);

/// The sentence that holds the token. Requires a token index inside some sentence.
[[nodiscard]] std::uint32_t sentence_of(const ParsedText& parsed, std::uint32_t token);

}  // namespace parallax
