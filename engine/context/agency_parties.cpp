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

/// "…, when Hamas attacked", "after Hamas launched": the subject of the clause beside. "Since"
/// only tells from when on.
std::optional<TargetId> PartyFinder::attacker_nearby(const HarmReading& reading) const {
    for (std::uint32_t at = reading.tokens.end; at < s_.end(); ++at) {
        if (!s_.is(at, WordClass::subordinator) || s_.word(at) == "since") continue;
        const TokenRange who = s_.phrase_after(at + 1);
        const bool clause = s_.is_word(who.end) && !s_.is(who.end, WordClass::preposition);
        if (who.empty() || !clause) continue;
        auto named = find_named(who, true);
        if (!named) named = by_role(who);  // "when gunmen stormed the town"
        if (named && sides_.opponent_of(*named)) return named;
    }
    return std::nullopt;
}

/// Whose officials a source is; here "Hamas-run" counts too.
std::optional<TargetId> PartyFinder::find_officials(TokenRange source) const {
    // An army tells of those it killed as often as of its own dead.
    for (const Mention& mention : named_.mentions) {
        if (source.contains(mention.tokens) && lexicon_.target(mention.target).kind == "army") {
            return std::nullopt;
        }
    }
    if (const auto scene = scene_in(source, false)) return scene;
    std::optional<TargetId> found;
    const auto consider = [&](const auto& mention) {
        if (!found && source.contains(mention.tokens) &&
            !lexicon_.target(mention.target).side.empty()) {
            found = mention.target;
        }
    };
    for (const Mention& mention : named_.mentions) consider(mention);
    for (const MentionMatch& adjective : named_.adjectives) consider(adjective);
    return found;
}

void PartyFinder::add_further(std::vector<AffectedParty>& parties,
                              const HarmReading& reading) const {
    if (!is_verb(reading.word->frame)) return;
    for (const Counted& further : in_further_figures(reading)) {
        const std::string& side = lexicon_.target(further.target).side;
        const bool known =
            std::any_of(parties.begin(), parties.end(), [&](const AffectedParty& one) {
                return one.party.target && lexicon_.target(*one.party.target).side == side;
            });
        if (!known) parties.push_back(make_party(reading.affected, further, PartyLink::scene));
    }
}

/// Whether an earlier deed of somebody named stands between those affected and the verb: then who
/// acts now does not tell whose people they are.
bool PartyFinder::is_held_by_other(const HarmReading& reading) const {
    if (!is_verb(reading.word->frame) || reading.affected.empty()) return false;
    for (std::uint32_t at = reading.affected.end; at < reading.tokens.begin; ++at) {
        if (s_.is_border(at) || s_.word(at) == "to") return false;
        if (s_.word(at) == "by") return !names_in({at + 1, reading.tokens.begin}, true).empty();
    }
    return false;
}

AffectedParty PartyFinder::make_party(TokenRange affected, const Counted& who,
                                      PartyLink link) const {
    const TokenRange words = who.tokens.empty() ? affected : who.tokens;
    std::optional<Span> span;
    if (!words.empty()) span = s_.view().span_of(words);
    return {{span, who.target, link}, who.tokens, who.shared};
}

