#include "engine/context/agency_parties.hpp"

#include "engine/text/normalise.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

namespace parallax {
namespace {

bool within(TokenRange inner, TokenRange outer) {
    return outer.begin <= inner.begin && inner.end <= outer.end;
}

bool is_place_preposition(std::string_view word) {
    constexpr std::array places{
        std::string_view("in"),     std::string_view("at"),     std::string_view("near"),
        std::string_view("inside"), std::string_view("across"), std::string_view("around"),
        std::string_view("from"),   std::string_view("within"), std::string_view("on"),
        std::string_view("of"),     std::string_view("into"),   std::string_view("throughout"),
        std::string_view("outside")};
    return std::find(places.begin(), places.end(), word) != places.end();
}

/// Places and events name no people of their own; their scenes do.
bool is_somebody(const Target& target) {
    return target.kind != "place" && target.kind != "event";
}

}  // namespace

WarringSides::WarringSides(const Lexicon& lexicon)
    : opponents_(lexicon.targets().size()),
      people_(lexicon.targets().size()),
      armies_(lexicon.targets().size()),
      groups_(lexicon.targets().size()) {
    const std::span<const Target> targets = lexicon.targets();
    /// The first target of a kind in a lexicon, if one side alone has the kind.
    const auto only_one = [&](const std::string& from,
                              std::string_view kind) -> std::optional<TargetId> {
        std::optional<TargetId> found;
        for (std::uint32_t at = 0; at < targets.size(); ++at) {
            const Target& target = targets[at];
            if (target.lexicon != from || target.kind != kind || target.side.empty()) continue;
            if (found && targets[found->index()].side != target.side) return std::nullopt;
            if (!found) found = TargetId{at};
        }
        return found;
    };
    for (std::size_t index = 0; index < targets.size(); ++index) {
        const Target& target = targets[index];
        if (target.side.empty()) continue;
        if (is_somebody(target)) {
            for (const std::string& alias : target.aliases) {
                if (alias.find_first_of(" ^*{\\") != std::string::npos) continue;
                by_word_.emplace(normalise_word(alias),
                                 TargetId{static_cast<std::uint32_t>(index)});
            }
        }
        std::optional<TargetId> own;
        std::optional<TargetId> other;
        std::set<std::string> others;
        for (std::uint32_t at = 0; at < targets.size(); ++at) {
            const Target& people = targets[at];
            if (people.kind != "people" || people.side.empty() ||
                people.lexicon != target.lexicon) {
                continue;
            }
            if (people.side == target.side) {
                if (!own) own = TargetId{at};
            } else {
                others.insert(people.side);
                if (!other) other = TargetId{at};
            }
        }
        people_[index] = own;
        armies_[index] = only_one(target.lexicon, "army");
        groups_[index] = only_one(target.lexicon, "armed-group");
        if (others.size() == 1) opponents_[index] = other;
    }
}

std::optional<TargetId> WarringSides::find_by_word(std::string_view word) const {
    const auto found = by_word_.find(std::string(word));
    return found == by_word_.end() ? std::nullopt : std::optional(found->second);
}

/// Which of the targets that share an adjective ("Israeli": state, army, people …) the phrase
/// means.
int PartyFinder::rank_of_kind(TargetId target, TokenRange phrase, bool acts) const {
    const std::string& kind = lexicon_.target(target).kind;
    bool armed = false;
    bool civil = false;
    for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
        const std::string_view word = s_.word(at);
        armed = armed || word == "soldier" || word == "soldiers" || word == "troops" ||
                word == "forces" || word == "army" || word == "military" || word == "fighters" ||
                s_.is(at, CasualtyClass::weapon) || s_.is(at, CasualtyClass::event);
        civil = civil || word == "civilian" || word == "civilians" || word == "children" ||
                word == "women" || word == "child" || word == "families";
    }
    if (civil && kind == "civilians") return 0;
    if (armed && (kind == "army" || kind == "armed-group")) return 0;
    constexpr std::array<std::string_view, 4> acting{"state", "government", "army", "people"};
    constexpr std::array<std::string_view, 4> harmed{"people", "group", "civilians", "army"};
    const auto& order = acts ? acting : harmed;
    const auto place = std::find(order.begin(), order.end(), kind);
    return 1 + static_cast<int>(place - order.begin());
}

