#pragma once

#include "engine/lexicon/lexicon_folder.hpp"
#include "engine/model/model.hpp"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace parallax {

/// A lexicon with learned weights, to be looked at before it replaces the old one.
struct ProposedLexicon {
    std::string folder_name;  ///< to write it to: the lexicon's id, which no other one has
    LexiconFolder folder;     ///< as on disk, with changed cells `weight` and `sd`
    std::size_t changed = 0;  ///< entries with another weight
};

/// The folders, and all they extend, with the weights that a model of two classes gave their
/// entries in the outlet's wording, and their standard deviations. An entry that no example met
/// stays as it is. With PriorMap::absolute a weight's sign stays and its size is what was learned.
/// Throws InputError as read_lexicons does.
[[nodiscard]] std::vector<ProposedLexicon> propose_lexicons(
    std::span<const std::filesystem::path> folders, const Model& model);

}  // namespace parallax
