#include "engine/context/decode_voices.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace parallax {
namespace {

using Scores = VoiceModel::Sums;
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

/// One chain of neighbouring tokens.
class Chain {
public:
    explicit Chain(const VoiceModel& model) : model_(model) {}

    void start(std::uint32_t token) {
        begin_ = token;
        back_.clear();
        best_.fill(impossible);
        best_[0] = 0;
    }

    [[nodiscard]] bool is_running() const { return !back_.empty(); }
    [[nodiscard]] std::uint32_t end() const {
        return begin_ + static_cast<std::uint32_t>(back_.size());
    }

    void add(const VoiceFeatureKeys& keys) {
        const Scores token = model_.sum({keys.of_token.data(), keys.token_count});
        const Scores border = model_.sum({keys.of_border.data(), keys.border_count});
        Scores next{};
        Back from{};
        for (std::size_t to = 0; to < voice_states; ++to) {
            std::int32_t best = 2 * impossible;
            for (std::size_t state = 0; state < voice_states; ++state) {
                const std::int32_t score =
                    best_[state] + model_.move(state, to) + border[steps[state][to]];
                if (score > best) {
                    best = score;
                    from[to] = static_cast<std::uint8_t>(state);
                }
            }
            next[to] = best + token[to];
        }
        // Scores are kept relative to the best, so that no length of text can overflow them.
        const std::int32_t highest = *std::max_element(next.begin(), next.end());
        for (std::size_t to = 0; to < voice_states; ++to) {
            best_[to] = std::max(next[to] - highest, impossible);
        }
        back_.push_back(from);
    }

    void finish(std::vector<VoiceState>& states) {
        const auto best = std::max_element(best_.begin(), best_.end());
        auto state = static_cast<std::uint8_t>(best - best_.begin());
        for (std::size_t at = back_.size(); at-- > 0;) {
            states[begin_ + at] = static_cast<VoiceState>(state);
            state = back_[at][state];
        }
        back_.clear();
    }

private:
    const VoiceModel& model_;
    std::uint32_t begin_ = 0;
    Scores best_{};
    std::vector<Back> back_;
};

}  // namespace

std::vector<VoiceState> decode_voices(const TokenView& view, VoiceFeatures& features,
                                      const VoiceModel& model) {
    std::vector<VoiceState> states(view.size(), VoiceState::own);
    Chain chain(model);
    VoiceFeatureKeys keys;
    const auto& sentences = view.parsed().sentences;
    for (std::uint32_t index = 0; index < sentences.size(); ++index) {
        if (!features.is_read(index)) continue;
        const TokenRange tokens = sentences[index].tokens;
        if (chain.is_running() && chain.end() != tokens.begin) chain.finish(states);
        if (!chain.is_running()) chain.start(tokens.begin);
        features.enter(index);
        for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
            features.list(at, keys);
            chain.add(keys);
        }
    }
    if (chain.is_running()) chain.finish(states);
    return states;
}

}  // namespace parallax