std::vector<AffectedParty> PartyFinder::find_affected(const HarmReading& reading,
                                                      const AgencyParty& agent,
                                                      std::optional<TokenRange> source) const {
    const bool acts = reading.owned && owner_acts(reading);
    const TokenRange affected =
        acts ? TokenRange{reading.tokens.begin, reading.tokens.begin} : reading.affected;
    std::optional<Span> span;
    if (!affected.empty()) span = s_.view().span_of(affected);
    std::vector<AffectedParty> parties;
    const auto add = [&](const Counted& who, PartyLink link) {
        parties.push_back(make_party(affected, who, link));
    };
    const auto one = [&](std::optional<TargetId> target, PartyLink link) {
        if (target) add({*target, {}}, link);
        return target.has_value();
    };
    const auto open = [&](PartyLink link) {
        parties.push_back({{span, std::nullopt, link}, {}});
        return parties;
    };
    const auto add_scenes = [&](const std::vector<Counted>& scenes) {
        for (const Counted& scene : scenes) add(scene, PartyLink::scene);
        if (!scenes.empty()) add_further(parties, reading);
        return !scenes.empty();
    };
    // "the hostages held by Dravia were killed in a Sorelian strike": harmed twice, by both sides.
    const bool held = is_held_by_other(reading);
    const auto opponent = [&](const AgencyParty& who) -> std::optional<TargetId> {
        return who.target ? sides_.opponent_of(*who.target) : std::nullopt;
    };
    std::vector<Counted> named = named_sides(affected);
    if (named.empty() && !reading.predicate.empty()) named = named_sides(reading.predicate);
    // A name of neither side gives way to a place of one: "the Gaza Strip and the West Bank".
    if (!named.empty()) {
        const Target& first = lexicon_.target(named.front().target);
        if (first.side.empty() && first.kind != "armed-group" && first.kind != "people") {
            named.clear();
        }
    }
    for (const Counted& who : named) add(who, PartyLink::named);
    if (!parties.empty()) {
        add_further(parties, reading);
        return parties;
    }
    const bool people = reading.word->frame == HarmFrame::people;
    if (people && add_scenes(scenes_in(affected, false))) return parties;
    if (const auto both = both_sides(reading); !both.empty()) {
        for (const Counted& side : both) add(side, PartyLink::scene);
        return parties;
    }
    if (is_staff_of_others(affected)) return open(PartyLink::foreign);
    if (add_scenes(scenes_in(affected, false))) return parties;
    std::vector<Counted> near = scenes_near(reading);
    // "death in Gaza" tells, "death and destruction, in Gaza" may not.
    const bool open_noun = !is_verb(reading.word->frame) && affected.empty();
    if (open_noun && !s_.is(reading.tokens.end, WordClass::preposition)) near.clear();
    // Who acts says more of who is affected than a place does, unless the place is elsewhere.
    std::optional<TargetId> struck;
    if (!reading.event.empty()) struck = attacked_in(reading.event);
    const bool struck_elsewhere = near.empty() && struck && lexicon_.target(*struck).side.empty();
    const bool scene_elsewhere =
        struck_elsewhere || (!near.empty() && lexicon_.target(near.front().target).side.empty());
    std::optional<TargetId> role = by_role(affected);
    // "Dravian strikes killed eight soldiers": not its own.
    if (role && agent.target &&
        lexicon_.target(*role).side == lexicon_.target(*agent.target).side) {
        role.reset();
    }
    if (role) role = widen(*role, affected);
    if (!scene_elsewhere && one(role, PartyLink::role)) return parties;
    if (one(owner_before(affected, agent.target), PartyLink::pronoun)) return parties;
    const std::vector<Counted> war =
        near.empty() ? sides_of_war_near(reading) : std::vector<Counted>{};
    const bool elsewhere =
        near.empty() && war.empty() && (is_elsewhere(reading) || is_told_abroad(source));
    if (holds(affected, CasualtyClass::foreign) || elsewhere) return open(PartyLink::foreign);
    if (held && near.empty()) return open(PartyLink::none);
    if (!held && !scene_elsewhere && near.size() < 2 && one(opponent(agent), PartyLink::opponent)) {
        return parties;
    }
    if (add_scenes(near)) return parties;
    if (one(struck, PartyLink::event)) return parties;
    if (add_scenes(war)) return parties;
    if (open_noun) {
        // "the Tarnow massacre"; else a noun that says nothing of who is affected ("the massacre")
        // is left open rather than guessed.
        const std::uint32_t first = s_.modifiers_before(reading.tokens.begin).begin;
        if (add_scenes(scenes_in({first, reading.tokens.end}, false))) return parties;
        return open(PartyLink::none);
    }
    const std::uint32_t clause = s_.clause_begin(reading.tokens.begin);
    if (add_scenes(scenes_in({clause, reading.tokens.begin}, true))) return parties;
    add_further(parties, reading);
    if (!parties.empty()) return parties;
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
    while (end < s_.end() && !s_.is(end, RuleClass::dated_by)) ++end;
    if (add_scenes(scenes_in({s_.begin(), end}, true))) return parties;
    if (one(only_scene({s_.begin(), end}), PartyLink::scene)) return parties;
    if (one(contested_place(), PartyLink::scene)) return parties;
    return open(PartyLink::none);
}

}  // namespace parallax