std::vector<PartyFinder::Found> PartyFinder::names_in(TokenRange range, bool acts) const {
    std::vector<Found> found;
    const auto consider = [&](TargetId target, TokenRange tokens) {
        if (tokens.end <= range.begin || range.end <= tokens.begin) return;
        if (!is_somebody(lexicon_.target(target))) {
            // "the Hamas attack" is an event's name that says who attacked.
            for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
                const auto inner = sides_.find_by_word(s_.word(at));
                if (inner && within({at, at + 1}, range)) found.push_back({*inner, {at, at + 1}});
            }
            return;
        }
        if (!within(tokens, range)) return;
        // "Hamas-run": no party by itself.
        const std::uint32_t next = tokens.end;
        if (s_.is(next, TokenKind::hyphen) && s_.is_word(next + 1) &&
            !s_.view().shape(next + 1).capitalised) {
            return;
        }
        for (Found& other : found) {
            if (other.tokens != tokens) continue;
            if (rank_of_kind(target, range, acts) < rank_of_kind(other.target, range, acts)) {
                other.target = target;
            }
            return;
        }
        found.push_back({target, tokens});
    };
    for (const Mention& mention : named_.mentions) {
        consider(mention.target, mention.tokens);
    }
    for (const MentionMatch& adjective : named_.adjectives) {
        consider(adjective.target, adjective.tokens);
    }
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return std::tie(a.tokens, a.target) < std::tie(b.tokens, b.target);
    });
    return found;
}

std::optional<TargetId> PartyFinder::find_named(TokenRange phrase, bool acts) const {
    const std::vector<Found> head = names_in(s_.head_of(phrase), acts);
    if (!head.empty()) return acts ? head.front().target : head.back().target;
    const std::vector<Found> all = names_in(phrase, acts);
    if (!all.empty()) return all.front().target;
    return std::nullopt;
}

/// Those named in the head; several only if they are joined ("Palestinians and Israelis").
std::vector<TargetId> PartyFinder::named_sides(TokenRange phrase) const {
    std::vector<Found> head = names_in(s_.head_of(phrase), false);
    if (head.empty()) {
        // "six fighters from the group Hezbollah"
        const TokenRange first = s_.head_of(phrase);
        if (first.end < phrase.end && s_.word(first.end) == "from") {
            head = names_in({first.end, phrase.end}, false);
        }
    }
    std::vector<TargetId> sides;
    for (std::size_t index = 0; index < head.size(); ++index) {
        bool joined = false;
        for (std::uint32_t at = head[index].tokens.end;
             index + 1 < head.size() && at < head[index + 1].tokens.begin; ++at) {
            joined = joined || s_.is(at, WordClass::coordinator);
        }
        if (!joined && index + 1 < head.size()) continue;
        const std::string& side = lexicon_.target(head[index].target).side;
        const bool known = std::any_of(sides.begin(), sides.end(), [&](TargetId other) {
            return lexicon_.target(other).side == side;
        });
        if (!known) sides.push_back(head[index].target);
    }
    return sides;
}

bool PartyFinder::is_placed(const MentionMatch& scene, std::uint32_t from) const {
    // "the Gaza border" is where two sides meet.
    const std::string_view next = s_.word(scene.tokens.end);
    if (next == "border" || next == "fence" || next == "frontier" || next == "envelope") {
        return false;
    }
    for (std::uint32_t at = scene.tokens.begin; at > from; --at) {
        const std::uint32_t before = at - 1;
        if (is_place_preposition(s_.word(before))) return true;
        const bool inside =
            s_.is(before, WordClass::determiner) || s_.is_name(before) ||
            s_.is(before, TokenKind::hyphen) ||
            (s_.is_word(before) && scene.tokens.begin - at < 4 &&
             !s_.is(before, WordClass::preposition) && !s_.is(before, WordClass::subordinator));
        if (!inside) return false;
    }
    return false;
}

