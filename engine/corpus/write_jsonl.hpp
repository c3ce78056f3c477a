#pragma once

#include "engine/corpus/document.hpp"

#include <string>

namespace parallax {

/// The document as one corpus record with a final newline; reading it back gives the same document.
[[nodiscard]] std::string write_jsonl(const Document& document);

}  // namespace parallax
