#pragma once

#include "engine/context/speaker_weights.hpp"
#include "engine/context/voice_state.hpp"
#include "engine/context/voice_words.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// Eight weights of a feature, in steps of 1/32: by VoiceState for a feature of a token, by
/// VoiceStep for one of a border.
using VoiceLanes = std::array<std::int8_t, 8>;

/// What a voice model file holds.
struct VoiceModelParts {
    struct Row {
        std::uint32_t key = 0;  ///< of the feature, as in VoiceFeatureKeys
        VoiceLanes lanes{};
    };
    std::vector<std::string> words;  ///< normalised; the model sees no other word by its form
    std::vector<Row> rows;           ///< ascending by key, none twice
    std::array<std::array<std::int16_t, voice_states>, voice_states> moves{};  ///< [from][to]
    std::vector<SpeakerWeights::Row> speakers;  ///< who says what was found; may be empty
    /// No move weighs more, so that decoding can do with sixteen bits.
    static constexpr std::int16_t most_move = 2000;
};

/// A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over tokens.
/// Immutable.
class VoiceModel {
public:
    /// `sha256` is that of the file.
    VoiceModel(const VoiceModelParts& parts, std::string sha256);

    /// Reads a file that write_voice_model made. Throws InputError if it is no such file, of
    /// another version, or damaged.
    explicit VoiceModel(const std::filesystem::path& file);

    /// Fits: no more than a hundred features of one byte are ever added.
    using Sums = std::array<std::int16_t, 8>;
    // The weights of many features together, in three steps with other work between them, because
    // looking up waits for memory. A feature that the model does not know weighs nothing.
    /// Asks memory for what find() will look at.
    void fetch(std::span<const std::uint32_t> keys) const;
    /// Puts the places of the features that the model knows into `places`, which must have room for
    /// all; returns how many. Asks memory for what sum() will look at.
    std::size_t find(std::span<const std::uint32_t> keys, std::span<std::uint32_t> places) const;
    [[nodiscard]] Sums sum(std::span<const std::uint32_t> places) const;
    [[nodiscard]] std::int16_t move(std::size_t from, std::size_t to) const {
        return moves_[from][to];
    }
    [[nodiscard]] const SpeakerWeights& speakers() const { return speakers_; }
    [[nodiscard]] const VoiceWords& words() const { return words_; }
    [[nodiscard]] const std::string& sha256() const { return sha256_; }

private:
    VoiceWords words_;
    // Open addressing. Keys lie apart from weights, because most features asked for are not there;
    // the lower half of a key shows in its slot, so its upper half tells it from others.
    std::vector<std::uint16_t> keys_;  ///< upper halves, by slot; 0 is free; behind the last slot
                                       ///< the first ones again, so that a look may run over
    std::vector<VoiceLanes> lanes_;    ///< by slot
    std::uint32_t mask_ = 0;
    std::array<std::array<std::int16_t, voice_states>, voice_states> moves_{};
    SpeakerWeights speakers_;
    std::string sha256_;
};

/// The bytes of a voice model file. Requires rows ascending by key.
[[nodiscard]] std::string write_voice_model(const VoiceModelParts& parts);

/// Reverses write_voice_model. Throws InputError; `name` is how the user named the file.
[[nodiscard]] VoiceModelParts read_voice_model(std::string_view bytes, std::string_view name);

}  // namespace parallax
