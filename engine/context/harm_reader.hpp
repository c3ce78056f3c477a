#pragma once

#include "engine/context/harm_reading.hpp"

#include <cstdint>
#include <optional>

namespace parallax {

/// Whether the verb found can be of this form.
[[nodiscard]] inline bool has(const HarmMatch& match, std::uint8_t form) {
    return (match.verb_forms & form) != 0;
}

/// The auxiliaries and adverbs before a verb.
struct VerbGroup {
    std::uint32_t begin = 0;  ///< its first token; the verb itself if it stands alone
    bool be = false, have = false, modal = false, do_ = false, to = false, negated = false;
};

/// Reads one word of harm in its sentence. Its parts: which form (harm_reading), whether a verb
/// stands here and whom it takes (harm_verbs), whose deed and whose fate by the order of words
/// (harm_subjects), nouns and adjectives (harm_nouns), whose deed a noun is by the verb beside it
/// (harm_doers), the attack that harms and what denies the act (harm_events).
class HarmReader {
public:
    HarmReader(const HarmSentence& sentence, const HarmMatch& match);

    /// Nothing if the word is used otherwise. Once only.
    [[nodiscard]] std::optional<HarmReading> run();

private:
    [[nodiscard]] bool is_chain(std::uint32_t at) const;
    /// "killed or injured": a verb that shares the group of the verb before it.
    [[nodiscard]] const HarmMatch* verb_before(std::uint32_t at) const;
    [[nodiscard]] VerbGroup find_group(const HarmMatch& match) const;
    /// Where a short parenthesis that ends at this comma begins, if an auxiliary stands before it;
    /// else the comma itself.
    [[nodiscard]] std::uint32_t parenthesis_before(std::uint32_t comma) const;
    /// "reported killed", "confirmed dead".
    [[nodiscard]] bool is_report(std::uint32_t at) const;
    /// Of forms that are nouns too ("attack", "killing"): whether a verb stands here.
    [[nodiscard]] bool is_used_as_verb() const;
    /// An adjective or a noun that hangs on what follows ("Israeli strikes kill", "air strikes").
    [[nodiscard]] bool is_modifier(std::uint32_t at) const;
    /// The first token after the verb and the verbs it is joined with.
    [[nodiscard]] std::uint32_t after_chain() const;
    bool read_verb();
    [[nodiscard]] bool has_person_next() const;
    /// "the murdered women", "12 wounded soldiers", "internally displaced people", "a captured
    /// list"
    [[nodiscard]] bool is_attribute() const;
    /// "killed fighting Hamas"
    [[nodiscard]] bool ends_in_ing(std::uint32_t at) const;
    /// "killed 12 people" against "12 people killed in Gaza".
    [[nodiscard]] bool tells_how_often(std::uint32_t at) const;
    [[nodiscard]] bool is_active_past(std::uint32_t next) const;
    /// "killed [senior Hamas commanders]", not "the number killed [rose]".
    [[nodiscard]] bool can_be_killed(std::uint32_t at) const;
    [[nodiscard]] bool holds_people(TokenRange phrase) const;
    void set_active(std::uint32_t next);
    /// The part of a subject from the noun of an attack that stands nearest to the verb: "anger
    /// over [the attack on Israel] that killed". Empty if there is none.
    [[nodiscard]] TokenRange event_in(TokenRange phrase) const;
    /// Where the last noun phrase of a stretch begins, as far as commas and verbs tell: "Israel
    /// launched [a campaign]".
    [[nodiscard]] std::uint32_t trim_clause(TokenRange stretch) const;
    void set_passive(std::uint32_t next, bool reduced);
    /// "by Hamas gunmen", "by an Israeli strike", in the rest of the clause.
    void find_by(std::uint32_t from);
    /// An attack's noun phrase with its own prepositions: "the attack on Israel by Hamas".
    [[nodiscard]] TokenRange with_tail(TokenRange phrase) const;
    [[nodiscard]] std::uint32_t skip_date(std::uint32_t begin) const;
    /// "in an Israeli strike", "during the attack", "after Hamas attacked".
    void find_event_after(std::uint32_t from);
    /// "the attack on 7 October in which 1,400 people were killed".
    void find_event_before();
    /// The subject: before the verb group; what "who" stands for; for ", killing 12" and
    /// "… and killed 12" the first noun phrase of the clause.
    [[nodiscard]] TokenRange subject() const;
    /// "[two men] who shot at soldiers were killed": the clause between is passed over.
    [[nodiscard]] TokenRange with_relative_clause(TokenRange phrase) const;
    [[nodiscard]] TokenRange behind_participle(TokenRange phrase) const;
    [[nodiscard]] TokenRange antecedent(std::uint32_t relative) const;
    /// The first noun phrase of the clause that holds what stands before `end`.
    [[nodiscard]] TokenRange clause_subject(std::uint32_t end) const;
    /// "left 30 dead", "12 people are dead", "shot dead" (listed apart), "the dead".
    bool read_state();
    [[nodiscard]] std::uint32_t skip_aux(std::uint32_t at) const;
    void read_noun();
    /// "the war has pushed [most of the people] into displacement". False if nobody is driven.
    bool read_driven_into(TokenRange before);
    void read_attack(TokenRange before);
    void read_deed(TokenRange before);
    void read_people(TokenRange before);
    [[nodiscard]] TokenRange cause_clause(std::uint32_t cause) const;
    /// The subject of another verb of the sentence.
    [[nodiscard]] TokenRange subject_of(TokenRange verb) const;
    /// "[Dravia] has waged an offensive", "[the army] is accused of a massacre": whose deed the
    /// noun phrase that begins at `noun` is said to be. May be empty.
    [[nodiscard]] TokenRange find_doer(std::uint32_t noun) const;
    /// "[attacks on towns and bases] that killed": the attack before the noun phrase to which the
    /// relative clause seems to belong. May be empty.
    [[nodiscard]] TokenRange attack_before(TokenRange who) const;
    /// The attack whose noun stands a few words before `first` in the same noun phrase.
    [[nodiscard]] std::optional<std::uint32_t> find_attack_left(std::uint32_t first) const;
    /// "[Dravia's] attack and massacre": what stands before the noun that this one is joined with.
    [[nodiscard]] TokenRange owner_of_joined(std::uint32_t noun) const;
    /// "died of cancer"
    [[nodiscard]] bool is_of_illness(std::uint32_t at) const;
    /// "those killed were [fighters of X]"
    void find_predicate();
    /// "resulting in the deaths of", "caused the death of".
    /// The verb that says so, or the noun itself if there is none.
    [[nodiscard]] std::uint32_t find_result() const;
    void find_flags();
    /// "a hostage deal", "a death sentence": the people are only what the deal is about.
    [[nodiscard]] bool is_compound() const;
    /// An infinitive that tells of no deed: "threatened to kill", "afraid to be killed".
    [[nodiscard]] bool is_intended() const;
    /// Looks before a place for words that say the act did not happen.
    void deny(std::uint32_t at);
    const HarmSentence& s_;
    const HarmMatch& match_;
    VerbGroup group_;
    HarmReading out_;
};

}  // namespace parallax
