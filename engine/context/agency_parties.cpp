#include "engine/context/agency_parties.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

namespace parallax {

/// Who is attacked, as the attack's own noun phrase says: "on Israel", "against Gaza".
std::optional<TargetId> PartyFinder::attacked_in(TokenRange event) const {
    for (std::uint32_t at = event.begin; at < event.end; ++at) {
        const std::string_view word = s_.word(at);
        if (word != "on" && word != "against" && word != "in" && word != "into") continue;
        TokenRange place = s_.phrase_after(at + 1);
        if (s_.is_quantity(at + 1)) place = {at + 1, event.end};
        place.end = std::min(place.end, event.end);
        if (place.empty()) continue;
        if (const auto scene = scene_in(place, false)) return scene;
        if (const auto named = find_named(place, false)) return named;
    }
    return scene_in(s_.head_of(event), false);
}

/// "…, when Hamas attacked", "since Hamas launched": the subject of the clause beside.
std::optional<TargetId> PartyFinder::attacker_nearby(const HarmReading& reading) const {
    for (std::uint32_t at = reading.tokens.end; at < s_.end(); ++at) {
        if (!s_.is(at, WordClass::subordinator)) continue;
        const TokenRange who = s_.phrase_after(at + 1);
        if (who.empty()) continue;
        const auto named = find_named(who, true);
        if (named && sides_.opponent_of(*named)) return named;
    }
    return std::nullopt;
}

/// Whose officials a source is; here "Hamas-run" counts too.
std::optional<TargetId> PartyFinder::find_officials(TokenRange source) const {
    if (const auto scene = scene_in(source, false)) return scene;
    std::optional<TargetId> found;
    const auto consider = [&](const auto& mention) {
        if (!found && lies_in(mention.tokens, source) &&
            !lexicon_.target(mention.target).side.empty()) {
            found = mention.target;
        }
    };
    for (const Mention& mention : named_.mentions) consider(mention);
    for (const MentionMatch& adjective : named_.adjectives) consider(adjective);
    return found;
}

AgencyParty PartyFinder::find_agent(const HarmReading& reading) const {
    AgencyParty party;
    if (reading.word->frame == HarmFrame::people && reading.word->kind == HarmKind::captivity) {
        // "its hostages", "Hamas's hostages": whoever holds them.
        bool ours = false;
        for (std::uint32_t at = reading.affected.begin; at < reading.affected.end; ++at) {
            ours = ours || s_.word(at) == "our";
        }
        if (!ours) party.target = owner_before(reading.affected);
        if (party.target) party.link = PartyLink::pronoun;
        return party;
    }
    if (!reading.agent.empty() && is_noun(reading.word->frame)) {
        // Of what stands before a noun only a name says who acts: "an Israeli strike".
        const std::vector<Found> named = names_in(reading.agent, true);
        if (named.empty()) return party;
        const Found& who = named.front();
        return {s_.view().span_of(who.tokens), who.target, PartyLink::named};
    }
    if (!reading.agent.empty()) {
        party.span = s_.view().span_of(reading.agent);
        party.target = find_named(reading.agent, true);
        if (!party.target || lexicon_.target(*party.target).side.empty()) {
            if (const auto role = by_role(reading.agent)) {
                party.target = role;
                party.link = PartyLink::role;
                return party;
            }
        }
        if (party.target) {
            party.link = PartyLink::named;
            return party;
        }
        party.target = owner_before(reading.agent);
        if (!party.target && is_pronoun(reading.agent)) {
            party.target = nearest_before(reading.agent.begin);
        }
        if (party.target) party.link = PartyLink::pronoun;
        return party;
    }
    if (reading.event.empty() || is_between(reading.event)) return party;
    const TokenRange head = s_.head_of(reading.event);
    std::vector<Found> named = names_in(head, true);
    if (named.empty()) {
        for (std::uint32_t at = head.end; at < reading.event.end; ++at) {
            if (s_.word(at) == "by" || s_.word(at) == "from") {
                named = names_in({at + 1, reading.event.end}, true);
            }
        }
    }
    if (named.empty()) {
        // "Hamas launched an attack that killed": who launched it.
        std::uint32_t verb = reading.event.begin;
        while (verb > s_.begin() && s_.is_adverb(verb - 1)) --verb;
        if (s_.is(verb - 1, CasualtyClass::launch)) {
            named = names_in({s_.clause_begin(verb), verb - 1}, true);
            if (named.size() > 1) named.erase(named.begin(), named.end() - 1);
        }
    }
    if (named.empty()) return party;
    party.target = named.front().target;
    party.span = s_.view().span_of(named.front().tokens);
    party.link = PartyLink::event;
    return party;
}

void PartyFinder::add_further(std::vector<AgencyParty>& parties, const HarmReading& reading,
                              std::optional<Span> span) const {
    if (!is_verb(reading.word->frame)) return;
    for (const TargetId target : in_further_figures(reading)) {
        const bool known = std::any_of(parties.begin(), parties.end(), [&](const AgencyParty& one) {
            return one.target && lexicon_.target(*one.target).side == lexicon_.target(target).side;
        });
        if (!known) parties.push_back({span, target, PartyLink::scene});
    }
}

std::vector<AgencyParty> PartyFinder::find_affected(const HarmReading& reading,
                                                    const AgencyParty& agent,
                                                    std::optional<TokenRange> source) const {
    std::optional<Span> span;
    if (!reading.affected.empty()) span = s_.view().span_of(reading.affected);
    std::vector<AgencyParty> parties;
    std::vector<TargetId> named = named_sides(reading.affected);
    // A name of neither side gives way to a place of one: "the Gaza Strip and the West Bank".
    if (!named.empty() && lexicon_.target(named.front()).side.empty() &&
        lexicon_.target(named.front()).kind != "armed-group" &&
        lexicon_.target(named.front()).kind != "people") {
        named.clear();
    }
    for (const TargetId target : named) {
        parties.push_back({span, target, PartyLink::named});
    }
    if (!parties.empty()) {
        add_further(parties, reading, span);
        return parties;
    }
    const auto one = [&](std::optional<TargetId> target, PartyLink link) {
        if (target) parties.push_back({span, target, link});
        return target.has_value();
    };
    const auto add_scenes = [&](const std::vector<TargetId>& scenes) {
        for (const TargetId scene : scenes) one(scene, PartyLink::scene);
        if (!scenes.empty()) add_further(parties, reading, span);
        return !scenes.empty();
    };
    const auto opponent = [&](const AgencyParty& who) -> std::optional<TargetId> {
        return who.target ? sides_.opponent_of(*who.target) : std::nullopt;
    };
    if (parties.empty() && reading.word->frame == HarmFrame::people &&
        add_scenes(scenes_in(reading.affected, false))) {
        return parties;
    }
    if (const auto both = both_sides(reading); !both.empty()) {
        for (const TargetId side : both) one(side, PartyLink::scene);
        return parties;
    }
    if (add_scenes(scenes_in(reading.affected, false))) return parties;
    std::vector<TargetId> near = scenes_near(reading);
    // "death in Gaza" tells, "death and destruction, in Gaza" may not.
    if (!is_verb(reading.word->frame) && reading.affected.empty() &&
        !s_.is(reading.tokens.end, WordClass::preposition)) {
        near.clear();
    }
    // Who acts says more of who is affected than a place does, unless the place is elsewhere.
    const bool scene_elsewhere = !near.empty() && lexicon_.target(near.front()).side.empty();
    if (!scene_elsewhere && one(by_role(reading.affected), PartyLink::role)) return parties;
    if (one(owner_before(reading.affected), PartyLink::pronoun)) return parties;
    if (holds(reading.affected, CasualtyClass::foreign) ||
        (near.empty() && is_elsewhere(reading))) {
        parties.push_back({span, std::nullopt, PartyLink::foreign});
        return parties;
    }
    if (!scene_elsewhere && near.size() < 2 && one(opponent(agent), PartyLink::opponent)) {
        return parties;
    }
    if (add_scenes(near)) return parties;
    if (!reading.event.empty() && one(attacked_in(reading.event), PartyLink::event)) return parties;
    // A noun that says nothing of who is affected ("the massacre") is left open rather than
    // guessed.
    const bool open_noun = !is_verb(reading.word->frame) && reading.affected.empty();
    if (open_noun) {
        parties.push_back({span, std::nullopt, PartyLink::none});
        return parties;
    }
    const std::uint32_t clause = s_.clause_begin(reading.tokens.begin);
    if (add_scenes(scenes_in({clause, reading.tokens.begin}, true))) return parties;
    if (source) {
        if (const auto who = find_officials(*source)) {
            if (one(sides_.people_of(*who), PartyLink::source)) return parties;
        }
    }
    if (const auto attacker = attacker_nearby(reading)) {
        if (one(sides_.opponent_of(*attacker), PartyLink::opponent)) return parties;
    }
    // Up to where a clause of time begins: "since the attacks on Israel" tells when, not where.
    std::uint32_t end = s_.begin();
    while (end < s_.end() && s_.word(end) != "since" && s_.word(end) != "after" &&
           s_.word(end) != "following" && s_.word(end) != "before") {
        ++end;
    }
    if (add_scenes(scenes_in({s_.begin(), end}, true))) return parties;
    parties.push_back({span, std::nullopt, PartyLink::none});
    return parties;
}

}  // namespace parallax
