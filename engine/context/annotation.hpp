#pragma once

#include "engine/context/voice.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/span.hpp"
#include "engine/text/parsed_text.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace parallax {

/// A stretch in one voice other than own. Marks belong to the passage.
struct Passage {
    Span span;
    TokenRange tokens;
    Voice voice = Voice::quoted;
    Endorsement endorsement = Endorsement::neutral;
    std::optional<Span> speaker;  ///< the noun phrase that names who speaks
    std::optional<Span> cue;      ///< "said", "according to", "claims"
    /// The part of `speaker` that names: "Benjamin Netanyahu", "health ministry". None for a
    /// pronoun.
    std::optional<Span> speaker_name{};
    std::optional<TargetId> speaker_target{};  ///< for whom the speaker stands, where a name tells
};

/// How a hit came to be about its target.
enum class Link : std::uint8_t {
    none,        ///< not attached: counted as unattached, never guessed
    fixed,       ///< the entry itself names the target
    apposition,  ///< "Hamas, the X", "the X Hamas"
    genitive,    ///< "Haniyeh's X", "the X's leader Haniyeh"
    copula,      ///< "Hamas is a X"
    modifier,    ///< "X-run", "X-backed"
    relative,    ///< "the X Haniyeh leads"
    subject,     ///< "X waged a X", "was X by X": the one who does or bears it
    object,      ///< "X the X", "X against the X", "X was X": the one it is done to
    clause,      ///< the nearest compatible target in the clause
    anaphora,    ///< "the X" for a compatible target of the same or previous sentence
};

/// What makes a hit no plain use of its term; such hits are counted apart and are no features.
struct HitFlags {
    bool negated : 1 = false;
    bool hypothetical : 1 = false;
    bool so_called : 1 = false;

    [[nodiscard]] bool any() const { return negated || hypothetical || so_called; }
};

/// A term found at a place, with whose words it is and about whom.
struct Hit {
    TermId term;
    Span span;
    TokenRange tokens;
    std::uint32_t sentence = 0;
    Section section = Section::body;
    Voice voice = Voice::own;
    Wording wording = Wording::outlet;
    std::optional<std::uint32_t> passage;  ///< index into Annotation::passages, for the speaker
    std::optional<TargetId> target;
    std::optional<Span> target_span;  ///< the mention it was attached to
    Link link = Link::none;
    bool on_axis = false;    ///< counts towards its term's axis
    bool in_choice = false;  ///< counts as a label of its term's choice
    HitFlags flags;
};

enum class OpportunityKind : std::uint8_t { label, bare, generic };

/// One noun phrase that refers to a target.
struct Opportunity {
    TargetId target;
    Span span;
    std::uint32_t sentence = 0;
    OpportunityKind kind = OpportunityKind::bare;
    Voice voice = Voice::own;
    Wording wording = Wording::outlet;
    std::optional<std::uint32_t> hit;  ///< for a label: index into Annotation::hits
};

/// One harm or act of violence: who acts, who is affected, in which form. Strings of `form`:
/// active, passive, passive-agentless, intransitive, nominal, event-subject, causal-nominal.
struct AgencyRecord {
    Span span;
    std::string_view form;  ///< static storage
    Span verb;
    std::optional<Span> agent;
    std::optional<TargetId> agent_target;
    std::optional<Span> affected;
    std::optional<TargetId> affected_target;
    std::uint8_t force = 0;  ///< 0 unknown, 1 mild … 3 extreme
    std::optional<Span> figure;
    std::optional<Span> attribution;
};

/// All that context knows of one title or text. Immutable once built. Passages cover exactly what
/// is not own voice, in order, without overlap; hits are in order of place, then term.
struct Annotation {
    std::vector<Passage> passages;
    std::vector<Hit> hits;
    std::vector<Opportunity> opportunities;
    std::vector<AgencyRecord> agency;
    std::array<std::uint32_t, all_voices.size()> words{};  ///< by voice, furniture left out
    std::uint32_t scored_sentences = 0;
};

[[nodiscard]] std::string_view name_of(Link link);
[[nodiscard]] std::string_view name_of(OpportunityKind kind);

}  // namespace parallax
