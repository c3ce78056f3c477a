#pragma once

#include <array>

#include <signal.h>

namespace parallax {

/// While one lives, SIGINT, SIGTERM and SIGHUP wait: files being written are finished or removed
/// first. Its end lets a signal that came end the process as it would have. At most one at a time.
class SignalPause {
public:
    SignalPause();
    SignalPause(const SignalPause&) = delete;
    SignalPause& operator=(const SignalPause&) = delete;
    ~SignalPause();

private:
    static constexpr std::array signals{SIGINT, SIGTERM, SIGHUP};
    std::array<struct sigaction, signals.size()> former_{};
};

}  // namespace parallax
