#include "engine/context/state_chain.hpp"

#include "engine/context/eight_lanes.hpp"

#include <algorithm>
#include <cstring>
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

constexpr int lane_of(VoiceStep step) {
    return static_cast<int>(step);
}

/// The weight of the step from outside of content into each state.
EightLanes steps_from_outside(EightLanes steps) {
    static_assert(static_cast<int>(VoiceState::content_before) == 1 &&
                  static_cast<int>(VoiceState::content_after) == 2 &&
                  static_cast<int>(VoiceState::content_alone) == 3);
    constexpr int stay = lane_of(VoiceStep::stay_outside);
    return __builtin_shufflevector(steps, steps, stay, lane_of(VoiceStep::enter_before),
                                   lane_of(VoiceStep::enter_after), lane_of(VoiceStep::enter_alone),
                                   stay, stay, stay, stay);
}

/// The same from content that `leave` ends.
template <VoiceStep leave>
EightLanes steps_from_content(EightLanes steps) {
    constexpr int out = lane_of(leave);
    constexpr int inside = lane_of(VoiceStep::stay_inside);
    return __builtin_shufflevector(steps, steps, out, inside, inside, inside, out, out, out, out);
}

EightLanes larger(EightLanes a, EightLanes b) {
    return a > b ? a : b;
}

/// The largest lane, in all lanes.
EightLanes largest_lane(EightLanes lanes) {
    lanes = larger(lanes, __builtin_shufflevector(lanes, lanes, 4, 5, 6, 7, 0, 1, 2, 3));
    lanes = larger(lanes, __builtin_shufflevector(lanes, lanes, 2, 3, 0, 1, 6, 7, 4, 5));
    return larger(lanes, __builtin_shufflevector(lanes, lanes, 1, 0, 3, 2, 5, 4, 7, 6));
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
    const EightLanes weights = load_lanes(steps);
    const EightLanes outside = steps_from_outside(weights);
    const std::array<EightLanes, 3> content{steps_from_content<VoiceStep::leave_before>(weights),
                                            steps_from_content<VoiceStep::leave_after>(weights),
                                            steps_from_content<VoiceStep::leave_alone>(weights)};
    // The first state is a way into each; others are where they are likelier.
    EightLanes next = load_lanes(moves_[0]) + outside + all_lanes(best_[0]);
    EightLanes from = all_lanes(0);
    for (std::size_t state = 1; state < voice_states; ++state) {
        const bool leaves_content = is_content(static_cast<VoiceState>(state));
        const EightLanes score = load_lanes(moves_[state]) +
                                 (leaves_content ? content[state - 1] : outside) +
                                 all_lanes(best_[state]);
        const EightLanes better = score > next;  // all bits of a lane, or none
        next = larger(score, next);
        from = (all_lanes(static_cast<std::int16_t>(state)) & better) | (from & ~better);
    }
    next += load_lanes(states);
    store_lanes(next - largest_lane(next), best_);
    using EightBytes __attribute__((vector_size(8))) = std::uint8_t;
    const EightBytes came_from = __builtin_convertvector(from, EightBytes);
    std::memcpy(came_from_.emplace_back().data(), &came_from, sizeof came_from);
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
