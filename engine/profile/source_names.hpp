#pragma once

#include "engine/profile/comparison.hpp"
#include "engine/profile/outlet_index.hpp"
#include "engine/profile/profile_table.hpp"

#include <vector>

namespace parallax {

/// How each of a row's sources is called beside the other outlets, as rows and their sources.
using SourceNames = std::vector<std::vector<SourceName>>;

/// Sources of one event that are one by StoryNames have one name; without an event, or where the
/// table holds no facts of the document, a source is called as the document writes it. Nobody's
/// words stay nobody's.
[[nodiscard]] SourceNames name_sources(const ProfileTable& table, const Lexicon& lexicon,
                                       const OutletIndex& index);

/// Those that are called otherwise than their document writes, by key, written.
[[nodiscard]] std::vector<RenamedSource> list_renamed(const ProfileTable& table,
                                                      const SourceNames& names);

/// By key, written; each once.
void sort_renamed(std::vector<RenamedSource>& renamed);

}  // namespace parallax
