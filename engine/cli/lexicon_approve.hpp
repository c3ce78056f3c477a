#pragma once

#include <string>
#include <vector>

namespace parallax {

/// `parallax lexicon apply --as`: brings entries of an induced lexicon onto an axis.
struct ApproveCommand {
    std::string folder;
    std::vector<std::string> accepted;
    std::string as;  ///< AXIS=WEIGHT
    std::string to;  ///< the lexicon that declares the axis, or ""
    std::string as_of;
    bool dry_run = false;
};

/// Writes the lexicon and a line for each entry into its CHANGES.tsv. Returns the exit code.
int run_approve(const ApproveCommand& command);

}  // namespace parallax
