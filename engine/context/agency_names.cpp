#include "engine/context/agency_parties.hpp"
#include "engine/context/clause_roles.hpp"
#include "engine/context/items_in.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

namespace parallax {
namespace {

constexpr std::uint32_t longest_party_name = 24;  // words

}  // namespace

/// Which of the targets that share an adjective ("Israeli": state, army, people …) the phrase
/// means.
int PartyFinder::rank_of_kind(TargetId target, TokenRange phrase, bool acts) const {
    const std::string& kind = lexicon_.target(target).kind;
    bool armed = false;
    bool civil = false;
    for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
        armed = armed || s_.is(at, CasualtyClass::soldier) || s_.is(at, CasualtyClass::fighter) ||
                s_.is(at, RuleClass::army) || s_.is(at, CasualtyClass::weapon) ||
                s_.is(at, CasualtyClass::event);
        civil = civil || s_.is(at, RuleClass::civil);
    }
    if (civil && kind == "civilians") return 0;
    if (armed && (kind == "army" || kind == "armed-group")) return 0;
    constexpr std::array<std::string_view, 4> acting{"state", "government", "army", "people"};
    constexpr std::array<std::string_view, 4> harmed{"people", "group", "civilians", "army"};
    const auto& order = acts ? acting : harmed;
    const auto place = std::find(order.begin(), order.end(), kind);
    return 1 + static_cast<int>(place - order.begin());
}

/// Not a people: "Dravian protesters" are Dravians.
bool PartyFinder::is_body(TargetId target) const {
    const std::string& kind = lexicon_.target(target).kind;
    return kind != "people" && kind != "civilians" && kind != "group";
}

std::vector<PartyFinder::Found> PartyFinder::names_in(TokenRange range, bool acts) const {
    std::vector<Found> found;
    const auto consider = [&](TargetId target, TokenRange tokens) {
        if (tokens.end <= range.begin || range.end <= tokens.begin) return;
        if (!is_somebody(lexicon_.target(target))) {
            // "the Hamas attack" is an event's name that says who attacked.
            for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
                const auto inner = sides_.find_by_word(s_.word(at));
                if (inner && range.contains({at, at + 1})) found.push_back({*inner, {at, at + 1}});
            }
            return;
        }
        if (!range.contains(tokens)) return;
        // "killed by Hamas supporters": not by Hamas. Dravian supporters are Dravians.
        const bool others = is_followed_by_others(s_.view(), tokens) ||
                            (is_body(target) && names_followers(s_.view(), tokens));
        if (acts && others) return;
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
    // A sentence can name thousands; those that begin well before the range end before it too.
    const TokenRange near{range.begin - std::min(range.begin, longest_party_name), range.end};
    for (const Mention& mention : items_in(named_.mentions, near)) {
        consider(mention.target, mention.tokens);
    }
    for (const MentionMatch& adjective : items_in(named_.adjectives, near)) {
        consider(adjective.target, adjective.tokens);
    }
    // "the Palestinian Resistance" is one name, not also that of a people.
    const std::vector<Found> all = found;
    std::erase_if(found, [&](const Found& inner) {
        return std::any_of(all.begin(), all.end(), [&](const Found& outer) {
            return outer.tokens != inner.tokens && outer.tokens.contains(inner.tokens);
        });
    });
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

/// "1,139 soldiers and civilians" are neither an army nor civilians, but a side's people.
TargetId PartyFinder::widen(TargetId target, TokenRange phrase) const {
    const std::string& kind = lexicon_.target(target).kind;
    if (kind != "army" && kind != "armed-group" && kind != "civilians") return target;
    bool armed = false;
    bool civil = false;
    bool joined = false;
    for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
        armed = armed || s_.is(at, CasualtyClass::soldier) || s_.is(at, CasualtyClass::fighter);
        civil = civil || s_.is(at, RuleClass::civil);
        joined = joined || s_.is(at, WordClass::coordinator);
    }
    return armed && civil && joined ? sides_.people_of(target).value_or(target) : target;
}

