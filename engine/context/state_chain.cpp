#include "engine/context/state_chain.hpp"

#include "engine/context/eight_lanes.hpp"

#include <algorithm>
#include <limits>

namespace parallax {
namespace {

// Sixteen bits hold every score: scores are relative to the best, every state can follow upon every
// other, and so none falls behind by more than twice what two weights and a move can add.
constexpr int impossible = -22'000;
constexpr int most_weight = 4'000;
static_assert(2 * (2 * most_weight + VoiceModelParts::most_move) < -impossible);
static_assert(impossible - VoiceModelParts::most_move - 2 * most_weight >=
              std::numeric_limits<std::int16_t>::min());

using Steps = VoiceModel::Sums;

std::int16_t weight_of(const Steps& steps, VoiceStep step) {
    return steps[static_cast<std::size_t>(step)];
}

/// The same for all steps that are no step into content, or out of it.
EightLanes by_state(std::int16_t outside, std::int16_t before, std::int16_t after,
                    std::int16_t alone) {
    static_assert(static_cast<int>(VoiceState::content_before) == 1 &&
                  static_cast<int>(VoiceState::content_after) == 2 &&
                  static_cast<int>(VoiceState::content_alone) == 3);
    return EightLanes{outside, before, after, alone, outside, outside, outside, outside};
}

EightLanes steps_from_outside(const Steps& steps) {
    return by_state(
        weight_of(steps, VoiceStep::stay_outside), weight_of(steps, VoiceStep::enter_before),
        weight_of(steps, VoiceStep::enter_after), weight_of(steps, VoiceStep::enter_alone));
}

EightLanes steps_from_content(const Steps& steps, VoiceStep leave) {
    const std::int16_t inside = weight_of(steps, VoiceStep::stay_inside);
    return by_state(weight_of(steps, leave), inside, inside, inside);
}

}  // namespace

StateChain::StateChain(const VoiceModel& model) {
    for (std::size_t from = 0; from < voice_states; ++from) {
        for (std::size_t to = 0; to < voice_states; ++to) moves_[from][to] = model.move(from, to);
    }
}

void StateChain::start() {
    came_from_.clear();
    best_.fill(impossible);
    best_[static_cast<std::size_t>(VoiceState::own)] = 0;
}

void StateChain::extend(const VoiceModel::Sums& states, const VoiceModel::Sums& steps) {
    const EightLanes outside = steps_from_outside(steps);
    const std::array<EightLanes, 3> content{steps_from_content(steps, VoiceStep::leave_before),
                                            steps_from_content(steps, VoiceStep::leave_after),
                                            steps_from_content(steps, VoiceStep::leave_alone)};
    // The first state is a way into each; others are where they are likelier.
    EightLanes next = load_lanes(moves_[0]) + outside + all_lanes(best_[0]);
    EightLanes from = all_lanes(0);
    for (std::size_t state = 1; state < voice_states; ++state) {
        const bool leaves_content = is_content(static_cast<VoiceState>(state));
        const EightLanes score = load_lanes(moves_[state]) +
                                 (leaves_content ? content[state - 1] : outside) +
                                 all_lanes(best_[state]);
        const EightLanes better = score > next;  // all bits of a lane, or none
        next = (score & better) | (next & ~better);
        from = (all_lanes(static_cast<std::int16_t>(state)) & better) | (from & ~better);
    }
    next += load_lanes(states);

    Lanes came_from;
    store_lanes(next, best_);
    store_lanes(from, came_from);
    store_lanes(next - all_lanes(*std::max_element(best_.begin(), best_.end())), best_);
    auto& back = came_from_.emplace_back();
    for (std::size_t state = 0; state < voice_states; ++state) {
        back[state] = static_cast<std::uint8_t>(came_from[state]);
    }
}

std::vector<VoiceState> StateChain::find_states() const {
    std::vector<VoiceState> states(size());
    const auto best = std::max_element(best_.begin(), best_.end());
    auto state = static_cast<std::size_t>(best - best_.begin());
    for (std::size_t at = size(); at-- > 0;) {
        states[at] = static_cast<VoiceState>(state);
        state = came_from_[at][state];
    }
    return states;
}

}  // namespace parallax
