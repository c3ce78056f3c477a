#pragma once

#include "engine/cli/standard_streams.hpp"

#include <string>
#include <string_view>

namespace parallax {

/// Where lines go: standard output, or a file that appears whole at the end or not at all.
class LineOutput {
public:
    /// `file` "" or "-" is standard output. With `whole` nothing is written there before finish().
    LineOutput(std::string file, bool whole);

    void write(std::string_view bytes);
    /// The same for bytes that are given away.
    void keep(std::string bytes);
    /// Throws SystemError or ClosedPipe.
    void finish();

private:
    std::string file_;
    bool whole_;
    std::string held_;
    StandardOutput out_;
};

}  // namespace parallax
