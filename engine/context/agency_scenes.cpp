#include "engine/context/agency_parties.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace parallax {
namespace {

constexpr std::uint32_t widest_joint = 4;         // words between two places: "and the"
constexpr std::uint32_t widest_joint_figure = 8;  // "and more than 680 people in"
constexpr std::uint32_t widest_war_name = 5;      // words of "Israel - Hamas" before "war"

}  // namespace

/// "the Gaza border" is where two sides meet.
bool PartyFinder::is_at_border(const MentionMatch& scene) const {
    return s_.is(scene.tokens.end, RuleClass::border);
}

bool PartyFinder::is_placed(const MentionMatch& scene, std::uint32_t from) const {
    if (is_at_border(scene) || is_owner_of_event(scene)) return false;
    for (std::uint32_t at = scene.tokens.begin; at > from; --at) {
        const std::uint32_t before = at - 1;
        if (s_.is(before, CasualtyClass::around)) return false;
        if (s_.is(before, RuleClass::scene_link)) {
            // "air strikes from X": where they come from.
            const HarmWord* const harm =
                s_.word(before) == "from" ? s_.harm_noun_at(before - 1) : nullptr;
            return harm == nullptr || harm->frame != HarmFrame::attack;
        }
        const bool inside =
            s_.is(before, WordClass::determiner) || s_.is_name(before) ||
            s_.is(before, TokenKind::hyphen) ||
            (s_.is_word(before) && scene.tokens.begin - at < 4 &&
             !s_.is(before, WordClass::preposition) && !s_.is(before, WordClass::subordinator));
        if (!inside) return false;
    }
    return false;
}

/// "Israel's bombardment": whose deed it is, not where.
bool PartyFinder::is_owner_of_event(const MentionMatch& scene) const {
    if (!s_.is_possessive(scene.tokens.end - 1)) return false;
    for (std::uint32_t at = scene.tokens.end; at < scene.tokens.end + 4; ++at) {
        if (!s_.is_word(at) || s_.is(at, WordClass::preposition)) return false;
        if (s_.is(at, CasualtyClass::event)) return true;
        if (const HarmWord* const harm = s_.harm_noun_at(at)) {
            return harm->frame == HarmFrame::attack;
        }
    }
    return false;
}

/// The scene of a stretch whose scenes all belong to one side.
std::optional<TargetId> PartyFinder::only_scene(TokenRange range) const {
    std::optional<TargetId> found;
    for (const MentionMatch& scene : named_.scenes) {
        if (!range.contains(scene.tokens)) continue;
        if (is_at_border(scene) || is_owner_of_event(scene) || opens_with_verb(scene)) continue;
        if (found && lexicon_.target(*found).side != lexicon_.target(scene.target).side) {
            return std::nullopt;
        }
        if (!found) found = scene.target;
    }
    return found;
}

/// "in Donetsk": a place of neither side, so that no neighbouring sentence tells whose people.
std::optional<TargetId> PartyFinder::contested_place() const {
    for (const Mention& mention : named_.mentions) {
        const Target& target = lexicon_.target(mention.target);
        if (mention.tokens.begin == s_.begin()) continue;
        const std::uint32_t before = mention.tokens.begin - 1;
        if (target.kind == "place" && target.side.empty() && s_.word(before) != "of" &&
            s_.is(before, RuleClass::scene_link)) {
            return mention.target;
        }
    }
    return std::nullopt;
}

/// The first scene in the range, and a second one that is joined with it ("in Gaza and Israel").
std::vector<PartyFinder::Counted> PartyFinder::scenes_in(TokenRange range,
                                                         bool needs_preposition) const {
    std::vector<Counted> found;
    std::uint32_t last = 0;
    for (const MentionMatch& scene : named_.scenes) {
        if (!range.contains(scene.tokens)) continue;
        if (!needs_preposition && is_owner_of_event(scene)) continue;
        if (names_war(scene)) continue;
        TokenRange counted;
        if (found.empty()) {
            if (needs_preposition && !is_placed(scene, range.begin)) continue;
        } else {
            // "900 people in Israel and more than 680 in Gaza"
            bool joined = false;
            for (std::uint32_t at = last; at < scene.tokens.begin; ++at) {
                if (joined && counted.empty() && (s_.is_quantity(at) || s_.is_hedge(at))) {
                    counted = {at, scene.tokens.end};
                }
                joined = joined || s_.is(at, WordClass::coordinator);
            }
            const std::uint32_t widest = counted.empty() ? widest_joint : widest_joint_figure;
            if (!joined || scene.tokens.begin - last > widest) break;
            if (lexicon_.target(scene.target).side == lexicon_.target(found.front().target).side) {
                break;
            }
        }
        found.push_back({scene.target, counted});
        last = scene.tokens.end;
    }
    return found;
}

std::optional<TargetId> PartyFinder::scene_in(TokenRange range, bool needs_preposition) const {
    const std::vector<Counted> scenes = scenes_in(range, needs_preposition);
    return scenes.empty() ? std::nullopt : std::optional(scenes.front().target);
}

