#include "engine/profile/match_facts.hpp"

#include "engine/profile/disjoint_sets.hpp"
#include "engine/profile/near_figures.hpp"
#include "engine/profile/word_pairs.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace parallax {
namespace {

constexpr double shared_with_source = 0.5;  // of the shorter quotation's words
constexpr double shared_without_source = 0.8;
constexpr std::size_t fewest_with_source = 2;   // words
constexpr std::size_t longest_with_fewest = 4;  // words of the shorter quotation
constexpr std::size_t fewest_without_source = 4;
constexpr std::size_t fewest_of_indirect = 3;  // of a quotation's words, or all of them
constexpr double shared_of_demand = 0.5;

/// The facts of one event while they are matched.
class FactMatcher {
public:
    FactMatcher(const std::vector<GivenFact>& facts, const StoryNames& names,
                const TargetWords& targets)
        : facts_(facts), names_(names), targets_(targets) {}

    std::vector<MatchedFact> match() {
        for (std::uint32_t i = 0; i < facts_.size(); ++i) {
            by_kind_[static_cast<std::size_t>(facts_[i].fact->kind)].push_back(i);
        }
        match_figures();
        match_named();
        match_sources();
        match_quotes();
        match_demands();
        match_dates();
        match_causes();
        return std::move(matched_);
    }

private:
    [[nodiscard]] const std::vector<std::uint32_t>& of(FactKind kind) const {
        return by_kind_[static_cast<std::size_t>(kind)];
    }
    [[nodiscard]] const StoryFact& fact(std::uint32_t index) const { return *facts_[index].fact; }

    void keep(FactKind kind, const std::vector<std::uint32_t>& members) {
        MatchedFact& matched = matched_.emplace_back(MatchedFact{kind, {}, {}, {}, {}, {}});
        for (const std::uint32_t member : members) matched.given.push_back(facts_[member]);
        if (kind == FactKind::actor || kind == FactKind::place) {
            matched.heading = names_.heading_of_name(members.front(), kind == FactKind::place);
        } else if (kind == FactKind::source) {
            matched.heading = names_.heading_of_source(members.front());
            matched.source_target = names_.side_of_source(members.front());
            matched.unnamed = !names_.is_known_source(members.front());
            // A person speaks as the one he is, whichever side is his.
            const bool person = std::any_of(members.begin(), members.end(), [&](std::uint32_t m) {
                return fact(m).target && targets_.is_member(fact(m).name, *fact(m).target);
            });
            if (!person && !names_.is_own_name(members.front()))
                matched.body = matched.source_target;
        } else if (kind == FactKind::quote || kind == FactKind::demand) {
            if (const auto speaks = find_speaker(members)) {
                matched.heading = names_.heading_of_source(*speaks);
            }
        }
    }

    /// A member whose source most documents name, of several the first by the alphabet; a name
    /// before a mere noun.
    [[nodiscard]] std::optional<std::uint32_t> find_speaker(
        const std::vector<std::uint32_t>& members) const {
        std::map<std::string, std::set<std::uint32_t>> documents;
        for (const std::uint32_t i : members) {
            documents[names_.source_of(i)].insert(facts_[i].document);
        }
        std::optional<std::uint32_t> best;
        for (const std::uint32_t i : members) {
            if (names_.source_of(i).empty()) continue;
            const auto rank = [&](std::uint32_t one) {
                return std::pair(names_.is_known_source(one),
                                 documents[names_.source_of(one)].size());
            };
            if (!best || rank(i) > rank(*best) ||
                (rank(i) == rank(*best) &&
                 names_.heading_of_source(i) < names_.heading_of_source(*best)))
                best = i;
        }
        return best;
    }

    /// Groups by a key, kept in the order of the first of each.
    template <class KeyOf>
    void keep_by_key(FactKind kind, const std::vector<std::uint32_t>& members, KeyOf key_of) {
        using Key = decltype(key_of(std::uint32_t{}));
        std::map<Key, std::vector<std::uint32_t>> groups;
        std::vector<Key> order;
        for (const std::uint32_t member : members) {
            Key key = key_of(member);
            std::vector<std::uint32_t>& group = groups[key];
            if (group.empty()) order.push_back(std::move(key));
            group.push_back(member);
        }
        for (const Key& key : order) keep(kind, groups[key]);
    }

    // ---- names and sources --------------------------------------------------------------------

    void match_named() {
        std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
        for (const std::uint32_t i : of(FactKind::actor)) groups[names_.name_of(i)].push_back(i);
        for (const auto& [number, members] : groups) {
            keep(is_place(members) ? FactKind::place : FactKind::actor, members);
        }
    }

    [[nodiscard]] bool is_place(const std::vector<std::uint32_t>& members) const {
        std::uint64_t count = 0;
        std::uint64_t behind = 0;
        for (const std::uint32_t i : members) {
            const StoryFact& f = fact(i);
            if (f.is_person) return false;
            // Where a longer name holds it, the text does not say that it is the target's.
            if (targets_.find_place(f.name)) return true;
            if (f.target) {
                const std::string& kind = targets_.target(*f.target).kind;
                if (kind == "place") return true;
                // A capital may stand for its government, and be a place all the same.
                if (kind != "government") return false;
            }
            count += f.count;
            behind += f.behind_place_word;
        }
        return behind * 2 >= count;
    }

