#pragma once

#include "engine/context/annotation.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/profile/agency_counts.hpp"
#include "engine/profile/analysed_document.hpp"
#include "engine/profile/harm_evidence.hpp"
#include "engine/profile/part_counts.hpp"
#include "engine/profile/shared_trace.hpp"
#include "engine/profile/story_facts.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace parallax {

inline constexpr std::size_t wording_count = all_wordings.size();

/// Hits on one axis about one target (or none) in one wording; flagged ones apart.
struct AxisCount {
    AxisId axis;
    std::optional<TargetId> target;
    Wording wording = Wording::outlet;
    std::uint32_t hits = 0;  ///< not flagged; a weight of 0 is in neither pole
    std::uint32_t negative = 0;
    std::uint32_t positive = 0;
    std::uint32_t flagged = 0;  ///< negated, hypothetical or so-called: counted in nothing else
    double sum = 0.0;           ///< of weights, logit scale

    friend bool operator==(const AxisCount&, const AxisCount&) = default;
};

/// How often one label of a choice named one target (or none) in one wording, by the words that
/// stand in the document; not flagged.
struct LabelCount {
    ChoiceId choice;
    std::optional<TargetId> target;
    TermId term;
    Wording wording = Wording::outlet;
    std::string surface;  ///< as written, white space single, without a possessive ending
    std::uint32_t count = 0;

    friend bool operator==(const LabelCount&, const LabelCount&) = default;
};

/// How often one term was found about one target (or none) in one wording, be it on its axis, in
/// its choice or both: what evidence is drawn from, and what one entry adds to a finding.
struct TermCount {
    TermId term;
    std::optional<TargetId> target;
    Wording wording = Wording::outlet;
    std::uint32_t hits = 0;     ///< all, also flagged ones
    std::uint32_t on_axis = 0;  ///< of these, counted on the term's axis: not flagged
    std::uint32_t plain = 0;    ///< of these, not flagged

    friend bool operator==(const TermCount&, const TermCount&) = default;
};

/// Noun phrases that refer to one target.
struct OpportunityCount {
    TargetId target;
    OpportunityKind kind = OpportunityKind::bare;
    Wording wording = Wording::outlet;
    std::uint32_t count = 0;

    friend bool operator==(const OpportunityCount&, const OpportunityCount&) = default;
};

/// What one source says in one document, by one cue.
struct SourceCount {
    std::string speaker;             ///< as the document names it; empty if no name was found
    std::optional<TargetId> target;  ///< for whom it speaks
    Voice voice = Voice::quoted;     ///< quoted, reported or borrowed
    Endorsement endorsement = Endorsement::neutral;
    std::string cue;  ///< the words that introduce it, ASCII letters lower-cased; may be empty
    std::uint32_t passages = 0;
    std::uint32_t words = 0;

    friend bool operator==(const SourceCount&, const SourceCount&) = default;
};

/// All that statistics need of one document. Vectors sorted by their key fields in the order in
/// which they are declared (no target before the first), keys unique. Furniture counts nowhere.
struct DocumentRow {
    std::string key;  ///< content_key()
    std::string id;
    std::string outlet;
    std::string event;
    std::string date;
    std::string title;
    std::string opening;  ///< of a document without a title, the first words of its text
    std::string url;
    std::array<std::uint32_t, all_voices.size()> words{};  ///< by voice, title and text
    std::uint32_t scored_sentences = 0;
    std::vector<AxisCount> axes;
    std::vector<LabelCount> labels;
    std::vector<TermCount> terms;
    std::vector<OpportunityCount> opportunities;
    std::vector<SourceCount> sources;
    std::vector<HarmCount> harms;
    DocumentParts parts;  ///< what stands in the headline and the first paragraph

    friend bool operator==(const DocumentRow&, const DocumentRow&) = default;
};

/// One hit shown with its sentence.
struct Evidence {
    std::string key;  ///< of the document
    Field field = Field::text;
    Span span;         ///< the hit, in the field's bytes
    Span sentence;     ///< its sentence, in the field's bytes
    std::string text;  ///< the sentence's bytes
    TermId term;
    Section section = Section::body;
    Voice voice = Voice::own;
    Wording wording = Wording::outlet;
    Endorsement endorsement = Endorsement::neutral;
    std::string speaker;  ///< who speaks, by a name of the document; empty if nobody is named
    std::optional<TargetId> target;
    Link link = Link::none;
    bool on_axis = false;
    bool in_choice = false;
    HitFlags flags;
    std::uint64_t rank = 0;  ///< evidence_rank(): which ones are kept
};

