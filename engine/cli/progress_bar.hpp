#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace parallax {

inline constexpr std::size_t bar_width = 30;

/// "[######........................]" with the first `full` marks of bar_width.
[[nodiscard]] std::string draw_bar(std::size_t full);

/// A bar on standard error that shows how many of `total` documents or other `things` are done, and
/// takes itself away at its end. Shows nothing unless standard error is a terminal.
class ProgressBar {
public:
    ProgressBar(std::size_t total, bool quiet, std::string things = "documents");
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;
    ~ProgressBar();

    /// For the pipeline; empty if nothing is shown. The bar must outlive it.
    [[nodiscard]] std::function<void(std::size_t)> callback();

private:
    void show(std::size_t done);

    std::size_t total_;
    std::string things_;
    bool visible_;
    std::size_t percent_ = 101;  ///< last drawn; above 100 = nothing yet
};

}  // namespace parallax
