#pragma once

#include "engine/lexicon/dictionary.hpp"
#include "engine/lexicon/lexicon.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace parallax {

/// What a lexicon says in another program's format, and what that cannot hold.
struct LexiconExport {
    std::string bytes;
    std::size_t entries = 0;  ///< terms of which at least one form is in the file
    std::size_t patterns = 0;
    /// Terms, or forms of them, that are not in the file: "file:line: …".
    std::vector<Fault> left_out{};
    /// What is not in the file of the terms that are, e.g. "notes of 412 terms".
    std::vector<std::string> lost{};
};

/// Writes the terms by axis, pole and choice, as import_dictionary reads them: categories "x >
/// negative" and "x > positive" for the axis x, or "x.negative" where categories do not nest;
/// "choices > y" for the choice y. Alternatives are written out. `axis` is the one to be written
/// where the format holds only one. Requires it then.
[[nodiscard]] LexiconExport export_lexicon(const Lexicon& lexicon, DictionaryFormat format,
                                           std::optional<AxisId> axis);

}  // namespace parallax
