#pragma once

#include "engine/core/span.hpp"
#include "engine/model/features.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace parallax {

/// What stands between words that no phrase may join.
enum class BreakKind : std::uint8_t {
    none,   ///< a word, no break
    other,  ///< punctuation, a masked name, a number, somebody else's words
    colon,  ///< what stands before may be a label
    sign,   ///< a dash or a sign such as "|": what stands before or after may be a label
    edge,   ///< the bound of a title, a paragraph or a sentence
};

/// A word that a phrase may be made of, or a break.
struct PhraseWordUse {
    std::uint32_t word = 0;  ///< index into PhraseTexts::words; meaningless for a break
    Place place;             ///< meaningless for a break
    BreakKind stop = BreakKind::none;
    bool capitalised : 1 = false;
    bool initial : 1 = false;  ///< where any word has a capital: first of a sentence, after a break
    bool listed : 1 = false;   ///< part of a term of the lexicons
    bool style : 1 = false;    ///< of one that tells how a writer writes, whoever it is about
    bool joined : 1 = false;   ///< by a hyphen to the word before
};

/// The words of one document that are its class's own, in order.
struct PhraseText {
    std::string key;  ///< SHA-256 of title and text
    std::string id;
    std::uint32_t class_index = 0;
    std::uint32_t event = 0;  ///< < PhraseTexts::events
    std::uint32_t topic = 0;  ///< index into PhraseTexts::topics; 0 where none is known
    std::uint32_t story = 0;  ///< < PhraseTexts::stories; meaningless where that is 0
    std::uint32_t scored_sentences = 0;
    std::vector<PhraseWordUse> words;
    std::vector<std::uint32_t> sentences;  ///< where in `words` each begins
    /// Every word of its scored sentences, names and others' words too: what it is about. Indices
    /// into PhraseTexts::words.
    std::vector<std::uint32_t> about;
};

/// Where in `words` a sentence begins and ends.
[[nodiscard]] inline std::pair<std::size_t, std::size_t> bounds_of(const PhraseText& text,
                                                                   std::size_t sentence) {
    const std::size_t end =
        sentence + 1 < text.sentences.size() ? text.sentences[sentence + 1] : text.words.size();
    return {text.sentences[sentence], end};
}

/// Texts to induce phrases from, sorted by key, then class and id, so that neither the order of the
/// input nor the number of threads shows.
struct PhraseTexts {
    std::vector<std::string> words;    ///< normalised, sorted, each once
    std::vector<bool> function_words;  ///< by word
    std::vector<std::string> classes;  ///< sorted
    std::vector<std::string> topics;   ///< sorted; [0] is "" where a text has none
    std::uint32_t events = 0;
    std::uint32_t stories = 0;  ///< 0: not derived
    std::vector<PhraseText> texts;
};

}  // namespace parallax
