#pragma once

#include "engine/lexicon/lexicon_folder.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace parallax {

/// What somebody decided about entries that have an affinity to an outlet: on which axis they lie.
struct Approval {
    std::vector<std::string> ids;  ///< of the entries, as `lexicon show` and `diff` give them
    std::string axis;
    double weight = 0.0;  ///< logit scale, its sign is the pole
    /// A lexicon that declares the axis, if the entries' own and what it extends do not. It will be
    /// extended.
    std::optional<std::filesystem::path> declared_by{};
};

struct ApprovedEntry {
    std::string id;
    std::string phrase;
    /// Filled cells other than these two, by column, in the order of the table.
    std::vector<std::pair<std::string, std::string>> cells;
};

struct ApprovedLexicon {
    LexiconFolder folder;  ///< to be written back
    std::vector<ApprovedEntry> entries;
};

/// The lexicon with the axis and the weight written to the entries. They stay where they are,
/// beside the list of the texts they were induced from, so that they still never count on those.
/// Nothing else changes. Throws InputError: unknown ids, entries that lie on an axis, an axis that
/// is not declared, a phrase that a lexicon below has on this axis already, weights of 0 or
/// beyond 50.
[[nodiscard]] ApprovedLexicon approve_entries(const std::filesystem::path& folder,
                                              const Approval& approval);

}  // namespace parallax
