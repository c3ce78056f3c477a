#pragma once

#include "engine/corpus/document.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace parallax::bench {

/// Invented news text for timing: words by a Zipf-like law, paragraphs, quotations with speakers,
/// names, numbers, and about one lexicon phrase in ninety words. Same seed, same bytes.
[[nodiscard]] std::vector<Document> generate_news(std::size_t bytes, std::uint64_t seed,
                                                  const std::vector<std::string>& phrases);

}  // namespace parallax::bench
