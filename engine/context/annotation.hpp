#pragma once

#include "engine/context/voice.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/span.hpp"
#include "engine/text/parsed_text.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// Who passes on what another says: "Haaretz" of "Haaretz reported that Israel claimed …".
struct OuterVoice {
    std::optional<Span> speaker;
    std::optional<Span> cue;
};

/// A stretch in one voice other than own. Marks belong to the passage.
struct Passage {
    Span span;
    TokenRange tokens;
    Voice voice = Voice::quoted;
    Endorsement endorsement = Endorsement::neutral;
    std::optional<Span> speaker;  ///< the noun phrase that names who speaks
    std::optional<Span> cue;      ///< "said", "according to", "claims"
    /// The cue without adverbs and "has" before it, by which its uses are counted: "rejected" of
    /// "has also rejected".
    std::optional<Span> plain_cue{};
    /// What names the speaker: "Benjamin Netanyahu", "health ministry"; the part of `speaker` that
    /// does, or, for a pronoun, "who" and "the statement", the words before that tell who is meant.
    std::optional<Span> speaker_name{};
    std::optional<TargetId> speaker_target{};  ///< for whom the speaker stands, where a name tells
    std::vector<OuterVoice> chain{};  ///< who passes it on, the nearest to the speaker first
    /// What is asked for where the cue asks for something ("demanded", "called for"): the noun
    /// phrase that the first passage of the cue begins with, over the marks of quotations in it.
    std::optional<Span> demanded{};
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
    clause,      ///< the compatible target named last before near by, else the sentence's only one
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

/// What an act of harm does.
enum class HarmKind : std::uint8_t {
    death,
    injury,
    attack,  ///< the outcome is left open
    captivity,
    displacement,
    deprivation,
    destruction,
};

/// How an act of harm is put.
enum class HarmFormKind : std::uint8_t {
    active,             ///< "soldiers killed 12 people"
    passive,            ///< "12 people were killed by soldiers"
    passive_agentless,  ///< "12 people were killed"
    intransitive,       ///< "12 people died", "12 people are dead"
    nominal,            ///< "the killing of 12 people", "the death toll"
    event_subject,      ///< "the war has killed 12 people", "leaving 12 dead"
    causal_nominal,     ///< "resulting in the deaths of 12 people"
};
inline constexpr std::array all_harm_forms{
    HarmFormKind::active,        HarmFormKind::passive, HarmFormKind::passive_agentless,
    HarmFormKind::intransitive,  HarmFormKind::nominal, HarmFormKind::event_subject,
    HarmFormKind::causal_nominal};

/// How it is known who acts or who is affected.
enum class PartyLink : std::uint8_t {
    none,
    named,      ///< by a name or an adjective in its own noun phrase
    pronoun,    ///< "its soldiers", for the nearest name before
    scene,      ///< by a place or event that stands there: "in Gaza"
    event,      ///< by the attack that harms: "an Israeli strike", "the attack on Israel"
    role,       ///< soldiers where one side alone has an army, militants where one alone has groups
    opponent,   ///< the side that the one who acts is at war with
    source,     ///< the officials who give the figure count their own dead
    foreign,    ///< people of another country: of neither side
    neighbour,  ///< a harm of a neighbouring sentence tells
};

/// Who acts, or who is affected.
struct AgencyParty {
    std::optional<Span> span;  ///< its noun phrase
    std::optional<TargetId> target;
    PartyLink link = PartyLink::none;
};

/// "at least 30", "between 10 and 20", "thousands".
struct CasualtyFigure {
    Span span;
    std::uint64_t low = 0;              ///< the least that is meant
    std::optional<std::uint64_t> high;  ///< the most; none where the words leave it open
    std::optional<Span> hedge;          ///< "at least", "about"
};

/// One harm or act of violence: who acts, who is affected, in which form.
struct AgencyRecord {
    Span span;          ///< from the first to the last of its parts
    Span verb;          ///< the verb, noun or adjective
    std::string lemma;  ///< its entry in the list of words of harm
    std::uint32_t sentence = 0;
    HarmKind kind = HarmKind::attack;
    HarmFormKind form = HarmFormKind::active;
    bool reduced = false;  ///< a participle without auxiliary: "12 killed in Gaza"
    AgencyParty agent;
    AgencyParty affected;
    std::uint8_t force = 1;  ///< 1 plain outcome, 2 an act, 3 an act the word condemns
    std::optional<CasualtyFigure> figure;
    bool victims_named = false;       ///< somebody affected has a name
    std::optional<Span> age;          ///< "eight-year-old", "aged 8"
    std::optional<Span> family;       ///< "mother of three", "her daughter"
    std::optional<Span> attribution;  ///< the source's noun phrase
    std::optional<Span> cause;        ///< what it is said to answer: "in retaliation for …"
    std::optional<Span> cause_link;   ///< the words that say so
    Voice voice = Voice::own;
    HitFlags flags;  ///< said not to have happened, or only to threaten: counted apart
};

/// A name in running text, without titles before it.
struct NameMention {
    Span span;
    TokenRange tokens;
    std::uint32_t sentence = 0;
    Voice voice = Voice::own;
    std::optional<TargetId> target;  ///< whose bare name it is
    bool is_person = false;          ///< a title stands before it
    bool behind_place_word = false;  ///< "in X", "from X", "visited X"
};

/// A day, month or year that the text names; 0 = not said.
struct DateMention {
    Span span;
    TokenRange tokens;
    std::uint32_t sentence = 0;
    Voice voice = Voice::own;
    std::uint16_t year = 0;
    std::uint8_t month = 0;    ///< 1 to 12
    std::uint8_t day = 0;      ///< 1 to 31
    std::uint8_t weekday = 0;  ///< 1 = Monday to 7
    bool ahead = false;        ///< "next Tuesday"
};

/// All that context knows of one title or text. Immutable once built. Passages cover exactly what
/// is not own voice, in order, without overlap; hits are in order of place, then term; names and
/// dates in order of place.
struct Annotation {
    std::vector<Passage> passages;
    std::vector<Hit> hits;
    std::vector<Opportunity> opportunities;
    std::vector<AgencyRecord> agency;
    std::vector<NameMention> names;
    std::vector<DateMention> dates;
    std::array<std::uint32_t, all_voices.size()> words{};  ///< by voice, furniture left out
    std::uint32_t scored_sentences = 0;
};

[[nodiscard]] std::string_view name_of(Link link);
[[nodiscard]] std::string_view name_of(OpportunityKind kind);
[[nodiscard]] std::string_view name_of(HarmKind kind);
[[nodiscard]] std::string_view name_of(HarmFormKind form);
[[nodiscard]] std::string_view name_of(PartyLink link);

}  // namespace parallax
