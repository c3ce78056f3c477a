#include "engine/cli/training_bar.hpp"

#include "engine/cli/progress_bar.hpp"
#include "engine/cli/standard_streams.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include <fmt/format.h>

namespace parallax {
namespace {

/// "2 h 5 min", "3 min 20 s", "8 s".
std::string describe_time(double seconds) {
    const auto whole = static_cast<long>(seconds + 0.5);
    if (whole >= 3600) return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
    if (whole >= 60) return fmt::format("{} min {} s", whole / 60, whole % 60);
    return fmt::format("{} s", whole);
}

}  // namespace

TrainingBar::TrainingBar(bool quiet)
    : visible_(!quiet && can_redraw()), begin_(std::chrono::steady_clock::now()) {}

TrainingBar::~TrainingBar() {
    if (is_drawn_) say("\r\x1b[K");
}

std::function<void(const TrainingProgress&)> TrainingBar::callback() {
    if (!visible_) return {};
    return [this](const TrainingProgress& progress) {
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin_;
        const double share = static_cast<double>(progress.done) /
                             static_cast<double>(std::max<std::size_t>(progress.of, 1));
        const auto full = static_cast<std::size_t>(share * static_cast<double>(bar_width));
        const double left = share > 0.0 ? spent.count() * (1.0 - share) / share : 0.0;
        say(fmt::format("\r\x1b[K{} {} of {} steps, loss {:.4f}, about {} left", draw_bar(full),
                        progress.done, progress.of, progress.loss, describe_time(left)));
        is_drawn_ = true;
    };
}

}  // namespace parallax
