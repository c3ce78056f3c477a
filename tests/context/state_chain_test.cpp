#include "engine/context/state_chain.hpp"

#include "engine/context/voice_model.hpp"
#include "engine/context/voice_state.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include <rapidcheck.h>

namespace {

using namespace parallax;

struct Place {
    VoiceModel::Sums states{};
    VoiceModel::Sums steps{};
};

/// The naive twin: no register, no numbers relative to others.
std::vector<VoiceState> find_plainly(const VoiceModelParts& model,
                                     const std::vector<Place>& places) {
    constexpr auto impossible = std::numeric_limits<std::int64_t>::min() / 2;
    std::array<std::int64_t, voice_states> best;
    best.fill(impossible);
    best[0] = 0;
    std::vector<std::array<std::size_t, voice_states>> came_from;
    for (const Place& place : places) {
        std::array<std::int64_t, voice_states> next;
        next.fill(2 * impossible);
        auto& from = came_from.emplace_back();
        for (std::size_t left = 0; left < voice_states; ++left) {
            for (std::size_t to = 0; to < voice_states; ++to) {
                const auto step =
                    step_of(static_cast<VoiceState>(left), static_cast<VoiceState>(to));
                const std::int64_t score = best[left] + model.moves[left][to] +
                                           place.steps[static_cast<std::size_t>(step)] +
                                           place.states[to];
                if (score <= next[to]) continue;
                next[to] = score;
                from[to] = left;
            }
        }
        best = next;
    }
    std::size_t state = 0;
    for (std::size_t other = 1; other < voice_states; ++other) {
        if (best[other] > best[state]) state = other;
    }
    std::vector<VoiceState> states(places.size());
    for (std::size_t at = places.size(); at-- > 0;) {
        states[at] = static_cast<VoiceState>(state);
        state = came_from[at][state];
    }
    return states;
}

VoiceModel::Sums draw_weights(int most) {
    VoiceModel::Sums weights;
    for (std::int16_t& weight : weights) {
        weight = static_cast<std::int16_t>(*rc::gen::inRange(-most, most + 1));
    }
    return weights;
}

}  // namespace

TEST_CASE("the likeliest way through a chain is that of the naive reckoning", "[context]") {
    CHECK(rc::check("also with the largest weights and with ties", [] {
        // Small weights make ties, the largest reach the ends of what sixteen bits can hold.
        const int most = *rc::gen::element(1, 100, 4000);
        VoiceModelParts parts;
        for (auto& from : parts.moves) {
            from = draw_weights(std::min<int>(most, VoiceModelParts::most_move));
        }
        std::vector<Place> places(*rc::gen::inRange<std::size_t>(0, 40));
        for (Place& place : places) place = {draw_weights(most), draw_weights(most)};
        StateChain chain(VoiceModel(parts, ""));
        chain.start();
        for (const Place& place : places) chain.extend(place.states, place.steps);
        RC_ASSERT(chain.find_states() == find_plainly(parts, places));
    }));
}
