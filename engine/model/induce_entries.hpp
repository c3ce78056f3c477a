#pragma once

#include "engine/model/induce_candidates.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace parallax {

/// What an entry must pass.
struct EntryOptions {
    double q = 0.05;                     ///< false discovery rate
    std::uint32_t min_class_texts = 20;  ///< a class with fewer gets no entries
    /// A phrase is not tested for a class that would not reach this p even if all uses were its
    /// own: such a test can tell nothing and only makes the family larger.
    double largest_least_p = 0.025;
    std::uint32_t min_documents = 5;   ///< of the class, with the phrase
    std::uint32_t min_events = 3;      ///< of the class, with the phrase
    double largest_text_share = 0.34;  ///< of the class's uses, in one text
    std::uint32_t samples = 100;       ///< of the bootstrap; 0: none is drawn
    double min_selected = 0.6;         ///< share of the samples in which it passes again
    double prior_share = 0.02;         ///< of all words, as how many the prior counts in each group
    /// Where stories that several classes tell hold this share of a class's texts, its entries must
    /// be chosen more often within them too.
    double least_cover = 0.1;
    double min_story_z = 1.96;              ///< there; one-sided p of .025
    double min_story_z_of_style = 1.28;     ///< of terms that tell how a writer writes; p of .1
    double min_story_z_of_matter = 2.33;    ///< of listed terms that seem to be matter; p of .01
    std::uint32_t min_story_documents = 3;  ///< of the class, there, with the phrase
    double largest_clumping = 0.45;     ///< ln of events expected by chance over events it is in
    double largest_story_share = 0.25;  ///< a phrase that more of the others hold tells the story
    double largest_frame_share = 0.5;   ///< of the class's uses, beside the same function words
    double largest_first_share = 0.7;   ///< of the class's uses, first word of a headline
    std::uint32_t most_per_class = 200;
    std::uint64_t seed = 1;
};

/// A phrase that its class uses more than the others do.
struct PhraseEvidence {
    std::uint32_t candidate = 0;
    std::uint32_t class_index = 0;
    std::uint64_t count = 0;            ///< by the class
    std::uint64_t others = 0;           ///< by the others
    std::uint32_t documents = 0;        ///< of the class
    std::uint32_t other_documents = 0;  ///< of the others
    std::uint32_t events = 0;           ///< of the class
    double log_odds = 0.0;              ///< against the others on its topics; natural logarithm
    double log_odds_sd = 0.0;
    double z = 0.0;
    double q = 1.0;
    double dispersion = 1.0;  ///< Gries' DP over the class's texts, in [0, 1]; 0 = even
    double selected = 1.0;    ///< share of bootstrap samples
    /// Of the class, in stories that other classes tell too.
    std::uint32_t story_documents = 0;
    std::optional<double> story_z;  ///< against the others within stories; if these are compared
};

/// How much of a class stands in stories that other classes tell too.
struct ClassCover {
    std::uint64_t texts = 0;       ///< with words of their own
    std::uint64_t in_stories = 0;  ///< of these
    bool compared = false;         ///< enough of them to compare it with others within stories
};

/// Stories that several classes tell.
struct StoryCover {
    bool looked_at = false;  ///< false: stories were not derived
    std::uint64_t stories = 0;
    std::uint64_t texts = 0;          ///< in them
    bool compared = false;            ///< some class is
    std::vector<ClassCover> classes;  ///< by class
};

/// Phrases that are no wording; each counted once.
struct LeftOutEntries {
    std::uint64_t told_by_others =
        0;                         ///< others hold them in the same stories: they tell the story
    std::uint64_t few_events = 0;  ///< keep to far fewer events than as many texts by chance
    std::uint64_t not_in_stories = 0;  ///< in too few texts within stories, or no more than others'
    std::uint64_t formats = 0;         ///< stand in one frame of function words or first in texts
    std::uint64_t topical = 0;         ///< listed, but keep to few topics, and no class has stories
};

struct FoundEntries {
    std::vector<PhraseEvidence> entries;  ///< by class, z falling
    LeftOutEntries left_out;
    StoryCover stories;
    std::uint64_t tests = 0;  ///< phrases times classes: how large the family is
};

/// Uses of a phrase by two groups on one topic.
struct PhraseCounts {
    double uses_a = 0.0;
    double words_a = 0.0;
    double uses_b = 0.0;
    double words_b = 0.0;
    double prior = 0.0;        ///< uses believed beforehand in each group, > 0
    double prior_words = 0.0;  ///< of so many words, > prior
};

/// Log-odds ratio of a phrase in two groups with an informative Dirichlet prior (Monroe, Colaresi &
/// Quinn 2008) within each topic, the topics joined as Mantel & Haenszel (1959) join strata, and
/// its standard deviation (Robins, Breslow & Greenland 1986). Of one topic it is Monroe's, with a
/// variance of 1 ÷ uses + 1 ÷ (words − uses) in each group.
struct LogOdds {
    double value = 0.0;
    double sd = 0.0;
};
[[nodiscard]] LogOdds log_odds_ratio(std::span<const PhraseCounts> strata);

/// Phrases that a class uses more than all others together would about the same topics, by z
/// falling within each class. Every candidate in every class in which it could reach
/// options.largest_least_p belongs to the family of tests whose false discovery rate is held
/// (Benjamini & Hochberg 1995); how often all classes together use a phrase says nothing of who
/// uses it, so that the choice of tests by it costs no validity (Tarone 1990). Only texts with a
/// positive weight are looked at. A phrase whose uses by the class stand for the most part in a
/// longer one that is kept is left out. So is, if stories are derived and enough of some class's
/// texts are in stories that several tell, of each such class what tells the story rather than how
/// it is worded: a phrase that the class does not choose more often than the others do where both
/// tell one story (log_odds_ratio with stories as strata), or that other classes' texts of the same
/// stories hold too, or that keeps to few events; one of the last two kinds, or that keeps to few
/// topics, is an entry if a lexicon lists it and it is chosen within stories all the more. And so
/// is what stands in one frame of words ("what to … about") or first in headlines ("Map: …"): a
/// series, not a choice.
[[nodiscard]] FoundEntries find_entries(const PhraseTexts& texts, const Candidates& candidates,
                                        std::span<const std::uint8_t> used,
                                        const EntryOptions& options);

}  // namespace parallax
