#pragma once

#include "engine/corpus/record.hpp"
#include "engine/corpus/table_source.hpp"

#include <vector>

namespace parallax {

/// The records of a file of one JSON object a line, in order. Lines of nothing but white space are
/// no records; a byte order mark before a line is skipped. Throws InputError if the file is one
/// JSON list.
[[nodiscard]] std::vector<Record> read_jsonl(TableSource& source, unsigned threads);

}  // namespace parallax
