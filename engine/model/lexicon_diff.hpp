#pragma once

#include "engine/lexicon/lexicon_folder.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax {

/// What became of an entry from one lexicon to another.
enum class ChangeKind : std::uint8_t {
    added,
    removed,
    flipped,  ///< its weight or affinity has the other sign
    moved,    ///< by more than one standard deviation, or by any amount where none is known
    shifted,  ///< by one standard deviation or less
    other,    ///< its weight is the same, another column that means something is not
};
[[nodiscard]] std::string_view name_of(ChangeKind kind);

/// What an entry weighs: `weight` on an axis, else `affinity`; none for a mere choice.
struct EntryWeight {
    std::optional<double> value;
    std::optional<double> sd;
};

struct EntryChange {
    ChangeKind kind = ChangeKind::other;
    std::string id;  ///< of the new entry, or of the removed one; what `lexicon apply` accepts
    std::string phrase;
    std::string axis;    ///< or ""
    std::string choice;  ///< or ""
    EntryWeight before;
    EntryWeight after;
    /// Cells that tell why, by column: of the new entry, or of the removed one; only filled ones.
    std::vector<std::pair<std::string, std::string>> evidence;
    std::vector<std::string> columns;    ///< that differ, sorted
    std::optional<std::size_t> old_row;  ///< of the old table
    std::optional<std::size_t> new_row;  ///< of the new table
};

/// Two states of one lexicon.
struct LexiconDiff {
    std::string old_id;
    std::string new_id;
    std::string old_sha256;  ///< over lexicon.json and terms.tsv
    std::string new_sha256;
    std::vector<EntryChange> changes;  ///< by kind, then by how far they moved, then by id
    std::size_t unchanged = 0;
    bool other_declarations = false;  ///< lexicon.json differs
};

/// Compares the entries of two folders; what they extend is not compared. Entries are the same if
/// they match the same words on the same axis, for the same choice and target. Throws InputError
/// with all faults of both.
[[nodiscard]] LexiconDiff compare_lexicons(const std::filesystem::path& old_folder,
                                           const std::filesystem::path& new_folder);

/// The old lexicon with the changes `accepted` (indices into diff.changes) carried over from the
/// new one. With all of them accepted the new lexicon.json comes along too. Nothing else changes:
/// order, comments and unknown columns stay.
[[nodiscard]] LexiconFolder apply_changes(const std::filesystem::path& old_folder,
                                          const std::filesystem::path& new_folder,
                                          const LexiconDiff& diff,
                                          const std::vector<std::size_t>& accepted);

}  // namespace parallax