/// The first scene in the range, and a second one that is joined with it ("in Gaza and Israel").
std::vector<TargetId> PartyFinder::scenes_in(TokenRange range, bool needs_preposition) const {
    std::vector<TargetId> found;
    std::uint32_t last = 0;
    for (const MentionMatch& scene : named_.scenes) {
        if (!within(scene.tokens, range)) continue;
        if (found.empty()) {
            if (needs_preposition && !is_placed(scene, range.begin)) continue;
        } else {
            bool joined = false;
            for (std::uint32_t at = last; at < scene.tokens.begin; ++at) {
                joined = joined || s_.is(at, WordClass::coordinator);
            }
            if (!joined || scene.tokens.begin - last > 4) break;
            if (lexicon_.target(scene.target).side == lexicon_.target(found.front()).side) break;
        }
        found.push_back(scene.target);
        last = scene.tokens.end;
    }
    return found;
}

std::optional<TargetId> PartyFinder::scene_in(TokenRange range, bool needs_preposition) const {
    const std::vector<TargetId> scenes = scenes_in(range, needs_preposition);
    return scenes.empty() ? std::nullopt : std::optional(scenes.front());
}

/// The scenes that belong to the verb: behind it up to the clause's end.
std::vector<TargetId> PartyFinder::scenes_near(const HarmReading& reading) const {
    const std::uint32_t verb = std::max(reading.tokens.end, reading.affected.end);
    std::uint32_t end = verb;
    while (end < s_.end() && !s_.is(end, TokenKind::semicolon) &&
           !(s_.is(end, WordClass::subordinator) && !s_.is(end, WordClass::coordinator))) {
        ++end;
    }
    return scenes_in({reading.tokens.begin, end}, true);
}

/// "its soldiers", "their children": the nearest name before.
std::optional<TargetId> PartyFinder::owner_before(TokenRange phrase) const {
    const TokenRange head = s_.head_of(phrase);
    bool owned = false;
    bool troops = false;
    for (std::uint32_t at = head.begin; at < head.end; ++at) {
        const std::string_view word = s_.word(at);
        owned = owned || word == "its" || word == "their" || word == "our";
        troops = troops || s_.is(at, CasualtyClass::person) || s_.is(at, CasualtyClass::soldier) ||
                 s_.is(at, CasualtyClass::weapon) || s_.is(at, CasualtyClass::event) ||
                 s_.harm_at(at) != nullptr || word == "forces" || word == "army" ||
                 word == "military";
    }
    if (!owned || !troops || holds(head, CasualtyClass::family)) return std::nullopt;
    return nearest_before(head.begin);
}

bool PartyFinder::is_pronoun(TokenRange phrase) const {
    return phrase.size() == 1 &&
           (s_.is(phrase.begin, WordClass::person_pronoun) || s_.word(phrase.begin) == "it");
}

std::optional<TargetId> PartyFinder::nearest_before(std::uint32_t token) const {
    const std::vector<Found> before = names_in({s_.begin(), token}, true);
    for (auto found = before.rbegin(); found != before.rend(); ++found) {
        const Target& target = lexicon_.target(found->target);
        if (!target.side.empty() || target.kind == "armed-group") return found->target;
    }
    return std::nullopt;
}

bool PartyFinder::holds(TokenRange range, CasualtyClass wanted) const {
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
        if (s_.is(at, wanted)) return true;
    }
    return false;
}

std::optional<TargetId> PartyFinder::by_role(TokenRange phrase) const {
    if (!named_.around) return std::nullopt;
    const TokenRange head = s_.head_of(phrase);
    // A third party's fighters near: the role no longer tells.
    for (const Mention& mention : named_.mentions) {
        const Target& target = lexicon_.target(mention.target);
        if (target.kind == "armed-group" && target.side.empty()) return std::nullopt;
    }
    if (holds(head, CasualtyClass::soldier)) return sides_.army_around(*named_.around);
    if (holds(head, CasualtyClass::fighter)) return sides_.group_around(*named_.around);
    return std::nullopt;
}

