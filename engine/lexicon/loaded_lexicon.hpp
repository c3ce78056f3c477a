#pragma once

#include "engine/core/input_error.hpp"
#include "engine/lexicon/declarations.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/lexicon/lexicon_folder.hpp"
#include "engine/lexicon/term_rows.hpp"

#include <cstddef>
#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace parallax {

/// One folder as read, and where it stands among the others.
struct LoadedLexicon {
    LexiconFolder folder;
    Declarations declared;
    std::vector<TermRow> terms;
    std::vector<std::size_t> below;  ///< all it extends, directly or not: ascending indices
    std::size_t depth = 0;           ///< longest chain below it
    std::string sha256;

    [[nodiscard]] bool extends(std::size_t other) const;
};

/// Folders with all they extend, each once, whatever extends another after it.
using LoadedLexicons = std::vector<LoadedLexicon>;

/// Reads the folders and all they extend and resolves every name that an entry or declaration uses
/// against its own lexicon and those below. Throws InputError with all faults of all files.
[[nodiscard]] LoadedLexicons load_lexicons(std::span<const std::filesystem::path> folders);

/// Combines what was loaded without fault into one lexicon: the extending lexicon wins, unrelated
/// ones must agree. Throws InputError.
[[nodiscard]] Lexicon combine_lexicons(const LoadedLexicons& loaded);

/// Ids of what a lexicon and those below declare, sorted.
struct VisibleNames {
    std::vector<std::string> axes;
    std::vector<std::string> targets;
    std::vector<std::string> choices;
};

[[nodiscard]] VisibleNames list_visible_names(const LoadedLexicons& loaded,
                                              const LoadedLexicon& lexicon);

}  // namespace parallax
