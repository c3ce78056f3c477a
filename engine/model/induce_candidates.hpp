#pragma once

#include "engine/model/induce_texts.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace parallax {

/// What a phrase must be before it is looked at.
struct CandidateOptions {
    std::uint32_t longest = 4;         ///< words, 1 to 4
    std::uint32_t min_documents = 5;   ///< of all classes together
    double min_association = 2.0;      ///< bits: pointwise mutual information at the weakest joint
    double largest_label_share = 0.4;  ///< of its uses, how many may stand in a label
    double largest_part_share = 0.8;   ///< of its uses, how many may stand in one longer candidate
    double largest_topic_share = 0.5;  ///< of its texts, how many may be about one topic
};

/// How often a document uses a candidate, and where it does first.
struct CandidateUse {
    std::uint32_t text = 0;
    std::uint32_t count = 0;
    std::uint32_t first = 0;  ///< index into the text's words
};

struct Candidate {
    std::vector<std::uint32_t> words;
    std::vector<CandidateUse> uses;  ///< by text
    bool listed = false;   ///< most uses begin as a term of the lexicons does: known to be chosen
    bool style = false;    ///< and as one that tells how a writer writes, whoever it is about
    bool topical = false;  ///< keeps to few topics
};

/// Why words that stood in the texts are in no candidate; counts for the record.
struct LeftOut {
    std::uint64_t repeated_sentences = 0;  ///< printed in several texts
    std::uint64_t names = 0;               ///< distinct words that are proper names
    std::uint64_t labels = 0;              ///< phrases that are section names, slogans, kickers
    std::uint64_t topical = 0;             ///< phrases that keep to few topics
};

struct Candidates {
    std::vector<Candidate> phrases;  ///< by words
    std::vector<double> words;       ///< by text: how many of its words were looked at
    LeftOut left_out;
};

/// Phrases of 1 to `longest` words that hold together. None crosses a break, begins or ends with a
/// function word, holds a proper name, or is a label (a section name, a kicker before a colon, a
/// slogan, the name of a class). Copies of a text count once in a class. Sentences that stand in
/// more than one class, or in more than two texts of one, are not looked at: they are an agency's,
/// or furniture; of two the first counts. With topics, a phrase that keeps to few of them is none
/// unless it is listed: it tells what a text is about, not how it is worded.
[[nodiscard]] Candidates find_candidates(const PhraseTexts& texts, const CandidateOptions& options);

/// By word: whether it is a proper name, as far as its capitals tell: in sentences that are not
/// capitalised throughout, words inside them that have a capital more often than not. A word that
/// is part of a term of the lexicons is none.
[[nodiscard]] std::vector<bool> find_names(const PhraseTexts& texts);

/// By text, by sentence: whether its words are looked at; see find_candidates.
[[nodiscard]] std::vector<std::vector<bool>> find_own_sentences(const PhraseTexts& texts);

}  // namespace parallax