/// "killed 40 people [and] led to the war in Gaza": what stands behind it is another verb's.
bool PartyFinder::opens_predicate(std::uint32_t coordinator) const {
    if (!s_.is(coordinator, WordClass::coordinator)) return false;
    const std::uint32_t next = coordinator + 1;
    const bool verb = s_.is_cue_verb(next) || s_.is(next, CasualtyClass::launch) ||
                      s_.word(next) == "led" || ends_with(s_.word(next), "ed");
    return verb && s_.harm_at(next) == nullptr;
}

/// "[Dravia] said", "[Dravia] has denied": who speaks or acts, not where.
bool PartyFinder::opens_with_verb(const MentionMatch& scene) const {
    const std::uint32_t begin = scene.tokens.begin;
    const bool opens = begin == s_.begin() || s_.is_border(begin - 1);
    const std::uint32_t next = scene.tokens.end;
    return opens && (s_.is_cue_verb(next) || s_.is(next, WordClass::be) ||
                     s_.is(next, WordClass::have) || s_.is(next, WordClass::modal));
}

/// The scenes that belong to the verb: behind it up to the clause's end.
std::vector<PartyFinder::Counted> PartyFinder::scenes_near(const HarmReading& reading) const {
    const std::uint32_t verb = std::max(reading.tokens.end, reading.affected.end);
    std::uint32_t end = verb;
    while (end < s_.end() && !s_.is(end, TokenKind::semicolon) && !opens_predicate(end) &&
           !(s_.is(end, WordClass::subordinator) && !s_.is(end, WordClass::coordinator))) {
        ++end;
    }
    return scenes_in({reading.tokens.begin, end}, true);
}

/// "killed 40 on both sides", "the war between Israel and Hamas has killed": the people of the two
/// sides of the war that is meant.
std::vector<PartyFinder::Counted> PartyFinder::both_sides(const HarmReading& reading) const {
    const std::uint32_t first =
        std::min(reading.tokens.begin,
                 reading.affected.empty() ? reading.tokens.begin : reading.affected.begin);
    for (std::uint32_t at = first; at + 1 < s_.end(); ++at) {
        // "killed and wounded people on both sides"
        const bool other = at >= reading.tokens.end && s_.harm_at(at) != nullptr;
        const bool joined = at == reading.tokens.end + 1 && s_.is(at - 1, WordClass::coordinator);
        if (other && !joined) break;
        if (s_.word(at) != "both" && s_.word(at) != "each") continue;
        if (s_.word(at + 1) != "sides" && s_.word(at + 1) != "side") continue;
        if (named_.around) return sides_of_war(*named_.around);
    }
    if (reading.form == HarmFormKind::event_subject && is_between(reading.event)) {
        return sides_of_war(names_in(reading.event, true).front().target);
    }
    return {};
}

std::vector<PartyFinder::Counted> PartyFinder::sides_of_war(TargetId target) const {
    const auto own = sides_.people_of(target);
    const auto other = sides_.opponent_of(target);
    if (!own || !other) return {};
    return {{std::min(*own, *other), {}}, {std::max(*own, *other), {}}};
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
        if (s_.is(at, RuleClass::mutual)) return true;
    }
    return false;
}

/// The two opponents that the name of their war holds, and its words: "the Israel-Hamas war",
/// "the conflict between Israel and Hamas".
std::optional<PartyFinder::War> PartyFinder::war_at(std::uint32_t noun) const {
    if (!s_.is(noun, RuleClass::mutual) || s_.word(noun) == "between") return std::nullopt;
    const bool between = s_.word(noun + 1) == "between";
    const TokenRange words =
        between ? TokenRange{noun + 2, std::min(noun + 2 + 2 * widest_war_name, s_.end())}
                : TokenRange{noun - std::min(noun - s_.begin(), widest_war_name), noun};
    std::vector<Found> parties = names_in(words, true);
    for (const MentionMatch& scene : named_.scenes) {
        const bool known = std::any_of(parties.begin(), parties.end(), [&](const Found& other) {
            return other.tokens.overlaps(scene.tokens);
        });
        if (!known && words.contains(scene.tokens)) parties.push_back({scene.target, scene.tokens});
    }
    std::sort(parties.begin(), parties.end(),
              [](const Found& a, const Found& b) { return a.tokens < b.tokens; });
    if (parties.size() < 2) return std::nullopt;
    const Found& first = between ? parties.front() : parties[parties.size() - 2];
    const Found& second = between ? parties[1] : parties.back();
    const bool side_by_side = second.tokens.begin - first.tokens.end == 1;
    if (!between && (second.tokens.end != noun || !side_by_side)) return std::nullopt;
    const auto opponent = sides_.opponent_of(first.target);
    if (!opponent || lexicon_.target(*opponent).side != lexicon_.target(second.target).side) {
        return std::nullopt;
    }
    return War{first.target,
               {std::min(noun, first.tokens.begin), std::max(noun + 1, second.tokens.end)}};
}

