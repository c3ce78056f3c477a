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

/// One line of a table file.
[[nodiscard]] std::string write_harm_evidence(const HarmEvidence& evidence, const Lexicon& lexicon);

/// What write_harm_evidence wrote, with its rank for this seed; after a fault parts of it are
/// empty.
[[nodiscard]] HarmEvidence read_harm_evidence(JsonReader& reader, const LocatedJson& line,
                                              const Lexicon& lexicon, std::uint64_t seed);

}  // namespace parallax
