#pragma once

#include "engine/corpus/record.hpp"
#include "engine/corpus/table_source.hpp"

#include <vector>

namespace parallax {

/// The records of a CSV (separator ',') or TSV (separator '\t') file with a header row, in order.
/// An empty cell is an absent field, save that of the text. Throws InputError if the header row
/// lacks "outlet" or "text", or has one column twice.
[[nodiscard]] std::vector<Record> read_delimited(TableSource& source, char separator);

}  // namespace parallax
