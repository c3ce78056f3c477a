#pragma once

#include "engine/model/json_reader.hpp"
#include "engine/profile/shared_trace.hpp"

#include <string>

namespace parallax {

/// A line of a table file: the words' numbers as eight hexadecimal digits each, without anything
/// between.
[[nodiscard]] std::string write_trace(const WordTrace& trace);

/// Reads what write_trace wrote; after a fault parts of it are empty.
[[nodiscard]] WordTrace read_trace(JsonReader& reader, const LocatedJson& line);

}  // namespace parallax
