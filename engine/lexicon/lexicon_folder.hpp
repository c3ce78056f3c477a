#pragma once

#include "engine/core/input_error.hpp"
#include "engine/lexicon/terms_table.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace parallax {

/// A lexicon folder as it lies on disk, without loss, for those who read it and for those who write
/// it back with some entries changed.
struct LexiconFolder {
    std::string name;  ///< the path as the user gave it, without a slash at its end
    std::string json;  ///< bytes of lexicon.json
    TermsTable terms;
};

/// Reads both files; faults of the table are added. What the two say is not judged here. Throws
/// InputError if the folder or one of the files is missing.
[[nodiscard]] LexiconFolder read_lexicon_folder(const std::filesystem::path& path,
                                                std::vector<Fault>& faults);

/// The same, throwing InputError if the table has faults.
[[nodiscard]] LexiconFolder read_lexicon_folder(const std::filesystem::path& path);

/// Writes both files into the folder, which may be another one than was read. Throws SystemError.
void write_lexicon_folder(const LexiconFolder& lexicon, const std::filesystem::path& path);

}  // namespace parallax