    void match_sources() {
        keep_by_key(FactKind::source, of(FactKind::source),
                    [&](std::uint32_t i) { return names_.source_of(i); });
    }

    /// Whether the sources of two facts may be one.
    [[nodiscard]] bool may_be_one(std::uint32_t a, std::uint32_t b) const {
        if (names_.source_of(a) == names_.source_of(b)) return !names_.source_of(a).empty();
        return fact(a).target && fact(a).target == fact(b).target;
    }

    // ---- figures ------------------------------------------------------------------------------

    [[nodiscard]] std::string side_of(std::optional<TargetId> target) const {
        if (!target) return {};
        const Target& known = targets_.target(*target);
        return known.side.empty() ? known.id : known.side;
    }

    [[nodiscard]] static std::uint64_t number_of(const StoryFact& figure) {
        if (figure.low == 0 && figure.high) return *figure.high;  // "up to 30"
        return figure.high ? (figure.low + *figure.high) / 2 : figure.low;
    }

    void match_figures() {
        std::map<std::tuple<HarmKind, std::string, bool, bool>, std::vector<std::uint32_t>> groups;
        for (const std::uint32_t i : of(FactKind::figure)) {
            const StoryFact& f = fact(i);
            groups[{f.unit, side_of(f.target), f.vague, f.presumed}].push_back(i);
        }
        for (auto& [key, members] : groups) {
            std::stable_sort(members.begin(), members.end(), [&](auto a, auto b) {
                return number_of(fact(a)) < number_of(fact(b));
            });
            std::vector<std::uint32_t> group;
            for (const std::uint32_t i : members) {
                if (!group.empty() &&
                    !are_near(number_of(fact(group.back())), number_of(fact(i)))) {
                    keep(FactKind::figure, group);
                    group.clear();
                }
                group.push_back(i);
            }
            keep(FactKind::figure, group);
        }
    }

    // ---- what is said -------------------------------------------------------------------------

    /// Whether two statements are one that have so many words in common, `shorter` the fewer of
    /// both.
    [[nodiscard]] bool is_same_statement(std::uint32_t a, std::uint32_t b, std::size_t common,
                                         std::size_t shorter) const {
        const auto share = static_cast<double>(common) / static_cast<double>(shorter);
        if (may_be_one(a, b)) {
            // Two words of a long quotation may stand in any other.
            if (common < fewest_with_source || share < shared_with_source) return false;
            return common > fewest_with_source || shorter <= longest_with_fewest;
        }
        if (share < shared_without_source) return false;
        // Of one nobody is said to have said it: the words alone have to tell.
        const bool unknown = names_.source_of(a).empty() || names_.source_of(b).empty();
        return common >= (unknown ? fewest_with_source : fewest_without_source);
    }

    /// Whether indirect speech with so many of a quotation's words gives it.
    [[nodiscard]] bool is_given_by(std::uint32_t quote, std::uint32_t statement,
                                   std::size_t common) const {
        const std::size_t words = fact(quote).words.size();
        if (common < std::min(words, fewest_of_indirect)) return false;
        return is_same_statement(quote, statement, common, words);
    }

    [[nodiscard]] std::vector<const WordNumbers*> words_of(
        const std::vector<std::uint32_t>& members) const {
        std::vector<const WordNumbers*> words;
        for (const std::uint32_t i : members) words.push_back(&fact(i).words);
        return words;
    }

    /// Sets of the members of which `are_same` says so, each set with what is added to it.
    template <class AreSame>
    [[nodiscard]] DisjointSets join_by_words(const std::vector<std::uint32_t>& members,
                                             AreSame are_same) const {
        DisjointSets sets(members.size());
        find_word_pairs(words_of(members),
                        [&](std::uint32_t a, std::uint32_t b, std::size_t common) {
                            if (are_same(members[a], members[b], common)) sets.join(a, b);
                        });
        return sets;
    }

    /// The members by the number of their set; empty for a number that names none.
    static std::vector<std::vector<std::uint32_t>> list_sets(
        const std::vector<std::uint32_t>& members, DisjointSets& sets) {
        std::vector<std::vector<std::uint32_t>> groups(members.size());
        for (std::uint32_t a = 0; a < members.size(); ++a) {
            groups[sets.find(a)].push_back(members[a]);
        }
        return groups;
    }

    void keep_sets(FactKind kind, const std::vector<std::uint32_t>& members, DisjointSets sets) {
        for (const std::vector<std::uint32_t>& group : list_sets(members, sets)) {
            if (!group.empty()) keep(kind, group);
        }
    }

    [[nodiscard]] std::size_t shorter_of(std::uint32_t a, std::uint32_t b) const {
        return std::min(fact(a).words.size(), fact(b).words.size());
    }

