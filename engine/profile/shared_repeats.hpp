#pragma once

#include "engine/profile/analysed_document.hpp"
#include "engine/profile/shared_runs.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace parallax {

/// Half-open, in a trace's numbering.
struct WordRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    friend bool operator==(const WordRange&, const WordRange&) = default;
};

/// For each number up to the largest, which are one text's each or nobody's: the words that stand
/// in a run of at least shortest_run words which it shares with other documents of its group and
/// does not keep. The document of the earliest day keeps a run; of one outlet's that day the first
/// in order. Of several outlets' that day the one in whose own voice most of it stands, where the
/// others pass it on in the voice of somebody whom they introduce. Where that tells nothing either,
/// nobody keeps it: no hash or name decides whose words they are. What is left of all texts holds
/// each run at most once.
[[nodiscard]] std::vector<std::vector<WordRange>> find_repeats(const std::vector<StoryText>& texts);

/// Numbers of the documents of which find_repeats has to know the voices, rising.
[[nodiscard]] std::vector<std::uint32_t> find_tied(const std::vector<StoryText>& texts);

/// From this share on two documents are the same story printed twice.
inline constexpr double near_duplicate_share = 0.8;

/// The document of which another is a near duplicate.
struct NearDuplicate {
    std::uint32_t kept = 0;  ///< number of the document that stays
    double share = 0.0;      ///< of the windows of both that both have
};

/// For each number up to the largest: the document it is a near duplicate of, if it is one. Two
/// documents are near duplicates if of all different windows of either at least
/// near_duplicate_share stand in both (resemblance; Broder 1997); without any window, if all words
/// are the same. Documents of a group are gone through from the earliest on, and each is compared
/// with those that stay; of several the one with the largest share, then the earliest, counts.
/// Whatever the outlets. At most `most_places` of the documents that stay are looked at for one
/// window.
[[nodiscard]] std::vector<std::optional<NearDuplicate>> find_near_duplicates(
    const std::vector<StoryText>& texts);

/// The document as it is counted when these words of its trace are not: no words, nor what consists
/// of them wholly (hits, mentions, acts of harm, sentences). Passages stay, so that what is left is
/// in the voice it was. Its bytes, sections and scores stay.
[[nodiscard]] AnalysedDocument leave_out(AnalysedDocument analysed,
                                         const std::vector<WordRange>& ranges);

}  // namespace parallax
