#pragma once

#include "engine/lexicon/lexicon.hpp"

#include <cstdint>
#include <string>

namespace parallax {

/// A blank sheet (CSV) for coders, a row an entry that lies on an axis: unit, phrase, axis, its two
/// poles, choice, then the empty cells rating, coder and remark. It shows neither weight nor note
/// nor source, and the entries stand in an order that depends on their ids and the seed alone, so
/// that no coder sees one side's first. read_ratings reads it when it is filled.
[[nodiscard]] std::string render_ratings_sheet(const Lexicon& lexicon, std::uint64_t seed);

}  // namespace parallax
