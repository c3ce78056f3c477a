#pragma once

#include "engine/core/json_writer.hpp"
#include "engine/model/json_reader.hpp"
#include "engine/profile/profile_table.hpp"

namespace parallax {

/// Member "harms" of a row of a table file.
void write_harms(JsonWriter& out, const DocumentRow& row, const Lexicon& lexicon);

/// Reads what write_harms wrote; faults of order, names and fields are noted.
[[nodiscard]] std::vector<HarmCount> read_harms(JsonReader& reader, const LocatedJson& row,
                                                const Lexicon& lexicon);

}  // namespace parallax
