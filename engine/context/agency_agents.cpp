#include "engine/context/agency_parties.hpp"
#include "engine/context/clause_roles.hpp"

#include <algorithm>
#include <string_view>

namespace parallax {

AgencyParty PartyFinder::find_agent(const HarmReading& reading) const {
    const bool noun = is_noun(reading.word->frame);
    if (reading.word->frame == HarmFrame::people) {
        return reading.word->kind == HarmKind::captivity ? holder_of(reading) : AgencyParty{};
    }
    if (!reading.agent.empty() && !noun) return agent_of(reading.agent);
    if (noun) {
        AgencyParty party = agent_of_noun(reading);
        if (party.target || party.span) return party;
    }
    return agent_of_event(reading);
}

/// "its hostages", "Hamas's hostages", "Hamas must release the hostages": whoever holds them.
AgencyParty PartyFinder::holder_of(const HarmReading& reading) const {
    AgencyParty party;
    for (std::uint32_t at = reading.affected.begin; at < reading.affected.end; ++at) {
        if (s_.word(at) == "our") return party;
    }
    party.target = owner_before(reading.affected);
    if (party.target) {
        party.link = PartyLink::pronoun;
        return party;
    }
    if (reading.doer.empty()) return party;
    const AgencyParty holder = agent_of(reading.doer);
    const bool holds = holder.target && lexicon_.target(*holder.target).kind == "armed-group";
    return holds ? holder : party;
}

/// Of what stands before a noun only a name says who acts: "an Israeli strike"; else the one who
/// "launched" it or is "accused of" it.
AgencyParty PartyFinder::agent_of_noun(const HarmReading& reading) const {
    AgencyParty party;
    if (!reading.agent.empty() && (!reading.owned || owner_acts(reading))) {
        const std::vector<Found> named = names_in(reading.agent, true);
        if (!named.empty()) {
            const Found& who = named.front();
            return {s_.view().span_of(who.tokens), who.target, PartyLink::named};
        }
        if (const auto owner = owner_of_deed(reading)) {
            party.target = owner;
            party.link = PartyLink::pronoun;
            return party;
        }
    }
    return reading.doer.empty() ? party : agent_of(reading.doer);
}

/// Whether the bare owner of a deed ("Israel's massacre") does it: a state, a government, an army
/// or a group does; a person, a people or a place bears it.
bool PartyFinder::owner_acts(const HarmReading& reading) const {
    const std::vector<Found> named = names_in(reading.agent, true);
    if (named.empty()) return false;
    const std::string& kind = lexicon_.target(named.front().target).kind;
    return kind == "state" || kind == "government" || kind == "army" || kind == "armed-group";
}

/// "its atrocities against the Palestinians": the nearest name before that is of another side.
std::optional<TargetId> PartyFinder::owner_of_deed(const HarmReading& reading) const {
    bool owned = false;
    for (std::uint32_t at = reading.agent.begin; at < reading.agent.end; ++at) {
        const std::string_view word = s_.word(at);
        owned = owned || word == "its" || word == "their";
    }
    if (!owned) return std::nullopt;
    std::optional<TargetId> affected = find_named(reading.affected, false);
    if (!affected) affected = scene_in(reading.affected, false);
    return nearest_before(reading.agent.begin, affected);
}

AgencyParty PartyFinder::agent_of(TokenRange phrase) const {
    AgencyParty party;
    party.span = s_.view().span_of(phrase);
    party.target = find_named(phrase, true);
    // "Hamas followers and fighters": whose fighters is not said.
    const auto followed =
        std::find_if(named_.mentions.begin(), named_.mentions.end(), [&](const Mention& one) {
            return is_body(one.target) && phrase.contains(one.tokens) &&
                   names_followers(s_.view(), one.tokens);
        });
    const bool followers = followed != named_.mentions.end();
    if (followers && party.target == followed->target) party.target.reset();
    if (!followers && (!party.target || lexicon_.target(*party.target).side.empty())) {
        if (const auto role = by_role(phrase)) {
            party.target = role;
            party.link = PartyLink::role;
            return party;
        }
    }
    if (party.target) {
        party.link = PartyLink::named;
        return party;
    }
    party.target = owner_before(phrase);
    if (!party.target && is_pronoun(phrase)) party.target = nearest_before(phrase.begin);
    if (party.target) party.link = PartyLink::pronoun;
    return party;
}

/// "an Israeli strike killed", "Hamas launched an attack that killed": who is named in the attack,
/// else who launched it.
AgencyParty PartyFinder::agent_of_event(const HarmReading& reading) const {
    AgencyParty party;
    if (reading.event.empty() || is_between(reading.event)) return party;
    const TokenRange head = s_.head_of(reading.event);
    std::vector<Found> named = names_in(head, true);
    for (std::uint32_t at = head.end; named.empty() && at < reading.event.end; ++at) {
        if (s_.word(at) == "by" || s_.word(at) == "from") {
            named = names_in({at + 1, reading.event.end}, true);
        }
    }
    if (named.empty() && !reading.doer.empty()) {
        party = agent_of(reading.doer);
        if (party.target) party.link = PartyLink::event;
        return party;
    }
    if (named.empty() || names_war(reading.event, named.front().tokens)) return party;
    return {s_.view().span_of(named.front().tokens), named.front().target, PartyLink::event};
}

}  // namespace parallax
