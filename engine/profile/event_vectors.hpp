#pragma once

#include "engine/profile/group_events.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// One word in a document's vector.
struct EventTerm {
    std::uint32_t word = 0;  ///< index into EventVectors::words
    double weight = 0.0;     ///< of a vector of length 1
};

/// TF-IDF vectors of documents.
struct EventVectors {
    std::vector<std::string_view> words;          ///< sorted; views into the texts
    std::vector<std::vector<EventTerm>> vectors;  ///< by document, by word; only words of df > 1
    /// Of each document its most telling words, the most telling first.
    std::vector<std::vector<std::uint32_t>> telling;
};

/// The texts must outlive the result.
[[nodiscard]] EventVectors make_event_vectors(std::span<const EventText* const> texts,
                                              const EventSettings& settings);

/// Scalar product; the cosine of the documents less what words of one document alone weigh.
[[nodiscard]] double dot(std::span<const EventTerm> a, std::span<const EventTerm> b);

/// Two documents that may tell one story, and how alike they are.
struct EventPair {
    std::uint32_t first = 0;  ///< the smaller index
    std::uint32_t second = 0;
    double alike = 0.0;
};

struct FoundAlike {
    std::vector<EventPair> pairs;  ///< by first, second
    /// Of each document whether two of its words are shared by too many for comparing.
    std::vector<bool> crowded;
};

/// Pairs within the window that share two telling words of which one is rare there, or which are
/// rare together. `texts` by day, those without a date last.
[[nodiscard]] FoundAlike find_alike(std::span<const EventText* const> texts,
                                    const EventVectors& vectors, const EventSettings& settings);

}  // namespace parallax