    void match_quotes() {
        const std::vector<std::uint32_t>& said = of(FactKind::quote);
        std::vector<std::uint32_t> direct;
        std::copy_if(said.begin(), said.end(), std::back_inserter(direct),
                     [&](std::uint32_t i) { return !fact(i).indirect; });
        DisjointSets sets =
            join_by_words(direct, [&](std::uint32_t a, std::uint32_t b, std::size_t common) {
                return is_same_statement(a, b, common, shorter_of(a, b));
            });
        std::map<std::uint32_t, std::uint32_t> place_of;  // of a direct one
        for (std::uint32_t a = 0; a < direct.size(); ++a) place_of[direct[a]] = a;
        std::map<std::uint32_t, std::set<std::uint32_t>> given_indirectly;  // by set
        find_word_pairs(words_of(said), [&](std::uint32_t a, std::uint32_t b, std::size_t common) {
            std::uint32_t quote = said[a];
            std::uint32_t statement = said[b];
            if (fact(quote).indirect) std::swap(quote, statement);
            if (fact(quote).indirect || !fact(statement).indirect) return;
            if (is_given_by(quote, statement, common)) {
                given_indirectly[sets.find(place_of[quote])].insert(statement);
            }
        });
        std::vector<std::vector<std::uint32_t>> groups = list_sets(direct, sets);
        for (std::uint32_t set = 0; set < groups.size(); ++set) {
            if (groups[set].empty()) continue;
            const std::set<std::uint32_t>& indirect = given_indirectly[set];
            groups[set].insert(groups[set].end(), indirect.begin(), indirect.end());
            keep(FactKind::quote, groups[set]);
        }
    }

    void match_demands() {
        const std::vector<std::uint32_t>& demands = of(FactKind::demand);
        keep_sets(FactKind::demand, demands,
                  join_by_words(demands, [&](std::uint32_t a, std::uint32_t b, std::size_t common) {
                      return may_be_one(a, b) && may_ask_one(a, b) &&
                             has_enough_in_common(a, b, common);
                  }));
    }

    /// Whether the same side is to do it, so far as both say who.
    [[nodiscard]] bool may_ask_one(std::uint32_t a, std::uint32_t b) const {
        return !fact(a).doer || !fact(b).doer || side_of(fact(a).doer) == side_of(fact(b).doer);
    }

    [[nodiscard]] bool has_enough_in_common(std::uint32_t a, std::uint32_t b,
                                            std::size_t common) const {
        return static_cast<double>(common) >=
               shared_of_demand * static_cast<double>(shorter_of(a, b));
    }

    // ---- dates and causes ---------------------------------------------------------------------

    void match_dates() {
        std::map<std::string, std::vector<std::uint32_t>> groups;
        std::vector<std::uint32_t> sure;
        for (const std::uint32_t i : of(FactKind::date)) {
            if (!fact(i).indirect) sure.push_back(i);
        }
        for (const std::uint32_t i : sure) groups[fact(i).date].push_back(i);
        for (auto& [date, members] : groups) {
            std::set<std::uint32_t> say_more;  // documents
            const std::size_t own = members.size();
            for (const std::uint32_t i : sure) {
                const std::string& other = fact(i).date;
                if (other.size() <= date.size() || !other.starts_with(date)) continue;
                members.push_back(i);
                say_more.insert(facts_[i].document);
            }
            // "October" beside "7 October" is no other fact.
            const bool is_told =
                std::all_of(members.begin(), members.begin() + static_cast<std::ptrdiff_t>(own),
                            [&](auto i) { return say_more.contains(facts_[i].document); });
            if (!is_told) keep(FactKind::date, members);
        }
    }

    void match_causes() {
        std::vector<std::uint32_t> doers;
        std::vector<std::uint32_t> reasons;
        for (const std::uint32_t i : of(FactKind::cause)) {
            const StoryFact& f = fact(i);
            if (f.indirect) continue;
            if (!f.doer) {
                reasons.push_back(i);
            } else if (side_of(f.doer) != side_of(f.target)) {
                doers.push_back(i);
            }
        }
        keep_by_key(FactKind::cause, doers, [&](std::uint32_t i) {
            return std::tuple(side_of(fact(i).doer), side_of(fact(i).target), fact(i).unit);
        });
        keep_sets(FactKind::cause, reasons,
                  join_by_words(reasons, [&](std::uint32_t a, std::uint32_t b, std::size_t common) {
                      return has_enough_in_common(a, b, common);
                  }));
    }

    const std::vector<GivenFact>& facts_;
    const StoryNames& names_;
    const TargetWords& targets_;
    std::array<std::vector<std::uint32_t>, all_fact_kinds.size()> by_kind_;
    std::vector<MatchedFact> matched_;
};

}  // namespace

std::vector<MatchedFact> match_facts(const std::vector<GivenFact>& facts, const NameForms& forms,
                                     const TargetWords& targets) {
    const StoryNames names(facts, forms, targets);
    return FactMatcher(facts, names, targets).match();
}

}  // namespace parallax
