#pragma once

#include "engine/context/annotate_text.hpp"
#include "engine/context/context_rules.hpp"
#include "engine/context/voice_features.hpp"
#include "engine/context/voice_words.hpp"
#include "engine/context/warring_sides.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/text/text_rules.hpp"
#include "engine/text/vocabulary.hpp"
#include "tests/evaluate/polnear_rows.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace parallax::evaluate {

/// The part of the engine that reads texts by rules.
struct RuleEngine {
    explicit RuleEngine(const std::filesystem::path& root)
        : text_rules(root / "lexicons/style"),
          context_rules(root / "lexicons/style"),
          lexicon({}, {}, {}, {}, {}),
          sides(lexicon) {}
    TextRules text_rules;
    ContextRules context_rules;
    Lexicon lexicon;
    WarringSides sides;
    Vocabulary vocabulary;
    ContextMemo memo;
    VoiceWordMemo words;
};

/// Neighbouring chunks with their features, end to end, and the states annotated.
struct ExampleChain {
    struct Chunk {
        std::uint32_t begin = 0;  ///< into features: those of the chunk, then of its border
        std::uint8_t state_count = 0;
        std::uint8_t border_count = 0;
        std::uint8_t gold = 0;  ///< VoiceState
        std::uint32_t words = 0;
        std::uint32_t content = 0;  ///< of these words annotated as content
    };
    std::vector<std::uint32_t> features;
    std::vector<Chunk> chunks;
};

/// Words found, annotated, and both.
struct WordShares {
    double hit = 0, found = 0, wanted = 0;
    void print(const char* name) const;
};

struct ExampleArticle {
    std::vector<ExampleChain> chains;
    WordShares outside;  ///< of the rules, over sentences that the model does not read
};

/// Words, normalised, that stand at least 20 times in at least 10 of the articles and seldom with a
/// capital inside a sentence: no names, nothing that would tell a text.
[[nodiscard]] std::vector<std::string> find_known_words(RuleEngine& engine,
                                                        const std::vector<PolnearRow>& rows);

[[nodiscard]] ExampleArticle make_examples(RuleEngine& engine, const PolnearRow& row,
                                           const VoiceWords& words, FeatureGroups groups);

}  // namespace parallax::evaluate
