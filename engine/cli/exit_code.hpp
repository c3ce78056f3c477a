#pragma once

namespace parallax {

/// What the command tells the shell. A signal n shows there as 128 + n.
enum ExitCode : int {
    exit_done = 0,
    exit_with_rejects = 1,   ///< done, but records were rejected
    exit_wrong_input = 2,    ///< the user's input or usage is wrong
    exit_defect = 3,         ///< a defect of parallax
    exit_system_failed = 4,  ///< disk, memory, a closed pipe
    exit_check_failed = 5,   ///< what was asked to be checked is not in order
};

}  // namespace parallax
