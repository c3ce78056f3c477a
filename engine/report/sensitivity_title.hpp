#pragma once

#include "engine/profile/difference_comparison.hpp"

#include <string>

namespace parallax {

/// The other way of counting in words: "without the entry “terror group”".
[[nodiscard]] std::string sensitivity_title(const Sensitivity& sensitivity, const Lexicon& lexicon);

}  // namespace parallax
