#pragma once

#include "engine/profile/share_estimate.hpp"
#include "engine/profile/story_facts.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parallax {

/// So many outlets must give a fact, independently of each other, before it counts as not mentioned
/// by another.
inline constexpr std::uint32_t least_outlets = 2;

/// One outlet's facts over all events that another outlet covers too.
struct FactShares {
    std::uint64_t given = 0;
    ShareEstimate only_here;      ///< of those given
    ShareEstimate not_mentioned;  ///< of those that enough other outlets give
};

enum class FactStatus : std::uint8_t {
    given,
    not_mentioned,  ///< not here, but by enough independent others
    absent,         ///< not here, nor by enough others
    unclear,        ///< given by enough others; its words stand here too, in another reading
};

[[nodiscard]] std::string_view name_of(FactStatus status);

/// A place where an outlet gives a fact.
struct ShownFactPlace {
    std::string key;  ///< of the document
    FactPlace place;
    std::string content;  ///< how it is put there
    std::string text;     ///< the sentence, perhaps cut; empty if it was not kept
    bool shared =
        false;  ///< its words stand in text shared with another outlet that gives the fact
};

struct FactCell {
    FactStatus status = FactStatus::absent;
    std::uint64_t count = 0;             ///< places
    std::vector<ShownFactPlace> places;  ///< the first of each document, at most `places_shown`
};

/// One fact of an event, side by side.
struct EventFact {
    FactKind kind = FactKind::actor;
    /// Of a name how it is called beside all outlets (StoryNames); of a quotation or demand the
    /// shortest of the ways in which it is put, without a label where one is; else the longest.
    std::string text;
    std::uint64_t low = 0;              ///< of a figure, the lowest of the numbers given
    std::optional<std::uint64_t> high;  ///< the highest; none if that is left open
    HarmKind unit = HarmKind::death;
    bool vague = false;     ///< "dozens", "many": `text` says it, `low` only orders it
    bool presumed = false;  ///< of a figure: "presumed dead"
    std::optional<TargetId> target;
    std::optional<TargetId> doer;  ///< of a cause
    std::string speaker;           ///< of a quote or demand
    std::string date;
    std::uint32_t independent = 0;  ///< outlets that give it, shared text counted once
    std::vector<std::vector<std::uint32_t>> groups;  ///< of outlets, by text they share
    std::optional<std::uint32_t> only_here;
    std::vector<std::optional<FactCell>> outlets;  ///< as Comparison::outlets; none: no document
};

struct CoveringDocument {
    std::string key;
    std::string date;
    std::uint64_t words = 0;
};

struct CoveringOutlet {
    std::vector<CoveringDocument> documents;
    std::uint64_t given = 0;
    std::uint64_t only_here = 0;
    ShareEstimate not_mentioned;  ///< of the facts that enough others give; without interval
};

struct EventCoverage {
    std::string event;
    std::string first_date;
    std::string last_date;
    std::vector<std::optional<CoveringOutlet>> outlets;  ///< as Comparison::outlets
    /// Those that an outlet does not mention first, by how many do, then by independent outlets,
    /// kind and text.
    std::vector<EventFact> facts;
    std::uint64_t facts_left_out = 0;
};

struct CoverageOutlet {
    std::uint64_t events = 0;  ///< that another outlet covers too
    std::uint64_t documents = 0;
    FactShares all;
    std::array<FactShares, all_fact_kinds.size()> kinds;
};

/// What the outlets that cover an event give and do not give: a pure function of a table.
struct CoverageComparison {
    std::vector<CoverageOutlet> outlets;  ///< as Comparison::outlets
    std::vector<EventCoverage> events;    ///< by name; those whose facts are listed
    std::uint64_t events_left_out = 0;
    std::uint64_t documents_without_event = 0;
};

inline constexpr std::size_t places_shown = 2;        ///< of one outlet and fact
inline constexpr std::size_t facts_shown = 1500;      ///< over all events
inline constexpr std::size_t fewest_facts_shown = 8;  ///< of an event that is listed
inline constexpr std::size_t most_facts_shown = 300;  ///< of an event

struct ProfileTable;
struct OutletIndex;

/// An interval stands with two events or more.
[[nodiscard]] CoverageComparison compare_coverage(const ProfileTable& table, const Lexicon& lexicon,
                                                  const OutletIndex& index);

}  // namespace parallax
