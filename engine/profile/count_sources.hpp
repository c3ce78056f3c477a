#pragma once

#include "engine/profile/profile_table.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parallax {

/// A passage in which somebody speaks: quoted, reported or borrowed, and not furniture.
struct Statement {
    Field field = Field::text;
    std::size_t passage = 0;         ///< index into the field's passages
    std::string speaker;             ///< the longest of its names in the document; may be empty
    std::optional<TargetId> target;  ///< for whom it speaks
    Voice voice = Voice::quoted;
    Endorsement endorsement = Endorsement::neutral;
    std::string cue;       ///< ASCII letters lower-cased; may be empty
    bool goes_on = false;  ///< a passage before it has the very same cue
    std::uint32_t words = 0;
};

/// The statements of title and text, in that order. "Netanyahu" counts as "Benjamin Netanyahu"
/// where only one such name stands in the document, and has the target that most words under its
/// name go with.
[[nodiscard]] std::vector<Statement> list_statements(const AnalysedDocument& analysed);

/// The same added up, sorted by the key fields. What stands between the marks and outside them with
/// one cue is one passage, counted where it begins.
[[nodiscard]] std::vector<SourceCount> count_sources(const AnalysedDocument& analysed);

}  // namespace parallax
