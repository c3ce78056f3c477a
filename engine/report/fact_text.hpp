#pragma once

#include "engine/lexicon/lexicon.hpp"
#include "engine/profile/coverage_comparison.hpp"

#include <string>
#include <string_view>

namespace parallax {

/// The fact in a few plain words: "32,000 or more killed: Palestinians".
[[nodiscard]] std::string describe_fact(const EventFact& fact, const Lexicon& lexicon);

/// What a reader calls the kind: "casualty figures".
[[nodiscard]] std::string_view plain_name_of(FactKind kind);

}  // namespace parallax
