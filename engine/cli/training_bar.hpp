#pragma once

#include "engine/model/training.hpp"

#include <chrono>
#include <functional>

namespace parallax {

/// A line on standard error that says how far a training has come, the loss of the last step and
/// about how long the rest takes; it takes itself away at its end. Shows nothing unless standard
/// error is a terminal. Nothing that is written anywhere depends on its clock.
class TrainingBar {
public:
    explicit TrainingBar(bool quiet);
    TrainingBar(const TrainingBar&) = delete;
    TrainingBar& operator=(const TrainingBar&) = delete;
    ~TrainingBar();

    /// For TrainingOptions; empty if nothing is shown. The bar must outlive it.
    [[nodiscard]] std::function<void(const TrainingProgress&)> callback();

private:
    bool visible_;
    bool is_drawn_ = false;
    std::chrono::steady_clock::time_point begin_;
};

}  // namespace parallax
