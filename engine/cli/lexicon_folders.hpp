#pragma once

#include "engine/model/proposal_file.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace parallax {

/// How `to` is named from inside `from`, with "/" between its parts: a proposal names its lexicon
/// so, and no path of one machine gets into a file.
[[nodiscard]] std::string relative_folder(const std::filesystem::path& to,
                                          const std::filesystem::path& from);

/// What the folder says of itself, if it was written as a proposal. Throws InputError.
[[nodiscard]] std::optional<Proposal> find_proposal(const std::filesystem::path& folder);

/// Makes the id of a new lexicon of its folder's name where none was given. Throws InputError if
/// what was given, or the name, is none.
void choose_lexicon_id(const std::string& folder, std::string& id);

/// Throws InputError if the folder exists already and is not empty.
void check_new_folder(const std::string& folder);

}  // namespace parallax
