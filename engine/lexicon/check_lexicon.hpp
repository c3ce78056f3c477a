#pragma once

#include "engine/lexicon/lexicon.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace parallax {

/// What `lexicon check` found. An error makes the lexicon unusable or wrong; a warning is a place
/// to look at.
struct LexiconFinding {
    enum class Severity : std::uint8_t { error, warning };
    enum class Kind : std::uint8_t {
        duplicate,      ///< two entries match the same words on one axis or in one choice
        shadowed,       ///< entries that come before it match all that it matches on its axis
        one_pole,       ///< an axis with terms on one pole only
        never_matches,  ///< a phrase, or a reading of it, that no text can match
        conflict,       ///< two entries match the same words with weights of different sign
        no_pair,        ///< a pair that is no entry; --parity: a side-bound entry without pair
        parity,         ///< --parity: sides' sums of |weight| differ by more than 10 % on an axis
        missing_note,   ///< an entry without note or source
        table,          ///< a column name that looks misspelt, a cell a spreadsheet would change
    };
    Severity severity = Severity::warning;
    Kind kind = Kind::duplicate;
    std::string file;
    std::size_t line = 0;
    std::string message;
};

[[nodiscard]] std::string_view name_of(LexiconFinding::Kind kind);

/// Sum of |weight| on one axis of the entries bound to a side through their target, or through the
/// target of their choice.
struct ParityRow {
    std::string axis;
    std::string side;
    std::size_t entries = 0;
    double sum = 0.0;
};

struct LexiconCheck {
    std::vector<LexiconFinding> findings;  ///< by file, line, kind
    std::vector<ParityRow> parity;         ///< by axis, side; filled if parity was asked for
};

/// Checks the entries of the folder itself (those it extends are read, not judged). Sides whose
/// sums differ on an axis for which lexicon.json records a reason under `parity` are no finding.
/// Throws InputError as read_lexicons does.
[[nodiscard]] LexiconCheck check_lexicon(const std::filesystem::path& folder, bool parity);

/// Writes a new lexicon folder with commented examples that reads without fault. Throws InputError
/// if the id is no slug, or if the folder exists and is not empty.
void write_new_lexicon(const std::filesystem::path& folder, std::string_view id);

}  // namespace parallax
