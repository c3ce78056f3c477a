#pragma once

#include "engine/corpus/input_records.hpp"
#include "engine/corpus/record.hpp"
#include "engine/corpus/unpack.hpp"

#include <vector>

namespace parallax {

/// The records of a file of one JSON object a line, in order. Lines of nothing but white space are
/// no records; a byte order mark before a line is skipped. Throws InputError if the file is one
/// JSON list.
[[nodiscard]] std::vector<Record> read_jsonl(const Unpacked& file, const InputName& name,
                                             unsigned threads);

}  // namespace parallax
