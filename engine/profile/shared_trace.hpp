#pragma once

#include "engine/profile/analysed_document.hpp"
#include "engine/text/wire_credits.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// A stretch of words in one voice other than own; half-open, in a trace's numbering.
struct VoiceStretch {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    Voice voice = Voice::quoted;

    friend bool operator==(const VoiceStretch&, const VoiceStretch&) = default;
};

/// An agency that the document's text credits, with the words that do.
struct CreditedAgency {
    std::string agency;
    CreditKind kind = CreditKind::copy;
    std::string text;

    friend bool operator==(const CreditedAgency&, const CreditedAgency&) = default;
};

/// What is kept of a document to find its words again in others: a number for each word, in order,
/// never the word itself; 4 bytes a word. Words are all word tokens outside furniture, title first;
/// equal normalised words have equal numbers, different ones with a chance of 2^-32. A 0 stands for
/// no word: no run goes on over it. It parts the title from the text, and parts that furniture lay
/// between.
struct WordTrace {
    std::string key;  ///< of the document's row
    std::vector<std::uint32_t> words;
    std::vector<VoiceStretch> voices;     ///< in order, without overlap
    std::vector<CreditedAgency> credits;  ///< by agency

    friend bool operator==(const WordTrace&, const WordTrace&) = default;
};

/// A place of a trace in its document.
struct TracedToken {
    Field field = Field::text;
    std::uint32_t token = 0;
    bool is_word = false;  ///< else a 0 of the trace, before this token
};

/// The number that stands for a normalised word.
[[nodiscard]] std::uint32_t number_of_word(std::string_view normalised);

/// As many as the trace has numbers.
[[nodiscard]] std::vector<TracedToken> list_traced_tokens(const ParsedText& title,
                                                          const ParsedText& text);

/// The numbers alone: no key, voices and credits.
[[nodiscard]] WordTrace trace_words(const ParsedText& title, const ParsedText& text,
                                    const Vocabulary& vocabulary);

/// The document must have been parsed with this vocabulary.
[[nodiscard]] WordTrace trace_document(const AnalysedDocument& analysed,
                                       const std::vector<WireCredit>& credits,
                                       const Vocabulary& vocabulary);

/// Words of the trace.
[[nodiscard]] std::uint64_t count_words(const WordTrace& trace);

/// The voice of each place of the trace.
[[nodiscard]] std::vector<Voice> list_voices(const WordTrace& trace);

/// The agency whose copy the document says it is, the first by name; empty if it says of none.
[[nodiscard]] std::string_view wire_of(const WordTrace& trace);

}  // namespace parallax
