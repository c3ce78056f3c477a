#pragma once

#include "engine/profile/coverage_comparison.hpp"
#include "engine/profile/outlet_index.hpp"
#include "engine/profile/profile_table.hpp"
#include "engine/profile/story_names.hpp"
#include "engine/profile/target_words.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// A document among those of its event.
struct StoryDocument {
    const DocumentRow* row = nullptr;
    const DocumentFacts* facts = nullptr;  ///< null: nothing was read
    const WordTrace* trace = nullptr;      ///< null: its words are compared with no others'
    std::uint32_t outlet = 0;
};

/// An event with its documents. The table must outlive it.
struct StoryEvent {
    std::string_view name;
    std::string first_date;
    std::string last_date;
    std::vector<StoryDocument> documents;  ///< by outlet, date, key
    std::vector<bool> covers;              ///< by outlet
};

/// Those that so many outlets cover, by name; documents without an event are of none.
[[nodiscard]] std::vector<StoryEvent> list_story_events(const ProfileTable& table,
                                                        const OutletIndex& index,
                                                        std::ptrdiff_t fewest_outlets);

/// What the documents of one event tell, in their order.
struct StoryFacts {
    std::vector<GivenFact> facts;  ///< numbered by place among the documents
    NameForms forms;               ///< each once, sorted
};

[[nodiscard]] StoryFacts list_story_facts(std::span<const StoryDocument> documents);

/// All facts of the event, side by side. Outlets that give a fact in the same shared text, or in
/// copies of one agency, are one group; the same quotation in texts of their own makes none.
[[nodiscard]] std::vector<EventFact> compare_event(const StoryEvent& event, std::size_t outlets,
                                                   const TargetWords& targets);

/// How many groups besides the outlet itself give the fact.
[[nodiscard]] std::uint32_t count_others(const EventFact& fact, std::uint32_t outlet);

}  // namespace parallax
