#pragma once

#include <filesystem>

namespace parallax::targets {

/// NewsWCL50: for each mention coded ACTOR, whether target resolution gives the coded actor, next
/// to a string match (the mention holds the actor's full name). The data has the coded mentions
/// with their token places but not the articles, so a text is made of the mentions alone: those of
/// one sentence in their order, gaps as commas. What the words between would add or spoil is not
/// measured. `root`: the repository.
void measure_actors(const std::filesystem::path& root, const std::filesystem::path& file);

}  // namespace parallax::targets
