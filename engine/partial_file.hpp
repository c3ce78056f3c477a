#pragma once

#include "engine/partial_report.hpp"

#include <string>
#include <string_view>

namespace parallax {

/// A partial report as JSON lines. First a line that says by what it was made and what follows,
///   {"format":"parallax-partial/1","version","options","seed","lexicon_sha256","rules","model",
///    "house_styles","inputs","rejects","records","styles"}
/// with the numbers of rejects, records and findings of house styles, then one line each, then the
/// table as write_table() writes it. The same part gives the same bytes. Holds the articles' texts.
[[nodiscard]] std::string write_partial(const PartialReport& partial, const Lexicon& lexicon);

/// What the first line of a partial report says; records, styles and table are empty. `name` is
/// used in messages. Throws InputError if the bytes are no partial report that this version reads.
[[nodiscard]] PartialReport read_partial_header(std::string_view bytes, std::string_view name);

/// Reads what write_partial wrote. Throws InputError with all faults. The part must be mergeable
/// with what `resources` hold: check_mergeable() first.
[[nodiscard]] PartialReport read_partial(std::string_view bytes, std::string_view name,
                                         const Resources& resources);

}  // namespace parallax
