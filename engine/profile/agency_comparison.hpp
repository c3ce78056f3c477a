#pragma once

#include "engine/numeric/intervals.hpp"
#include "engine/profile/agency_counts.hpp"
#include "engine/profile/share_estimate.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parallax {

/// How one outlet tells of the harm done to one target or side in one voice. Shares are of
/// `records`, those of figures of the records that give one; their intervals know that records of
/// one cluster (a document, or from eight events on an event) go together.
struct HarmCell {
    std::uint64_t records = 0;    ///< not flagged
    std::uint64_t deaths = 0;     ///< of these
    std::uint64_t flagged = 0;    ///< said not to have happened, or only to threaten
    std::uint64_t documents = 0;  ///< with at least one record
    std::array<ShareEstimate, harm_form_count> forms;
    std::array<ShareEstimate, 3> forces;  ///< 1, 2, 3
    std::optional<double> mean_force;     ///< absent without records
    ShareEstimate agent_named;
    ShareEstimate victims_named;
    ShareEstimate figures_attributed;  ///< of the figures, those whose source is said
};

using HarmCells = std::array<HarmCell, all_voices.size()>;

/// Harm done to one target, or to all targets of one side, side by side.
struct HarmRow {
    std::optional<TargetId> target;  ///< none in a row of a side, and where it is not known
    std::string side;                ///< empty in a row of a target
    std::vector<HarmCells> outlets;  ///< as Comparison::outlets
};

/// How often one word of harm is used of one side, side by side.
struct HarmVerbRow {
    std::string side;
    std::string lemma;
    HarmKind kind = HarmKind::death;
    std::uint8_t force = 1;                                             ///< 1 … 3
    std::vector<std::array<std::uint64_t, all_voices.size()>> outlets;  ///< records not flagged
};

/// Fewer records than these are too few for a difference between two sides: counts are shown alone.
inline constexpr std::uint64_t fewest_records_of_both_sides = 10;
inline constexpr std::uint64_t fewest_records_of_a_side = 5;
[[nodiscard]] constexpr bool are_enough(std::uint64_t first, std::uint64_t second) {
    return first >= fewest_records_of_a_side && second >= fewest_records_of_a_side &&
           first + second >= fewest_records_of_both_sides;
}

/// One outlet's measure for one side less that for the other; absent where either is undefined
/// or rests on too few records (are_enough).
/// Interval: that of the two shares joined (Zou & Donner 2008; of two score intervals Newcombe's
/// 1998 method 10) as if the two were independent, where both have one. A document that tells of
/// both sides in one manner makes them go together; the interval is then wider than it need be.
struct ShareDifference {
    ShareEstimate first;
    ShareEstimate second;
    std::optional<double> difference;
    std::optional<Interval> interval;
};

struct HarmContrastCell {
    std::uint64_t first_records = 0;
    std::uint64_t second_records = 0;
    ShareDifference agent_named;
    ShareDifference agentless;  ///< passive without agent, of all records
    ShareDifference victims_named;
    ShareDifference figures_attributed;
    std::optional<double> first_force;
    std::optional<double> second_force;
    std::optional<double> force_difference;
};

/// The two sides of one war, first less second, side by side: what is compared across outlets.
struct HarmContrast {
    std::string first;  ///< the side that comes first bytewise
    std::string second;
    std::vector<std::array<HarmContrastCell, all_voices.size()>> outlets;
};

struct AgencyComparison {
    std::vector<HarmRow> targets;  ///< by target, those whose target is not known last
    std::vector<HarmRow> sides;    ///< by side; with one side of a war stands the other, if with 0
    std::vector<HarmVerbRow> verbs;  ///< by side, uses in own voice falling, lemma
    std::vector<HarmContrast> contrasts;
};

/// Difference of two shares.
[[nodiscard]] ShareDifference subtract(const ShareEstimate& first, const ShareEstimate& second);

}  // namespace parallax
