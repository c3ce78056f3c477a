#pragma once

#include "engine/context/voice.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/profile/analysed_document.hpp"
#include "tests/promises/gold_annotation.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace parallax::test {

/// One thing that a person and the engine see differently.
struct Disagreement {
    std::string article;
    std::string what;    ///< "passage", "speaker", "hit target", "harm form", …
    std::string place;   ///< the words it is about, shortened in the middle
    std::string gold;    ///< what the person wrote; "own", "no hit", "no record" where nothing
    std::string engine;  ///< what the engine found
};

/// Disagreements about passages: span and voice, speaker, cue, endorsement. Indirect speech and
/// blocks are compared a sentence at a time; commas and stops at the ends make no difference.
[[nodiscard]] std::vector<Disagreement> compare_passages(const GoldArticle& gold,
                                                         const AnalysedDocument& article);

/// Disagreements about the hits that the gold names; others are not looked at.
[[nodiscard]] std::vector<Disagreement> compare_hits(const GoldArticle& gold,
                                                     const AnalysedDocument& article,
                                                     const Lexicon& lexicon);

/// Disagreements about records of harm, those included that only one side has.
[[nodiscard]] std::vector<Disagreement> compare_harm(const GoldArticle& gold,
                                                     const AnalysedDocument& article);

/// Words outside furniture by gold voice (row) and the engine's (column).
using VoiceTable = std::array<std::array<std::uint32_t, all_voices.size()>, all_voices.size()>;

/// Adds the article's words, title and text, to the table.
void count_words(const GoldArticle& gold, const AnalysedDocument& article, VoiceTable& table);

}  // namespace parallax::test
