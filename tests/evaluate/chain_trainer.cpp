#include "tests/evaluate/chain_trainer.hpp"

#include <algorithm>
#include <cmath>

namespace parallax::evaluate {
namespace {

using Lanes = ChainWeights::Lanes;
constexpr std::size_t S = voice_states;

std::size_t step_index(std::size_t from, std::size_t to) {
    return static_cast<std::size_t>(
        step_of(static_cast<VoiceState>(from), static_cast<VoiceState>(to)));
}

Lanes sum(const ChainWeights& weights, const ExampleChain& chain, std::size_t begin,
          std::size_t count) {
    Lanes total{};
    for (std::size_t at = begin; at < begin + count; ++at) {
        const Lanes& lanes = weights.features[chain.features[at]];
        for (std::size_t lane = 0; lane < lanes.size(); ++lane) total[lane] += lanes[lane];
    }
    return total;
}

void score(const ChainWeights& weights, const ExampleChain& chain, std::vector<Lanes>& states,
           std::vector<Lanes>& borders) {
    states.clear();
    borders.clear();
    for (const ExampleChain::Chunk& chunk : chain.chunks) {
        states.push_back(sum(weights, chain, chunk.begin, chunk.state_count));
        borders.push_back(
            sum(weights, chain, std::size_t{chunk.begin} + chunk.state_count, chunk.border_count));
    }
}

}  // namespace

ChainTrainer::ChainTrainer(const Settings& settings, const std::vector<std::uint32_t>& counts)
    : settings_(settings), squares_(counts.size()) {
    weights_.features.resize(counts.size());
    for (const std::uint32_t count : counts) {
        share_.push_back(settings.penalty / static_cast<float>(count));
    }
}

const ExampleChain& ChainTrainer::thin_out(const ExampleChain& whole) {
    thin_.features.clear();
    thin_.chunks = whole.chunks;
    const auto limit = static_cast<std::uint32_t>(settings_.dropped * 65536.0f);
    for (ExampleChain::Chunk& chunk : thin_.chunks) {
        const std::size_t begin = thin_.features.size();
        std::array<std::uint8_t, 2> counts{};
        const std::size_t all = std::size_t{chunk.state_count} + chunk.border_count;
        for (std::size_t at = 0; at < all; ++at) {
            random_ = random_ * 6364136223846793005ULL + 1442695040888963407ULL;
            if ((random_ >> 40 & 0xffff) < limit) continue;
            thin_.features.push_back(whole.features[chunk.begin + at]);
            ++counts[at < chunk.state_count ? 0 : 1];
        }
        chunk.begin = static_cast<std::uint32_t>(begin);
        chunk.state_count = counts[0];
        chunk.border_count = counts[1];
    }
    return thin_;
}

double ChainTrainer::learn(const ExampleChain& whole) {
    const ExampleChain& chain = thin_out(whole);
    score(weights_, chain, states_, borders_);
    const double log_z = run_forward(chain);
    run_backward();
    return log_z - update(chain);
}

/// Scaled forward pass; returns the logarithm of the partition function.
double ChainTrainer::run_forward(const ExampleChain& chain) {
    const std::size_t size = chain.chunks.size();
    factors_.resize(size);
    alpha_.resize(size);
    norms_.resize(size);
    double log_z = 0;
    Row last{};
    last[0] = 1;
    for (std::size_t at = 0; at < size; ++at) {
        Square& factor = factors_[at];
        float highest = -1e30f;
        for (std::size_t from = 0; from < S; ++from) {
            for (std::size_t to = 0; to < S; ++to) {
                factor[from][to] =
                    weights_.moves[from][to] + borders_[at][step_index(from, to)] + states_[at][to];
                highest = std::max(highest, factor[from][to]);
            }
        }
        Row& alpha = alpha_[at];
        alpha.fill(0);
        double norm = 0;
        for (std::size_t from = 0; from < S; ++from) {
            for (std::size_t to = 0; to < S; ++to) {
                factor[from][to] = std::exp(factor[from][to] - highest);
                const double part = last[from] * static_cast<double>(factor[from][to]);
                alpha[to] += part;
                norm += part;
            }
        }
        for (double& value : alpha) value /= norm;
        norms_[at] = norm;
        log_z += static_cast<double>(highest) + std::log(norm);
        last = alpha;
    }
    return log_z;
}

void ChainTrainer::run_backward() {
    beta_.resize(factors_.size());
    beta_.back().fill(1);
    for (std::size_t at = factors_.size() - 1; at > 0; --at) {
        for (std::size_t from = 0; from < S; ++from) {
            double value = 0;
            for (std::size_t to = 0; to < S; ++to) {
                value += static_cast<double>(factors_[at][from][to]) * beta_[at][to];
            }
            beta_[at - 1][from] = value / norms_[at];
        }
    }
}

/// Moves the weights towards the annotated states; returns their score before.
double ChainTrainer::update(const ExampleChain& chain) {
    double gold_score = 0;
    std::array<Lanes, S> moves{};
    Row first{};
    first[0] = 1;
    for (std::size_t at = 0; at < chain.chunks.size(); ++at) {
        const Row& before = at == 0 ? first : alpha_[at - 1];
        Lanes state{};
        Lanes border{};
        for (std::size_t from = 0; from < S; ++from) {
            for (std::size_t to = 0; to < S; ++to) {
                const auto share =
                    static_cast<float>(before[from] * static_cast<double>(factors_[at][from][to]) *
                                       beta_[at][to] / norms_[at]);
                state[to] += share;
                border[step_index(from, to)] += share;
                moves[from][to] += share;
            }
        }
        const ExampleChain::Chunk& chunk = chain.chunks[at];
        const std::size_t from = at == 0 ? 0 : chain.chunks[at - 1].gold;
        const std::size_t to = chunk.gold;
        gold_score += static_cast<double>(weights_.moves[from][to] +
                                          borders_[at][step_index(from, to)] + states_[at][to]);
        state[to] -= 1;
        border[step_index(from, to)] -= 1;
        moves[from][to] -= 1;
        const std::size_t all = std::size_t{chunk.state_count} + chunk.border_count;
        for (std::size_t each = 0; each < all; ++each) {
            const std::uint32_t feature = chain.features[chunk.begin + each];
            step(weights_.features[feature], squares_[feature],
                 each < chunk.state_count ? state : border, share_[feature]);
        }
    }
    for (std::size_t from = 0; from < S; ++from) {
        step(weights_.moves[from], squares_of_moves_[from], moves[from], 0);
    }
    return gold_score;
}

void ChainTrainer::step(Lanes& weight, Lanes& squares, const Lanes& gradient, float penalty) const {
    for (std::size_t lane = 0; lane < weight.size(); ++lane) {
        const float slope = gradient[lane] + penalty * weight[lane];
        squares[lane] += slope * slope;
        weight[lane] -= settings_.rate * slope / std::sqrt(squares[lane] + 1e-6f);
    }
}

std::vector<VoiceState> decode_chain(const ChainWeights& weights, const ExampleChain& chain) {
    std::vector<Lanes> states;
    std::vector<Lanes> borders;
    score(weights, chain, states, borders);
    std::vector<std::array<std::uint8_t, S>> back(chain.chunks.size());
    Lanes best;
    best.fill(-1e9f);
    best[0] = 0;
    for (std::size_t at = 0; at < chain.chunks.size(); ++at) {
        Lanes next;
        next.fill(-1e30f);
        for (std::size_t from = 0; from < S; ++from) {
            for (std::size_t to = 0; to < S; ++to) {
                const float value =
                    best[from] + weights.moves[from][to] + borders[at][step_index(from, to)];
                if (value <= next[to]) continue;
                next[to] = value;
                back[at][to] = static_cast<std::uint8_t>(from);
            }
        }
        for (std::size_t to = 0; to < S; ++to) best[to] = next[to] + states[at][to];
    }
    std::vector<VoiceState> decoded(chain.chunks.size());
    auto state =
        static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
    for (std::size_t at = decoded.size(); at-- > 0;) {
        decoded[at] = static_cast<VoiceState>(state);
        state = back[at][state];
    }
    return decoded;
}

}  // namespace parallax::evaluate
