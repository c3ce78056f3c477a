#pragma once

#include "engine/model/affinity_model.hpp"
#include "engine/numeric/intervals.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parallax {

struct InduceOptions {
    CandidateOptions candidates;
    EntryOptions entries;
    std::uint32_t folds = 5;  ///< 0: nothing is held out, no accuracy
    std::uint32_t derived_topics = 30;
    /// Topics are derived only from this many texts for each: those of few texts are their wording.
    std::uint32_t fewest_texts_of_topic = 50;
    /// Classes are compared within stories too, where several of them tell the same one.
    bool compare_stories = true;
};

/// What folds keep together when texts are attributed.
enum class HeldOut : std::uint8_t {
    texts,   ///< nothing but copies
    events,  ///< texts of one event
    topics,  ///< texts of one topic
};
[[nodiscard]] std::string_view name_of(HeldOut held_out);

/// How often texts were attributed to their class by entries that were found, and weighed, without
/// them. Of texts that have words of their own (see find_candidates): by a copy, or by what several
/// classes print, nobody could tell whose it is.
struct HeldOutAttribution {
    HeldOut held_out = HeldOut::texts;
    std::uint32_t folds = 0;
    std::uint64_t texts = 0;
    std::uint64_t right = 0;              ///< shares of the classes known
    std::uint64_t right_commonest = 0;    ///< had the commonest class of the other folds been said
    std::uint64_t right_even = 0;         ///< shares of the classes not known
    std::optional<Interval> accuracy;     ///< 95 %, events drawn
    double mean_recall = 0.0;             ///< over classes, shares not known; chance: 1 ÷ classes
    double log_loss = 0.0;                ///< nats a text
    double log_loss_shares = 0.0;         ///< of the shares of the classes alone
    std::vector<std::uint64_t> of_class;  ///< texts by class
    std::vector<std::uint64_t> right_class;  ///< of these right, shares known
    std::vector<std::uint64_t> even_class;   ///< of these right, shares not known
};

/// What a text's cross-fitted affinities are: by entries induced without its event.
struct CrossFitted {
    std::vector<std::uint32_t> texts;              ///< index of the text
    std::vector<std::vector<double>> log_weights;  ///< by class, all classes alike common
};

struct Induction {
    Candidates candidates;
    std::vector<PhraseEvidence> entries;  ///< by class, z falling
    LeftOutEntries left_out;              ///< phrases that would have been entries, and why not
    StoryCover stories;
    std::uint64_t tests =
        0;  ///< phrases times classes: the family whose false discoveries are held
    AffinityModel model;
    std::vector<HeldOutAttribution> attributions;
    CrossFitted cross_fitted;
    std::uint32_t topics = 0;     ///< how many there are
    bool topics_derived = false;  ///< from the words, because the texts name none
};

/// Finds what each class words in its own way. Candidates are formed on all texts, without a look
/// at their classes; entries are found and weighed, for `attributions`, without the texts held out.
[[nodiscard]] Induction induce(PhraseTexts& texts, const InduceOptions& options);

/// Groups texts by the names and rarer words they share: spherical k-means on tf-idf (Dhillon &
/// Modha 2001). Sets `topic` of each text and texts.topics. The same for the same texts.
void derive_topics(PhraseTexts& texts, std::uint32_t wanted);

/// Groups texts of one event that tell one story by the words they are about: each joins the group
/// it is most like, by the cosine with the group's sum, if that is at least .2, else it begins one
/// of its own. Words weigh by how rare they are and how few events they keep to. Sets `story` of
/// each text and texts.stories. The same for the same texts.
void derive_stories(PhraseTexts& texts);

}  // namespace parallax