/// What evidence is ordered by; no two pieces of one table agree in it.
[[nodiscard]] inline auto place_of(const Evidence& evidence) {
    return std::tie(evidence.key, evidence.field, evidence.span, evidence.term);
}
[[nodiscard]] inline auto place_of(const HarmEvidence& evidence) {
    return std::tie(evidence.key, evidence.field, evidence.span, evidence.affected);
}

/// The table from which every profile is a pure function. Rows by key, evidence by (key, field,
/// span, term); no order of reading shows.
struct ProfileTable {
    std::vector<DocumentRow> rows;
    std::vector<Evidence> evidence;
    std::uint64_t seed = 0;
    /// Bottom-k kept for each outlet, term, target and wording, and of harm for each outlet, target
    /// and voice.
    std::size_t evidence_per_cell = 0;
    std::vector<WordTrace> traces = {};  ///< by key; of rows whose words are compared with others'
    std::vector<HarmEvidence> harms = {};   ///< by (key, field, span, affected)
    std::vector<DocumentFacts> facts = {};  ///< by key; of rows with an event
};

/// The item of this key among items sorted by it, as the parts of a table are; null if none is.
template <class Item>
[[nodiscard]] const Item* find_by_key(const std::vector<Item>& items, std::string_view key) {
    const auto found = std::partition_point(items.begin(), items.end(),
                                            [&](const Item& item) { return item.key < key; });
    return found != items.end() && found->key == key ? &*found : nullptr;
}

/// By what a reader knows the document: its title, else its first words in quotation marks, else
/// its id.
[[nodiscard]] std::string name_document(const DocumentRow& row);

/// The counts of one document. The lexicon must be the one it was annotated with.
[[nodiscard]] DocumentRow make_row(const AnalysedDocument& analysed, const Lexicon& lexicon);

/// The part of it that scores show.
struct AxisCounts {
    std::array<std::uint32_t, all_voices.size()> words{};  ///< by voice
    std::uint32_t scored_sentences = 0;
    std::vector<AxisCount> axes;  ///< by axis, target, wording
};
[[nodiscard]] AxisCounts count_axes(const AnalysedDocument& analysed, const Lexicon& lexicon);

/// Adds hits to counts by axis, target, wording; those on no axis or in furniture count nowhere.
void add_to_axes(std::vector<AxisCount>& counts, std::span<const Hit> hits, const Lexicon& lexicon);

/// Every hit outside furniture, flagged ones too, with its sentence; title first, in order of hits.
[[nodiscard]] std::vector<Evidence> collect_evidence(const AnalysedDocument& analysed,
                                                     std::uint64_t seed);

/// Pseudo-random number that decides which evidence is kept: the 256 bits of the document's key,
/// then field, span and term, each mixed into the state by the SplitMix64 finaliser. Depends on
/// nothing else, so that it is the same whatever else is read. Requires a key of 64 hexadecimal
/// digits.
[[nodiscard]] std::uint64_t evidence_rank(std::uint64_t seed, std::string_view key, Field field,
                                          Span span, TermId term);

/// Sorts, drops repeated keys (of documents with the same content the smallest id and URL stay),
/// keeps the evidence_per_cell lowest ranks of each cell. Requires evidence, traces and facts of
/// these rows only.
[[nodiscard]] ProfileTable make_table(std::vector<DocumentRow> rows, std::vector<Evidence> evidence,
                                      std::uint64_t seed, std::size_t evidence_per_cell,
                                      std::vector<WordTrace> traces = {},
                                      std::vector<HarmEvidence> harms = {},
                                      std::vector<DocumentFacts> facts = {});

/// Sorted union: merge(a, b) equals the table of all documents at once. Requires equal seed and
/// evidence_per_cell and tables of the same lexicon.
[[nodiscard]] ProfileTable merge(ProfileTable left, ProfileTable right);

}  // namespace parallax
