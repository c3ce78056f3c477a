#pragma once

#include "engine/lexicon/lexicon.hpp"
#include "engine/model/json_reader.hpp"
#include "engine/profile/story_facts.hpp"

#include <string>

namespace parallax {

/// A line of a table file: what one document gives of its event. What a kind has no use for is left
/// empty or null; words' numbers are decimal.
[[nodiscard]] std::string write_facts(const DocumentFacts& facts, const Lexicon& lexicon);

/// Reads what write_facts wrote; after a fault parts of it are empty.
[[nodiscard]] DocumentFacts read_facts(JsonReader& reader, const LocatedJson& line,
                                       const Lexicon& lexicon);

}  // namespace parallax
