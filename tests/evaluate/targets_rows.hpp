#pragma once

#include "engine/core/span.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace parallax::targets {

enum Polarity : int { negative = 0, neutral = 1, positive = 2 };

/// A sentence, a place in it, and what is said of the one named there.
struct Row {
    std::string id;
    std::string article;  ///< rows of one article stay in one fold
    std::string sentence_id;
    std::string text;
    Span mention;               ///< bytes; empty if the place could not be found
    std::vector<Span> further;  ///< other places of the same one in the sentence, where annotated
    int polarity = -1;          ///< -1 = the file does not say
};

/// Reads JSON lines with sentence, from, to (code points), mention, polarity; sentence_id and id
/// may be missing. Lines that are no such record are counted in `skipped`.
[[nodiscard]] std::vector<Row> read_rows(const std::filesystem::path& file, std::size_t& skipped);

}  // namespace parallax::targets
