#pragma once

#include "engine/context/annotation.hpp"
#include "engine/context/attach_targets.hpp"
#include "engine/context/harm_reading.hpp"
#include "engine/context/harm_sentence.hpp"
#include "engine/context/warring_sides.hpp"

#include <optional>
#include <span>
#include <vector>

namespace parallax {

/// What is named in one sentence.
struct NamedInSentence {
    std::span<const Mention> mentions;
    std::span<const MentionMatch> adjectives;
    std::span<const MentionMatch> scenes;
    std::optional<TargetId> around;  ///< a sided target named near: tells which war is meant
};

/// One of those affected.
struct AffectedParty {
    AgencyParty party;
    /// The noun phrase that counts this party alone ("five soldiers" of "100 farmers, along with
    /// five soldiers"); empty if the reading's own phrase counts it.
    TokenRange counted;
    /// The reading's phrase counts this party together with another: no figure is its own.
    bool shared = false;
};

/// Says who the noun phrases of a reading stand for. Every step that is more than the phrase's own
/// words is recorded as the party's link.
class PartyFinder {
public:
    PartyFinder(const HarmSentence& sentence, const Lexicon& lexicon, const WarringSides& sides,
                const NamedInSentence& named)
        : s_(sentence), lexicon_(lexicon), sides_(sides), named_(named) {}

    /// Who acts: the agent's own words, else who is named in the attack that harms.
    [[nodiscard]] AgencyParty find_agent(const HarmReading& reading) const;

    /// Who is affected; two where both sides are named together. `source` is the noun phrase of the
    /// one who is said to give the figure. Never empty.
    [[nodiscard]] std::vector<AffectedParty> find_affected(const HarmReading& reading,
                                                           const AgencyParty& agent,
                                                           std::optional<TokenRange> source) const;

    /// The target that a noun phrase names, that of its head before others.
    [[nodiscard]] std::optional<TargetId> find_named(TokenRange phrase, bool acts) const;

private:
    struct Found {
        TargetId target;
        TokenRange tokens;
    };
    /// A side, with the words that count it alone; those are empty if none do.
    struct Counted {
        TargetId target;
        TokenRange tokens;
        bool shared = false;  ///< a figure counts it together with another side
    };
    [[nodiscard]] std::vector<Found> names_in(TokenRange range, bool acts) const;
    [[nodiscard]] TargetId widen(TargetId target, TokenRange phrase) const;
    [[nodiscard]] std::vector<Counted> named_sides(TokenRange phrase) const;
    [[nodiscard]] std::optional<TargetId> scene_in(TokenRange range, bool needs_preposition) const;
    [[nodiscard]] std::vector<Counted> scenes_in(TokenRange range, bool needs_preposition) const;
    [[nodiscard]] std::vector<Counted> scenes_near(const HarmReading& reading) const;
    [[nodiscard]] bool is_placed(const MentionMatch& scene, std::uint32_t from) const;
    [[nodiscard]] AgencyParty agent_of(TokenRange phrase) const;
    [[nodiscard]] AgencyParty holder_of(const HarmReading& reading) const;
    [[nodiscard]] AgencyParty agent_of_noun(const HarmReading& reading) const;
    [[nodiscard]] AgencyParty agent_of_event(const HarmReading& reading) const;
    [[nodiscard]] bool owner_acts(const HarmReading& reading) const;
    [[nodiscard]] std::optional<TargetId> owner_of_deed(const HarmReading& reading) const;
    [[nodiscard]] bool is_staff_of_others(TokenRange phrase) const;
    [[nodiscard]] bool is_told_abroad(std::optional<TokenRange> source) const;
    [[nodiscard]] bool names_organisation(TokenRange range) const;
    [[nodiscard]] std::optional<TargetId> only_scene(TokenRange range) const;
    [[nodiscard]] std::optional<TargetId> find_officials(TokenRange source) const;
    [[nodiscard]] std::optional<TargetId> owner_before(
        TokenRange phrase, std::optional<TargetId> other = std::nullopt) const;
    [[nodiscard]] bool holds(TokenRange range, CasualtyClass wanted) const;
    [[nodiscard]] bool is_body(TargetId target) const;
    [[nodiscard]] bool holds_quantity(TokenRange range) const;
    [[nodiscard]] std::optional<TargetId> by_role(TokenRange phrase) const;
    [[nodiscard]] bool is_elsewhere(const HarmReading& reading) const;
    [[nodiscard]] std::optional<TargetId> contested_place() const;
    [[nodiscard]] bool is_at_border(const MentionMatch& scene) const;
    [[nodiscard]] bool opens_predicate(std::uint32_t coordinator) const;
    [[nodiscard]] bool opens_with_verb(const MentionMatch& scene) const;
    [[nodiscard]] bool is_owner_of_event(const MentionMatch& scene) const;
    [[nodiscard]] std::vector<Counted> sides_of_war(TargetId target) const;
    [[nodiscard]] bool is_between(TokenRange event) const;
    struct War {
        TargetId party;  ///< one of the two
        TokenRange tokens;
    };
    [[nodiscard]] std::optional<War> war_at(std::uint32_t noun) const;
    [[nodiscard]] std::vector<Counted> sides_of_war_near(const HarmReading& reading) const;
    [[nodiscard]] bool names_war(const MentionMatch& scene) const;
    [[nodiscard]] bool names_war(TokenRange event, TokenRange party) const;
    [[nodiscard]] std::vector<Counted> in_further_figures(const HarmReading& reading) const;
    [[nodiscard]] bool is_held_by_other(const HarmReading& reading) const;
    [[nodiscard]] AffectedParty make_party(TokenRange affected, const Counted& who,
                                           PartyLink link) const;
    void add_further(std::vector<AffectedParty>& parties, const HarmReading& reading) const;
    [[nodiscard]] bool is_pronoun(TokenRange phrase) const;
    /// Names of the side of `other` are passed over.
    [[nodiscard]] std::optional<TargetId> nearest_before(
        std::uint32_t token, std::optional<TargetId> other = std::nullopt) const;
    [[nodiscard]] std::vector<Counted> both_sides(const HarmReading& reading) const;
    [[nodiscard]] std::optional<TargetId> attacked_in(TokenRange event) const;
    [[nodiscard]] std::optional<TargetId> attacker_nearby(const HarmReading& reading) const;
    [[nodiscard]] int rank_of_kind(TargetId target, TokenRange phrase, bool acts) const;

    const HarmSentence& s_;
    const Lexicon& lexicon_;
    const WarringSides& sides_;
    const NamedInSentence& named_;
};

}  // namespace parallax