/// "in southern Syria": a place of neither side near the verb.
bool PartyFinder::is_elsewhere(const HarmReading& reading) const {
    for (std::uint32_t at = s_.begin(); at < s_.end(); ++at) {
        if (!is_place_preposition(s_.word(at)) || s_.word(at) == "of") continue;
        const TokenRange place = s_.phrase_after(at + 1);
        if (holds(place, CasualtyClass::foreign)) return at + 12 > reading.tokens.begin;
    }
    return false;
}

/// "killed 40 on both sides", "the war between Israel and Hamas has killed": the people of the two
/// sides of the war that is meant.
std::vector<TargetId> PartyFinder::both_sides(const HarmReading& reading) const {
    const std::uint32_t first =
        std::min(reading.tokens.begin,
                 reading.affected.empty() ? reading.tokens.begin : reading.affected.begin);
    for (std::uint32_t at = first; at + 1 < s_.end(); ++at) {
        if (at >= reading.tokens.end && s_.harm_at(at) != nullptr) break;
        if (s_.word(at) != "both" && s_.word(at) != "each") continue;
        if (s_.word(at + 1) != "sides" && s_.word(at + 1) != "side") continue;
        if (named_.around) return sides_of_war(*named_.around);
    }
    if (reading.form == HarmFormKind::event_subject && is_between(reading.event)) {
        return sides_of_war(names_in(reading.event, true).front().target);
    }
    return {};
}

std::vector<TargetId> PartyFinder::sides_of_war(TargetId target) const {
    const auto own = sides_.people_of(target);
    const auto other = sides_.opponent_of(target);
    if (!own || !other) return {};
    return {std::min(*own, *other), std::max(*own, *other)};
}

/// Whether an event is one between two sides that it names: a war, not an attack on the other.
bool PartyFinder::is_between(TokenRange event) const {
    const std::vector<Found> named = names_in(event, true);
    if (named.size() < 2) return false;
    const auto opponent = sides_.opponent_of(named.front().target);
    if (!opponent || lexicon_.target(*opponent).side != lexicon_.target(named[1].target).side) {
        return false;
    }
    for (std::uint32_t at = event.begin; at < event.end; ++at) {
        const std::string_view word = s_.word(at);
        if (word == "war" || word == "conflict" || word == "fighting" || word == "violence" ||
            word == "clashes" || word == "hostilities" || word == "between") {
            return true;
        }
    }
    return false;
}

/// "…, 33 in the West Bank and 29 in Israel", "and more than 400 in Gaza": those whom further
/// figures of the same clause count.
std::vector<TargetId> PartyFinder::in_further_figures(const HarmReading& reading) const {
    std::vector<TargetId> found;
    const std::uint32_t first = std::max(reading.tokens.end, reading.affected.end);
    for (std::uint32_t at = first; at + 1 < s_.end(); ++at) {
        if (s_.harm_at(at) != nullptr || s_.is(at, TokenKind::semicolon)) break;
        const bool joined = s_.is(at, WordClass::coordinator) || s_.is(at, TokenKind::comma) ||
                            s_.word(at) == "including";
        if (!joined) continue;
        std::uint32_t figure = at + 1;
        if (s_.is(figure, WordClass::coordinator)) ++figure;
        if (!s_.is_quantity(figure) && !s_.is_hedge(figure)) continue;
        const TokenRange phrase = s_.phrase_after(figure);
        if (phrase.empty()) continue;
        // A clause of its own: "and 1,500 militants were killed".
        if (s_.is(phrase.end, WordClass::be) || s_.is(phrase.end, WordClass::have)) break;
        const auto named = find_named(phrase, false);
        if (named) {
            found.push_back(*named);
        } else if (s_.is(phrase.end, WordClass::preposition)) {
            const TokenRange place = s_.phrase_after(phrase.end + 1);
            if (const auto scene = scene_in({phrase.end, place.end}, true)) found.push_back(*scene);
        }
        at = phrase.end - 1;
    }
    return found;
}

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
        if (!found && within(mention.tokens, source) &&
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
