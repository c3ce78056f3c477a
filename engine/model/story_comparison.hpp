#pragma once

#include "engine/model/expected_events.hpp"
#include "engine/model/induce_entries.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace parallax {

/// Texts of several classes that tell one story, side by side: what all of them hold tells the
/// story, what one class alone holds words it. The arguments must outlive it.
class StoryComparison {
public:
    /// `used`: by text, how often it counts.
    StoryComparison(const PhraseTexts& texts, const Candidates& candidates,
                    std::span<const std::uint32_t> used, const EntryOptions& options);

    [[nodiscard]] const StoryCover& cover() const { return cover_; }

    /// Why the phrase seems to tell stories rather than how they are worded, if it does: its texts
    /// fall into far fewer events than as many drawn at random (options.largest_clumping), or other
    /// classes' texts of the same stories hold it too: of those beside each text that holds it more
    /// than options.largest_story_share, on average over five such texts or more.
    enum class Matter : std::uint8_t { none, few_events, told_by_others };
    [[nodiscard]] Matter find_matter(const Candidate& phrase);

    /// Notes how often the entry's class, which must be a compared one, chooses it within stories,
    /// against the others there. False if that is not enough; of what seems to be matter more is
    /// asked, of terms that tell how a writer writes less.
    [[nodiscard]] bool confirm(PhraseEvidence& entry, bool is_matter) const;

private:
    /// Texts and words of one class in one story.
    struct Part {
        std::uint32_t class_index = 0;
        std::uint32_t texts = 0;
        double words = 0.0;
    };
    struct Story {
        std::uint32_t texts = 0;
        double words = 0.0;
        std::vector<Part> parts;
    };

    [[nodiscard]] bool counts(std::uint32_t text) const;
    [[nodiscard]] const Part* part_of(const Story& story, std::uint32_t class_index) const;

    const PhraseTexts& texts_;
    const Candidates& candidates_;
    std::span<const std::uint32_t> used_;
    const EntryOptions& options_;
    StoryCover cover_;
    std::vector<Story> stories_;
    std::vector<std::vector<std::uint32_t>> told_;  ///< by class: stories that others tell too
    double words_ = 0.0;                            ///< of all used texts
    ExpectedEvents expected_;
};

/// Whether the class's uses of a phrase stand, more of them than options allow, behind or before
/// the same two function words ("what to … about the") or first in their texts ("Map: …"): a series
/// or a format, no choice of words.
[[nodiscard]] bool is_format(const PhraseTexts& texts, const Candidate& phrase,
                             std::uint32_t class_index, std::span<const std::uint32_t> used,
                             const EntryOptions& options);

}  // namespace parallax
