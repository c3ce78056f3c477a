#pragma once

#include "engine/profile/part_counts.hpp"
#include "engine/profile/share_estimate.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace parallax {

/// How early one outlet names one thing in one wording.
struct ProminenceCell {
    std::array<std::uint64_t, all_text_parts.size()> counts{};  ///< by part
    ShareEstimate early;          ///< headline and first paragraph, of all
    std::uint64_t documents = 0;  ///< with at least one
    ShareEstimate in_headline;    ///< documents with one in the headline, of these
    /// Words before the first place ÷ words, both below the headline, averaged over documents;
    /// absent where none stands there.
    std::optional<double> first;
    std::uint64_t first_documents = 0;
    std::optional<Interval> first_interval;  ///< from `fewest_clusters_to_resample` clusters on
};

using ProminenceCells = std::array<ProminenceCell, all_wordings.size()>;

/// A target, or a label of a choice about a target, side by side.
struct ProminenceRow {
    std::optional<TermId> term;
    std::optional<TargetId> target;
    std::vector<ProminenceCells> outlets;  ///< as Comparison::outlets
};

/// How an outlet's words are spread.
struct OutletParts {
    std::array<std::uint64_t, all_text_parts.size()> words{};
    ShareEstimate early;
    std::uint64_t documents_with_headline = 0;
};

struct ProminenceComparison {
    std::vector<OutletParts> outlets;    ///< as Comparison::outlets
    std::vector<ProminenceRow> targets;  ///< by target
    std::vector<ProminenceRow> labels;   ///< by choice, target (none last), term
};

/// Below this many clusters a bootstrap interval is too narrow.
inline constexpr std::size_t fewest_clusters_to_resample = 20;

struct ProfileTable;
struct OutletIndex;

[[nodiscard]] ProminenceComparison compare_prominence(const ProfileTable& table,
                                                      const Lexicon& lexicon,
                                                      const OutletIndex& index);

}  // namespace parallax
