#include "engine/context/decode_voices.hpp"

#include "engine/context/state_chain.hpp"
#include "engine/context/voice_features.hpp"
#include "engine/context/voice_sentence.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace parallax {
namespace {

using Sums = VoiceModel::Sums;

/// The features of one kind of one chunk on their way through the model.
class Lookup {
public:
    VoiceKeys keys;

    void fetch(const VoiceModel& model) const { model.fetch({keys.keys.data(), keys.count}); }
    void find(const VoiceModel& model) {
        known_ = model.find({keys.keys.data(), keys.count}, places_);
    }
    [[nodiscard]] Sums sum(const VoiceModel& model) const {
        return model.sum({places_.data(), known_});
    }

private:
    std::array<std::uint32_t, VoiceKeys::most> places_{};
    std::size_t known_ = 0;
};

/// A chunk on its way: what speaks for its state, and for the step into it.
struct Stage {
    Lookup words, place, border;
    bool same_place = false;  ///< its place's features are those of the chunk before
};

/// One chain of neighbouring chunks.
class Chain {
public:
    explicit Chain(const VoiceModel& model) : model_(model), path_(model) {}

    void start() {
        path_.start();
        tokens_.clear();
    }

    [[nodiscard]] bool is_running() const { return path_.size() > 0; }
    [[nodiscard]] std::uint32_t end() const { return tokens_.back().end; }

    /// Three chunks are on their way at once, so that what one asked memory for has come when its
    /// turn comes.
    void add(const VoiceSentence& sentence) {
        const std::size_t count = sentence.chunks.size();
        for (std::size_t step = 0; step < count + 2; ++step) {
            if (step < count) ask(sentence, step);
            if (step >= 1 && step - 1 < count) find(stages_[(step - 1) % stages_.size()]);
            if (step >= 2) take(stages_[(step - 2) % stages_.size()]);
        }
        for (const VoiceSentence::Chunk& chunk : sentence.chunks) tokens_.push_back(chunk.tokens);
    }

    void finish(DecodedVoices& out) {
        const std::vector<VoiceState> states = path_.find_states();
        for (std::size_t at = 0; at < states.size(); ++at) {
            std::fill(out.states.begin() + tokens_[at].begin, out.states.begin() + tokens_[at].end,
                      states[at]);
        }
        std::fill(out.is_read.begin() + tokens_.front().begin, out.is_read.begin() + end(), true);
        path_.start();
    }

private:
    void ask(const VoiceSentence& sentence, std::size_t index) {
        Stage& stage = stages_[index % stages_.size()];
        stage.same_place =
            index > 0 && stand_alike(sentence.chunks[index - 1], sentence.chunks[index]);
        if (!stage.same_place) {
            list_place_features(sentence, index, all_feature_groups, stage.place.keys);
            stage.place.fetch(model_);
        }
        list_word_features(sentence, index, all_feature_groups, stage.words.keys);
        stage.words.fetch(model_);
        list_border_features(sentence, index, all_feature_groups, stage.border.keys);
        stage.border.fetch(model_);
    }

    void find(Stage& stage) {
        if (!stage.same_place) stage.place.find(model_);
        stage.words.find(model_);
        stage.border.find(model_);
    }

    void take(const Stage& stage) {
        if (!stage.same_place) place_ = stage.place.sum(model_);
        Sums states = stage.words.sum(model_);
        for (std::size_t state = 0; state < voice_states; ++state) {
            states[state] = static_cast<std::int16_t>(states[state] + place_[state]);
        }
        path_.extend(states, stage.border.sum(model_));
    }

    const VoiceModel& model_;
    StateChain path_;
    Sums place_{};
    std::array<Stage, 3> stages_;
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
