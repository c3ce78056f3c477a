#include "engine/cli/signal_pause.hpp"

#include <cstddef>

namespace parallax {
namespace {

/// The signal that came during the pause, or 0. A signal handler reaches nothing but statics.
volatile sig_atomic_t came = 0;

void note(int signal_number) {
    came = signal_number;
}

}  // namespace

SignalPause::SignalPause() {
    came = 0;
    struct sigaction pause {};
    pause.sa_handler = note;
    pause.sa_flags = SA_RESTART;
    sigemptyset(&pause.sa_mask);
    for (std::size_t i = 0; i < signals.size(); ++i) {
        sigaction(signals[i], nullptr, &former_[i]);
        // What the caller chose to ignore (nohup, a job in the background) stays ignored.
        if (former_[i].sa_handler != SIG_IGN) sigaction(signals[i], &pause, nullptr);
    }
}

SignalPause::~SignalPause() {
    for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals[i], &former_[i], nullptr);
    if (came != 0) raise(came);
}

}  // namespace parallax
