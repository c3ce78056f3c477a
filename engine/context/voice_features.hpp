#pragma once

#include "engine/context/voice_sentence.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace parallax {

/// Changes whenever features do: a model is of use only to the features it was trained on.
inline constexpr std::uint32_t voice_feature_version = 4;

/// A list of features as hashes.
struct VoiceKeys {
    static constexpr std::size_t most = 48;
    std::array<std::uint32_t, most> keys{};
    std::size_t count = 0;
};

/// Groups of features, so that each can be left out to see what it brings.
enum class FeatureGroup : std::uint8_t { words, cues, rules, quotations, clauses, sentences };
inline constexpr std::size_t feature_groups = 6;

using FeatureGroups = std::uint32_t;
inline constexpr FeatureGroups all_feature_groups = (1u << feature_groups) - 1;

[[nodiscard]] constexpr FeatureGroups bit_of(FeatureGroup group) {
    return 1u << static_cast<unsigned>(group);
}

/// Features of a chunk's words; they speak for its state.
void list_word_features(const VoiceSentence& sentence, std::size_t chunk, FeatureGroups groups,
                        VoiceKeys& out);

/// Features of where a chunk stands; they speak for its state.
void list_place_features(const VoiceSentence& sentence, std::size_t chunk, FeatureGroups groups,
                         VoiceKeys& out);

/// Whether the place features of two chunks of a sentence are the same.
[[nodiscard]] bool stand_alike(const VoiceSentence::Chunk& a, const VoiceSentence::Chunk& b);

/// Features of the border between a chunk and the one before it; they speak for the step from one
/// state to the other.
void list_border_features(const VoiceSentence& sentence, std::size_t chunk, FeatureGroups groups,
                          VoiceKeys& out);

}  // namespace parallax
