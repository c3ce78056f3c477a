#pragma once

#include "engine/lexicon/lexicon.hpp"
#include "engine/profile/profile_table.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace parallax {

/// The table as JSON lines, so that a file of a million articles is read in constant memory and a
/// fault has its line: what `report --partial` writes and `merge` reads. Ids of the lexicon are
/// written as texts. First a line that names what follows,
///   {"format":"parallax-table/1","lexicon_sha256","seed","evidence_per_cell","rows","evidence",
///    "traces","harms","facts"}
/// with the numbers of rows, evidence, traces, evidence of harm and documents whose facts are
/// known, then one line each. The same table gives the same bytes.
[[nodiscard]] std::string write_table(const ProfileTable& table, const Lexicon& lexicon);

/// Reads what write_table wrote; `name` is used in messages, `lines_before` counts lines of the
/// file ahead of the table. Throws InputError with all faults: a table made with another lexicon, a
/// missing line, an unknown id, order or repetition that write_table does not write.
[[nodiscard]] ProfileTable read_table(std::string_view json_lines, std::string_view name,
                                      const Lexicon& lexicon, std::size_t lines_before = 0);

}  // namespace parallax
