#include "engine/cli/progress_bar.hpp"

#include "engine/cli/standard_streams.hpp"

#include <cassert>
#include <utility>

#include <fmt/format.h>

namespace parallax {

std::string draw_bar(std::size_t full) {
    return fmt::format("[{:#<{}}{:.<{}}]", "", full, "", bar_width - full);
}

ProgressBar::ProgressBar(std::size_t total, bool quiet, std::string things)
    : total_(total), things_(std::move(things)), visible_(!quiet && total > 0 && can_redraw()) {}

ProgressBar::~ProgressBar() {
    if (visible_ && percent_ <= 100) say("\r\x1b[K");
}

std::function<void(std::size_t)> ProgressBar::callback() {
    if (!visible_) return {};
    return [this](std::size_t done) { show(done); };
}

void ProgressBar::show(std::size_t done) {
    assert(done <= total_);
    const std::size_t percent = 100 * done / total_;
    if (percent == percent_) return;
    percent_ = percent;
    say(fmt::format("\r{} {:3} %  {} of {} {}", draw_bar(bar_width * percent / 100), percent, done,
                    total_, things_));
}

}  // namespace parallax
