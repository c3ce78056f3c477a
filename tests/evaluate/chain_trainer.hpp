#pragma once

#include "engine/context/voice_state.hpp"
#include "tests/evaluate/voice_examples.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace parallax::evaluate {

/// Weights of a linear-chain conditional random field over chunks.
struct ChainWeights {
    using Lanes = std::array<float, 8>;
    std::vector<Lanes> features;              ///< by feature number; by state, or by step
    std::array<Lanes, voice_states> moves{};  ///< [from][to]
};

/// Learns them by AdaGrad (Duchi, Hazan and Singer 2011), a chain at a time, with an L2 penalty and
/// with a share of the features left out at random each time. Deterministic.
class ChainTrainer {
public:
    struct Settings {
        float rate = 0.02f;
        float penalty = 30;    ///< of a weight, shared out among the places that touch it
        float dropped = 0.3f;  ///< share of the features left out
    };

    /// `counts`: how often each feature stands in the examples.
    ChainTrainer(const Settings& settings, const std::vector<std::uint32_t>& counts);

    /// One step; returns the chain's negative log-likelihood.
    double learn(const ExampleChain& whole);

    [[nodiscard]] const ChainWeights& weights() const { return weights_; }

private:
    using Lanes = ChainWeights::Lanes;
    using Row = std::array<double, voice_states>;
    using Square = std::array<std::array<float, voice_states>, voice_states>;

    const ExampleChain& thin_out(const ExampleChain& whole);
    double run_forward(const ExampleChain& chain);
    void run_backward();
    double update(const ExampleChain& chain);
    void step(Lanes& weight, Lanes& squares, const Lanes& gradient, float penalty) const;

    Settings settings_;
    ChainWeights weights_;
    std::vector<float> share_;  ///< of the penalty, by feature
    std::vector<Lanes> squares_;
    std::array<Lanes, voice_states> squares_of_moves_{};
    std::uint64_t random_ = 7;
    ExampleChain thin_;
    std::vector<Lanes> states_, borders_;
    std::vector<Square> factors_;
    std::vector<Row> alpha_, beta_;
    std::vector<double> norms_;
};

/// The likeliest states of a chain's chunks (Viterbi).
[[nodiscard]] std::vector<VoiceState> decode_chain(const ChainWeights& weights,
                                                   const ExampleChain& chain);

}  // namespace parallax::evaluate