/// Those named in the head; several only if they are joined ("Palestinians and Israelis").
std::vector<PartyFinder::Counted> PartyFinder::named_sides(TokenRange phrase) const {
    std::vector<Found> head = names_in(s_.head_of(phrase), false);
    if (head.empty()) {
        // "six fighters from the group Hezbollah"
        const TokenRange first = s_.head_of(phrase);
        if (first.end < phrase.end && s_.word(first.end) == "from") {
            head = names_in({first.end, phrase.end}, false);
        }
    }
    const auto end_of = [&](std::uint32_t joint) {
        return s_.is(joint - 1, TokenKind::comma) ? joint - 1 : joint;
    };
    std::vector<Counted> sides;
    std::uint32_t part = phrase.begin;  // where the words that may count this side begin
    for (std::size_t index = 0; index < head.size(); ++index) {
        const std::uint32_t next =
            index + 1 < head.size() ? head[index + 1].tokens.begin : head[index].tokens.end;
        std::uint32_t joint = next;
        for (std::uint32_t at = head[index].tokens.end; at < next; ++at) {
            const bool lists =
                s_.is(at, TokenKind::comma) &&
                (s_.is_quantity(at + 1) || s_.is_hedge(at + 1) || s_.counts_one(at + 1));
            if (s_.is(at, WordClass::coordinator) || lists) joint = at;
        }
        if (joint == next && index + 1 < head.size()) continue;
        const std::string& side = lexicon_.target(head[index].target).side;
        const bool known = std::any_of(sides.begin(), sides.end(), [&](const Counted& other) {
            return lexicon_.target(other.target).side == side;
        });
        if (!known) sides.push_back({widen(head[index].target, phrase), {part, end_of(joint)}});
        part = joint + 1;
    }
    // "12 farmers and sailors" counts both together; "12 farmers and three sailors" each.
    const bool apart = sides.size() > 1 &&
                       std::all_of(sides.begin(), sides.end(),
                                   [&](const Counted& one) { return holds_quantity(one.tokens); });
    for (Counted& one : sides) {
        one.shared = sides.size() > 1 && !apart;
        if (!apart) one.tokens = {};
    }
    return sides;
}

bool PartyFinder::holds_quantity(TokenRange range) const {
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
        if (s_.is_quantity(at) || s_.counts_one(at)) return true;
    }
    return false;
}

/// "its soldiers", "their children": the nearest name before.
std::optional<TargetId> PartyFinder::owner_before(TokenRange phrase,
                                                  std::optional<TargetId> other) const {
    const TokenRange head = s_.head_of(phrase);
    bool owned = false;
    bool troops = false;
    for (std::uint32_t at = head.begin; at < head.end; ++at) {
        const std::string_view word = s_.word(at);
        owned = owned || word == "its" || word == "their" || word == "our";
        if (word == "own") other.reset();  // "their own soldiers"
        troops = troops || s_.is(at, CasualtyClass::person) || s_.is(at, CasualtyClass::soldier) ||
                 s_.is(at, CasualtyClass::weapon) || s_.is(at, CasualtyClass::event) ||
                 s_.is(at, RuleClass::army) || s_.harm_at(at) != nullptr;
    }
    if (!owned || !troops || holds(head, CasualtyClass::family)) return std::nullopt;
    return nearest_before(head.begin, other);
}

bool PartyFinder::is_pronoun(TokenRange phrase) const {
    return phrase.size() == 1 &&
           (s_.is(phrase.begin, WordClass::person_pronoun) || s_.word(phrase.begin) == "it");
}

std::optional<TargetId> PartyFinder::nearest_before(std::uint32_t token,
                                                    std::optional<TargetId> other) const {
    const std::vector<Found> before = names_in({s_.begin(), token}, true);
    for (auto found = before.rbegin(); found != before.rend(); ++found) {
        const Target& target = lexicon_.target(found->target);
        if (other && !target.side.empty() && target.side == lexicon_.target(*other).side) continue;
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

/// Whether an organisation of no side is named: "the U.N.", "the agency for refugees".
bool PartyFinder::names_organisation(TokenRange range) const {
    for (const Mention& mention : named_.mentions) {
        const Target& target = lexicon_.target(mention.target);
        if (target.kind == "organisation" && target.side.empty() &&
            range.contains(mention.tokens)) {
            return true;
        }
    }
    return false;
}

/// People who work for somebody of neither side: "aid workers", "nine staffers" whom the U.N.
/// tells of.
bool PartyFinder::is_staff_of_others(TokenRange phrase) const {
    return holds(phrase, CasualtyClass::staff) &&
           (holds(phrase, CasualtyClass::foreign) || names_organisation({s_.begin(), s_.end()}));
}

/// "according to Syrian state media": it tells of what happens at home.
bool PartyFinder::is_told_abroad(std::optional<TokenRange> source) const {
    if (!source || !holds(*source, CasualtyClass::home_source)) return false;
    const auto who = find_officials(*source);
    return who ? lexicon_.target(*who).side.empty() : holds(*source, CasualtyClass::foreign);
}

/// "in southern Syria": a place of neither side near the verb.
bool PartyFinder::is_elsewhere(const HarmReading& reading) const {
    for (std::uint32_t at = s_.begin(); at < s_.end(); ++at) {
        if (!s_.is(at, RuleClass::scene_link) || s_.word(at) == "of") continue;
        if (s_.is_hedge(at)) continue;  // "at least"
        const TokenRange place = s_.phrase_after(at + 1);
        if (holds(place, CasualtyClass::foreign)) return at + 12 > reading.tokens.begin;
    }
    return false;
}

}  // namespace parallax
