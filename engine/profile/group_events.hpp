#pragma once

#include "engine/profile/event_words.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace parallax {

/// How documents are grouped. The values were chosen on every second triad of AllSides articles
/// (scripts/evaluate events).
struct EventSettings {
    int window = 3;               ///< days between the first and the last document of an event
    double least_alike = 0.20;    ///< mean cosine of two groups that become one
    double least_undated = 0.25;  ///< the same where a document without a date is in one of them
    /// As if so many further documents had been read, of which one in ten holds any one word and
    /// one in a hundred any one name: keeps what a small corpus has in common from telling nothing.
    double prior_documents = 50;
    std::size_t telling_words = 30;  ///< of a document, by which others like it are looked for
    std::size_t most_postings =
        400;  ///< a word that more documents of the window share is not rare
    /// The same of two words together. One story of so many articles takes half as many comparisons
    /// as their square.
    std::size_t most_postings_of_two = 2000;
};

/// Documents about one story by two outlets or more.
struct EventGroup {
    std::string name;  ///< first day and its most telling words, "2024-07-31 haniyeh tehran hamas"
    std::vector<std::uint32_t> documents;  ///< indices into the texts, by their keys
    std::vector<double> alike;             ///< of each, its mean cosine with the others
};

/// Documents grouped into events.
struct EventGrouping {
    std::vector<EventGroup> groups;  ///< by name; names differ
    /// Documents in no event that were not compared with all that share telling words with them,
    /// because these were more than most_postings_of_two; indices into the texts, rising.
    std::vector<std::uint32_t> crowded;
};

/// Groups documents into events by what they say and when: TF-IDF vectors (1 + ln weight) ·
/// ln((N + b) ÷ (df + b·p)) of words and named targets with b prior documents, cosine, and average
/// linkage (Sokal & Michener 1958) from the most alike on, as long as a group's days fit the
/// window. Only pairs that share two of their most telling words, of which one or both together are
/// rare in the window, are compared; others count as 0. Documents without a date are compared with
/// all and have to be more alike. A group of one outlet is no event. Does not depend on the order
/// of `texts`; keys must differ.
[[nodiscard]] EventGrouping group_events(std::span<const EventText> texts,
                                         const EventSettings& settings = {});

}  // namespace parallax