/// "killed in the Israel-Hamas war": the two sides of a war in which it happens.
std::vector<PartyFinder::Counted> PartyFinder::sides_of_war_near(const HarmReading& reading) const {
    const std::uint32_t first = std::max(reading.tokens.end, reading.affected.end);
    for (std::uint32_t at = first; at < s_.end(); ++at) {
        const bool time = s_.is(at, RuleClass::dated_by);
        if (time || s_.is(at, TokenKind::semicolon) || s_.is(at, TokenKind::comma)) break;
        const auto war = war_at(at);
        if (!war) continue;
        std::uint32_t before = war->tokens.begin;
        if (before > s_.begin() && s_.is(before - 1, WordClass::determiner)) --before;
        const std::string_view link = before > s_.begin() ? s_.word(before - 1) : "";
        if (link != "in" && link != "of" && link != "during") continue;
        std::vector<Counted> sides = sides_of_war(war->party);
        const std::string& first_side = lexicon_.target(war->party).side;
        std::stable_partition(sides.begin(), sides.end(), [&](const Counted& side) {
            return lexicon_.target(side.target).side == first_side;
        });
        return sides;
    }
    return {};
}

/// "the Russo-Ukrainian war", "the Israel-Iran war": one of two that a hyphen joins wages it no
/// more than the other.
bool PartyFinder::names_war(TokenRange event, TokenRange party) const {
    const auto joins = [&](std::uint32_t at) {
        return s_.is(at, TokenKind::hyphen) || s_.is(at, TokenKind::dash);
    };
    if (!joins(party.end) && (party.begin == s_.begin() || !joins(party.begin - 1))) return false;
    for (std::uint32_t at = event.begin; at < event.end; ++at) {
        if (s_.is(at, RuleClass::mutual)) return true;
    }
    return false;
}

/// Part of a war's name: no place where something happens.
bool PartyFinder::names_war(const MentionMatch& scene) const {
    const std::uint32_t end = std::min(scene.tokens.end + widest_war_name, s_.end());
    const std::uint32_t begin =
        scene.tokens.begin - std::min(scene.tokens.begin - s_.begin(), 2 * widest_war_name);
    for (std::uint32_t at = begin; at < end; ++at) {
        const auto war = war_at(at);
        if (war && war->tokens.contains(scene.tokens)) return true;
    }
    return false;
}

/// "…, 33 in the West Bank and 29 in Israel", "and more than 400 in Gaza": those whom further
/// figures of the same clause count, also in an aside before the verb.
std::vector<PartyFinder::Counted> PartyFinder::in_further_figures(
    const HarmReading& reading) const {
    std::vector<Counted> found;
    const bool aside = !reading.affected.empty() && reading.affected.end < reading.tokens.begin &&
                       s_.is(reading.affected.end, TokenKind::comma);
    const std::uint32_t first =
        aside ? reading.affected.end : std::max(reading.tokens.end, reading.affected.end);
    for (std::uint32_t at = first; at + 1 < s_.end(); ++at) {
        const bool other =
            s_.harm_at(at) != nullptr && (at < reading.tokens.begin || at >= reading.tokens.end);
        if (other || s_.is(at, TokenKind::semicolon)) break;
        const bool joined = s_.is(at, WordClass::coordinator) || s_.is(at, TokenKind::comma) ||
                            s_.word(at) == "including" || s_.word(at) == "plus" ||
                            (s_.word(at) == "as" && s_.word(at - 1) == "well") ||
                            (s_.word(at) == "with" && s_.word(at - 1) == "along");
        if (!joined) continue;
        std::uint32_t figure = at + 1;
        if (s_.is(figure, WordClass::coordinator)) ++figure;
        if (!s_.is_quantity(figure) && !s_.is_hedge(figure)) continue;
        TokenRange phrase = s_.phrase_after(figure);
        // "66 soldiers and five civilians": a figure each.
        for (std::uint32_t joint = figure + 1; joint + 1 < phrase.end; ++joint) {
            if (s_.is(joint, WordClass::coordinator) && s_.is_quantity(joint + 1)) {
                phrase.end = joint;
            }
        }
        if (phrase.empty()) continue;
        // A clause of its own: "and 1,500 militants were killed".
        if (s_.is(phrase.end, WordClass::be) || s_.is(phrase.end, WordClass::have)) break;
        // "…, both Palestinian and Israeli, …"
        std::vector<Counted> named = named_sides(phrase);
        if (named.empty()) {
            if (const auto one = find_named(phrase, false)) named.push_back({*one, {}});
        }
        const TokenRange counted =
            s_.is_quantity(figure) || s_.is_hedge(figure) ? phrase : TokenRange{};
        for (Counted& one : named) {
            if (one.tokens.empty()) one.tokens = counted;
        }
        found.insert(found.end(), named.begin(), named.end());
        if (!named.empty()) {
            at = phrase.end - 1;
            continue;
        }
        if (s_.is(phrase.end, WordClass::preposition)) {
            const TokenRange place = s_.phrase_after(phrase.end + 1);
            if (const auto scene = scene_in({phrase.end, place.end}, true)) {
                found.push_back({*scene, {phrase.begin, place.end}});
            }
        }
        at = phrase.end - 1;
    }
    return found;
}

}  // namespace parallax
