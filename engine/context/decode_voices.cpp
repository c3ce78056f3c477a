#include "engine/context/decode_voices.hpp"

#include "engine/context/voice_features.hpp"
#include "engine/context/voice_sentence.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

namespace parallax {
namespace {

using Sums = VoiceModel::Sums;
// Sixteen bits hold all scores, so that one register holds those of all states: they are kept
// relative to the best, every state can follow upon every other in one step, and a step adds the
// weights of at most forty features (of one byte each) and a move (VoiceModelParts::most_move).
using Scores = std::array<std::int16_t, voice_states>;
using Back = std::array<std::uint8_t, voice_states>;
using Moves = std::array<Scores, voice_states>;  // [from][to]

constexpr std::int16_t impossible = -20'000;  // no step reaches so low

constexpr std::int16_t sum_of(int a, int b) {
    return static_cast<std::int16_t>(a + b);
}

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
    explicit Chain(const VoiceModel& model) : model_(model) {
        for (std::size_t from = 0; from < voice_states; ++from) {
            for (std::size_t to = 0; to < voice_states; ++to) {
                moves_[from][to] = model.move(from, to);
            }
        }
    }

    void start() {
        back_.clear();
        tokens_.clear();
        best_.fill(impossible);
        best_[0] = 0;
    }

    [[nodiscard]] bool is_running() const { return !back_.empty(); }
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
        const auto best = std::max_element(best_.begin(), best_.end());
        auto state = static_cast<std::uint8_t>(best - best_.begin());
        for (std::size_t at = back_.size(); at-- > 0;) {
            std::fill(out.states.begin() + tokens_[at].begin, out.states.begin() + tokens_[at].end,
                      static_cast<VoiceState>(state));
            state = back_[at][state];
        }
        std::fill(out.is_read.begin() + tokens_.front().begin, out.is_read.begin() + end(), true);
        back_.clear();
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
        const Sums words = stage.words.sum(model_);
        Scores chunk;
        for (std::size_t state = 0; state < voice_states; ++state) {
            chunk[state] = sum_of(words[state], place_[state]);
        }
        extend(chunk, stage.border.sum(model_));
    }

    /// What the border adds to the steps from one state into each.
    static Scores steps_from(VoiceState from, const Sums& border) {
        const auto weight = [&](VoiceState to) {
            return border[static_cast<std::size_t>(step_of(from, to))];
        };
        // All states outside content are alike to a border, and all content is to content.
        Scores steps;
        steps.fill(weight(VoiceState::own));
        for (const VoiceState to :
             {VoiceState::content_before, VoiceState::content_after, VoiceState::content_alone}) {
            steps[static_cast<std::size_t>(to)] = weight(to);
        }
        return steps;
    }

    /// The likeliest way into each state (Viterbi 1967), written without branches so that compilers
    /// take all states at once.
    void extend(const Scores& chunk, const Sums& border) {
        // States other than content differ in nothing that a border sees.
        const Scores outside = steps_from(VoiceState::own, border);
        Scores next;
        next.fill(std::numeric_limits<std::int16_t>::min());
        Scores from{};
        for (std::size_t state = 0; state < voice_states; ++state) {
            const auto left = static_cast<VoiceState>(state);
            const Scores steps = is_content(left) ? steps_from(left, border) : outside;
            const std::int16_t best = best_[state];
            for (std::size_t to = 0; to < voice_states; ++to) {
                const std::int16_t score = sum_of(sum_of(best, moves_[state][to]), steps[to]);
                const bool better = score > next[to];
                next[to] = better ? score : next[to];
                from[to] = better ? static_cast<std::int16_t>(state) : from[to];
            }
        }
        std::int16_t highest = std::numeric_limits<std::int16_t>::min();
        for (std::size_t to = 0; to < voice_states; ++to) {
            next[to] = sum_of(next[to], chunk[to]);
            highest = std::max(highest, next[to]);
        }
        Back back;
        for (std::size_t to = 0; to < voice_states; ++to) {
            best_[to] = sum_of(next[to], -highest);
            back[to] = static_cast<std::uint8_t>(from[to]);
        }
        back_.push_back(back);
    }

    const VoiceModel& model_;
    Moves moves_{};
    Scores best_{};
    Sums place_{};
    std::array<Stage, 3> stages_;
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
