#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parallax {

/// How well lexicon weights tell held-out examples apart, before and after a change.
struct ProposalEvaluation {
    std::string measure = "auc";
    double before = 0.0;
    double after = 0.0;
    std::uint64_t examples = 0;
    std::uint32_t folds = 0;
    std::string fold_kind;  ///< what a fold keeps together
};

/// What a lexicon that is proposed says of itself (proposal.json in its folder).
struct Proposal {
    std::string base_id;      ///< the lexicon it would change
    std::string base_sha256;  ///< as it was then, over lexicon.json and terms.tsv
    std::string base_folder;  ///< relative to the proposal's folder
    std::string made_from;    ///< SHA-256 of the data
    std::optional<ProposalEvaluation> evaluation;
};

inline constexpr std::string_view proposal_file_name = "proposal.json";

/// Schema: reports/schema/proposal.schema.json.
[[nodiscard]] std::string write_proposal(const Proposal& proposal);

/// Throws InputError with what is wrong; `name` is for messages.
[[nodiscard]] Proposal read_proposal(std::string_view json, const std::string& name);

}  // namespace parallax
