#pragma once

#include "engine/context/annotation.hpp"
#include "engine/core/json_writer.hpp"
#include "engine/lexicon/lexicon.hpp"

#include <string_view>

namespace parallax {

/// Member "agency" of the object being written: one object a record.
void write_agency(JsonWriter& json, std::string_view bytes, const Annotation& annotation,
                  const Lexicon& lexicon);

}  // namespace parallax
