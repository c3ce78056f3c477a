#pragma once

#include "engine/lexicon/lexicon_folder.hpp"
#include "engine/model/model.hpp"
#include "engine/model/proposal_file.hpp"
#include "engine/model/training.hpp"
#include "engine/model/training_set.hpp"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace parallax {

/// A lexicon with learned weights, to be looked at before it replaces the old one.
struct ProposedLexicon {
    std::string folder_name;     ///< to write it to: the lexicon's id, which no other one has
    LexiconFolder folder;        ///< as on disk, with changed cells `weight` and `sd`
    std::size_t changed = 0;     ///< entries with another weight
    std::filesystem::path base;  ///< the folder it would change
    std::string base_id;
    std::string base_sha256;
};

/// The folders, and all they extend, with the weights that a model of two classes gave their
/// entries in the outlet's wording, and their standard deviations. An entry that no example met
/// stays as it is. With PriorMap::absolute a weight's sign stays and its size is what was learned.
/// Throws InputError as read_lexicons does.
[[nodiscard]] std::vector<ProposedLexicon> propose_lexicons(
    std::span<const std::filesystem::path> folders, const Model& model);

/// How well the lexicons' own weights tell the two classes apart on examples held out, before
/// learning and after: area under the curve of Σ weight · value over terms in the outlet's wording,
/// the weights of each fold learned from the other folds with these settings. None if there are
/// fewer than two folds or only one class. Requires a set of two classes.
[[nodiscard]] std::optional<ProposalEvaluation> evaluate_proposal(const TrainingSet& set,
                                                                  const Lexicon& lexicon,
                                                                  const Training& training,
                                                                  const TrainingOptions& options);

}  // namespace parallax
