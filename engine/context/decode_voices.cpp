#include "engine/context/decode_voices.hpp"

#include "engine/context/voice_features.hpp"
#include "engine/context/voice_sentence.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace parallax {
namespace {

using Sums = VoiceModel::Sums;
using Scores = std::array<std::int32_t, voice_states>;
using Back = std::array<std::uint8_t, voice_states>;

constexpr auto make_steps() {
    std::array<std::array<std::uint8_t, voice_states>, voice_states> steps{};
    for (std::size_t from = 0; from < voice_states; ++from) {
        for (std::size_t to = 0; to < voice_states; ++to) {
            steps[from][to] = static_cast<std::uint8_t>(
                step_of(static_cast<VoiceState>(from), static_cast<VoiceState>(to)));
        }
    }
    return steps;
}
constexpr auto steps = make_steps();

constexpr std::int32_t impossible = -100'000'000;  // the sum of a chain's weights stays far above

/// One chain of neighbouring chunks.
class Chain {
public:
    explicit Chain(const VoiceModel& model) : model_(model) {}

    void start() {
        back_.clear();
        tokens_.clear();
        best_.fill(impossible);
        best_[0] = 0;
    }

    [[nodiscard]] bool is_running() const { return !back_.empty(); }
    [[nodiscard]] std::uint32_t end() const { return tokens_.back().end; }

    void add(const VoiceSentence& sentence) {
        for (std::size_t index = 0; index < sentence.chunks.size(); ++index) {
            const bool same_place =
                index > 0 && stand_alike(sentence.chunks[index - 1], sentence.chunks[index]);
            if (!same_place) {
                list_place_features(sentence, index, all_feature_groups, keys_);
                place_ = model_.sum({keys_.keys.data(), keys_.count});
            }
            list_word_features(sentence, index, all_feature_groups, keys_);
            const Sums words = model_.sum({keys_.keys.data(), keys_.count});
            Scores chunk{};
            for (std::size_t state = 0; state < voice_states; ++state) {
                chunk[state] = std::int32_t{words[state]} + place_[state];
            }
            list_border_features(sentence, index, all_feature_groups, keys_);
            extend(chunk, model_.sum({keys_.keys.data(), keys_.count}));
            tokens_.push_back(sentence.chunks[index].tokens);
        }
    }

    void finish(DecodedVoices& out) {
        const auto best = std::max_element(best_.begin(), best_.end());
        auto state = static_cast<std::uint8_t>(best - best_.begin());
        for (std::size_t at = back_.size(); at-- > 0;) {
            for (std::uint32_t token = tokens_[at].begin; token < tokens_[at].end; ++token) {
                out.states[token] = static_cast<VoiceState>(state);
                out.is_read[token] = true;
            }
            state = back_[at][state];
        }
        back_.clear();
    }

private:
    void extend(const Scores& chunk, const Sums& border) {
        Scores next;
        next.fill(2 * impossible);
        Back from{};
        for (std::size_t state = 0; state < voice_states; ++state) {
            for (std::size_t to = 0; to < voice_states; ++to) {
                const std::int32_t score =
                    best_[state] + model_.move(state, to) + border[steps[state][to]];
                if (score > next[to]) {
                    next[to] = score;
                    from[to] = static_cast<std::uint8_t>(state);
                }
            }
        }
        // Scores are kept relative to the best, so that no length of text can overflow them.
        std::int32_t highest = 2 * impossible;
        for (std::size_t to = 0; to < voice_states; ++to) {
            next[to] += chunk[to];
            highest = std::max(highest, next[to]);
        }
        for (std::size_t to = 0; to < voice_states; ++to) {
            best_[to] = std::max(next[to] - highest, impossible);
        }
        back_.push_back(from);
    }

    const VoiceModel& model_;
    Scores best_{};
    Sums place_{};
    VoiceKeys keys_;
    std::vector<Back> back_;
    std::vector<TokenRange> tokens_;
};

}  // namespace

DecodedVoices decode_voices(const TokenView& view, const RuleReading& reading, VoiceWordMemo& memo,
                            const VoiceModel& model) {
    DecodedVoices out{std::vector<VoiceState>(view.size(), VoiceState::own),
                      std::vector<bool>(view.size(), false)};
    VoiceSentenceReader reader(view, reading, model.words(), memo);
    VoiceSentence sentence;
    Chain chain(model);
    const auto& sentences = view.parsed().sentences;
    for (std::uint32_t index = 0; index < sentences.size(); ++index) {
        if (!reader.is_read(index)) continue;
        const TokenRange tokens = sentences[index].tokens;
        if (chain.is_running() && chain.end() != tokens.begin) chain.finish(out);
        if (!chain.is_running()) chain.start();
        reader.read(index, sentence);
        chain.add(sentence);
    }
    if (chain.is_running()) chain.finish(out);
    return out;
}

}  // namespace parallax
