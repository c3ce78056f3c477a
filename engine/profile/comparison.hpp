#pragma once

#include "engine/numeric/intervals.hpp"
#include "engine/profile/agency_comparison.hpp"
#include "engine/profile/contrast_comparison.hpp"
#include "engine/profile/coverage_comparison.hpp"
#include "engine/profile/function_comparison.hpp"
#include "engine/profile/map_comparison.hpp"
#include "engine/profile/profile_table.hpp"
#include "engine/profile/prominence_comparison.hpp"
#include "engine/profile/rate_estimate.hpp"
#include "engine/profile/share_estimate.hpp"
#include "engine/profile/shared_comparison.hpp"
#include "engine/profile/time_comparison.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// One outlet's hits on one axis about one target in one wording.
struct AxisCell {
    std::uint64_t hits = 0;
    std::uint64_t negative = 0;
    std::uint64_t positive = 0;
    std::uint64_t flagged = 0;
    std::uint64_t documents = 0;  ///< with at least one hit
    double sum = 0.0;             ///< of weights
    RateEstimate rate;            ///< of hits
};

/// An axis about one target (or hits without a target), side by side.
struct AxisRow {
    AxisId axis;
    std::optional<TargetId> target;
    std::vector<std::array<AxisCell, wording_count>> outlets;  ///< as Comparison::outlets
};

/// The words of a label as one outlet wrote them, and how often. Spellings that differ only in
/// ASCII case are one, shown in the most frequent of them.
struct SurfaceUse {
    std::string surface;
    std::uint64_t count = 0;

    friend bool operator==(const SurfaceUse&, const SurfaceUse&) = default;
};

/// One outlet's use of one choice about one target in one wording.
struct ChoiceCell {
    ShareEstimate labelling;            ///< labelled noun phrases of those that refer to the target
    std::vector<ShareEstimate> labels;  ///< as ChoiceRow::terms: this label of all labels
    std::vector<std::vector<SurfaceUse>> surfaces;  ///< as labels; by count falling, then surface
};

/// A choice about one target (or labels without a target), side by side.
struct ChoiceRow {
    ChoiceId choice;
    std::optional<TargetId> target;
    std::vector<TermId> terms;  ///< labels met anywhere, by total count falling, then id
    std::vector<std::array<ChoiceCell, wording_count>> outlets;
};

/// How often one outlet refers to one target, by kind of noun phrase, in each wording.
struct MentionRow {
    TargetId target;
    /// outlet → wording → label, bare, generic
    std::vector<std::array<std::array<std::uint64_t, 3>, wording_count>> outlets;
};

/// A cue and how often it introduces a source.
struct CueUse {
    std::string cue;
    Endorsement endorsement = Endorsement::neutral;
    std::uint64_t passages = 0;
};

/// What one source says in one outlet.
struct SourceCell {
    std::uint64_t documents = 0;
    std::uint64_t passages = 0;
    std::uint64_t words = 0;
    std::array<std::uint64_t, all_voices.size()> words_by_voice{};
    std::vector<CueUse> cues;  ///< by passages falling, then cue
};

/// Who speaks, and for whom.
struct SourceName {
    std::string speaker;             ///< empty: nobody is named
    std::optional<TargetId> target;  ///< for whom it speaks, where a name tells

    friend bool operator==(const SourceName&, const SourceName&) = default;
};

/// One source side by side. The same name with and without a known target is two rows, unless they
/// are of one event.
struct SourceRow {
    std::string speaker;               ///< empty: passages without a named speaker
    std::optional<TargetId> target;    ///< for whom it speaks, where a name tells
    std::vector<std::string> written;  ///< how documents name it, if not so; sorted
    std::vector<SourceCell> outlets;
};

/// A source that is called otherwise than the document writes: see name_sources().
struct RenamedSource {
    std::string key;  ///< of the document
    SourceName written;
    SourceName name;
};

/// What the sources of one side say in one outlet.
struct SideCell {
    ShareEstimate words;                                            ///< of all words of the outlet
    std::uint64_t speakers = 0;                                     ///< different names
    std::array<std::uint64_t, all_endorsements.size()> passages{};  ///< by endorsement
};

/// Sources that speak for targets of one side, side by side.
struct SideRow {
    std::string side;  ///< the target's side, its id if it has none; empty: not known
    std::vector<SideCell> outlets;
};

struct OutletSummary {
    std::string outlet;
    std::uint64_t documents = 0;
    ShareEstimate without_hits;  ///< documents that have no hit on a framing axis
    std::uint64_t sentences = 0;
    std::array<std::uint64_t, all_voices.size()> words{};
    std::array<ShareEstimate, all_voices.size()> voice_shares;  ///< of words
    std::string first_date;
    std::string last_date;
};

struct EventSummary {
    std::string event;                     ///< "" = documents without an event
    std::vector<std::uint64_t> documents;  ///< as Comparison::outlets
    std::string first_date;
    std::string last_date;
};

/// How many of a cell's hits the kept evidence shows.
struct EvidenceTotal {
    std::string outlet;
    TermId term;
    std::optional<TargetId> target;
    Wording wording = Wording::outlet;
    std::uint64_t hits = 0;
    std::uint64_t shown = 0;
};

/// Profiles side by side: a pure function of the table. Describes; ranks no outlet.
struct Comparison {
    std::vector<OutletSummary> outlets;  ///< by name, bytewise
    std::vector<EventSummary> events;    ///< by name
    std::vector<AxisRow> axes;           ///< framing before style, then axis, target (none last)
    std::vector<ChoiceRow> choices;      ///< by choice, target (none last)
    std::vector<MentionRow> mentions;    ///< by target; only targets mentioned
    std::vector<SourceRow> sources;      ///< by words falling, then name, target
    /// Of rows' sources those that are called otherwise, by key, written.
    std::vector<RenamedSource> renamed_sources;
    std::vector<SideRow> sides;             ///< by side, those not known last
    AgencyComparison agency;                ///< who is harmed, how it is told
    SharedComparison shared;                ///< text that several outlets print
    CoverageComparison coverage;            ///< what is told and not told of an event
    ProminenceComparison prominence;        ///< what comes first
    FunctionComparison functions;           ///< what the framing terms do
    TimeComparison time;                    ///< the measures by week, month or year
    std::vector<TargetContrast> contrasts;  ///< opposites, by own hits falling
    OutletMap map;                          ///< outlets by what they choose
    std::vector<DocumentRow> documents;     ///< by outlet, event, date, key
    std::vector<Evidence> evidence;         ///< strongest first: |weight| falling, rank, key, place
    std::vector<HarmEvidence> harm_evidence;  ///< by rank, key, place
    std::vector<EvidenceTotal> evidence_totals;
    bool one_document_each = false;   ///< no interval is given: "describes these articles only"
    bool clustered_by_event = false;  ///< rate intervals cluster by event (>= 8 events)
};

/// How a source of a document is called in the comparison.
[[nodiscard]] SourceName find_source_name(const Comparison& comparison, std::string_view key,
                                          SourceName written);

[[nodiscard]] Comparison compare(const ProfileTable& table, const Lexicon& lexicon);

}  // namespace parallax
