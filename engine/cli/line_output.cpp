#include "engine/cli/line_output.hpp"

#include "engine/cli/signal_pause.hpp"
#include "engine/core/whole_file.hpp"

#include <utility>

namespace parallax {

LineOutput::LineOutput(std::string file, bool whole)
    : file_(file == "-" ? "" : std::move(file)), whole_(whole || !file_.empty()) {}

void LineOutput::write(std::string_view bytes) {
    if (whole_) {
        held_ += bytes;
    } else {
        out_.write(bytes);
    }
}

void LineOutput::keep(std::string bytes) {
    if (whole_ && held_.empty()) {
        held_ = std::move(bytes);
    } else {
        write(bytes);
    }
}

void LineOutput::finish() {
    if (!file_.empty()) {
        const SignalPause pause;
        write_whole_file(file_, held_);
        return;
    }
    out_.write(held_);
    out_.finish();
}

}  // namespace parallax
