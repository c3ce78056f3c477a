#pragma once

#include "engine/pipeline.hpp"
#include "engine/profile/group_events.hpp"

#include <vector>

namespace parallax {

// The pipeline's way to events: corpus → text → lexicon (named targets) → groups.

/// The documents that can be grouped, and their groups.
struct FoundEvents {
    std::vector<Document> documents;  ///< in input order, their own `event` emptied
    std::vector<EventGroup> groups;   ///< indices into documents
    std::vector<Reject> rejects;      ///< of another language
    std::uint64_t named = 0;          ///< documents whose `event` was emptied
    std::uint64_t undated = 0;
    std::vector<std::uint32_t> crowded;  ///< as of EventGrouping; indices into documents
};

/// Groups the documents by what they say and when; what their metadata call the event is not
/// looked at.
[[nodiscard]] FoundEvents find_events(std::vector<Document> documents, const Resources& resources,
                                      unsigned threads, const Progress& progress = {});

}  // namespace parallax
