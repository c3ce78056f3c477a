#include "engine/profile/match_facts.hpp"

#include "engine/profile/disjoint_sets.hpp"
#include "engine/profile/match_names.hpp"
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

constexpr double farthest_ratio = 1.1;      // of two numbers of one figure
constexpr std::uint64_t exact_below = 20;   // smaller numbers must be equal
constexpr double shared_with_source = 0.5;  // of the shorter quotation's words
constexpr double shared_without_source = 0.8;
constexpr std::size_t fewest_with_source = 2;  // words
constexpr std::size_t fewest_without_source = 4;
constexpr double shared_of_demand = 0.5;

/// Who a source is, so far as it can be told: a number for a name, and the target it speaks for.
struct Source {
    std::string key;  ///< empty: nobody is named
    std::optional<TargetId> target;

    [[nodiscard]] bool may_be(const Source& other) const {
        if (key == other.key) return !key.empty();
        return target && target == other.target;
    }
};

std::string_view last_word(std::string_view text) {
    const std::size_t space = text.rfind(' ');
    return space == std::string_view::npos ? text : text.substr(space + 1);
}

std::string singular(std::string_view word) {
    const bool plural = word.size() > 3 && word.ends_with('s') && !word.ends_with("ss");
    return std::string(plural ? word.substr(0, word.size() - 1) : word);
}

bool has_capital(std::string_view word) {
    return !word.empty() && !(word.front() >= 'a' && word.front() <= 'z');
}

/// The facts of one event while they are matched.
class FactMatcher {
public:
    FactMatcher(const std::vector<GivenFact>& facts, const Lexicon& lexicon)
        : facts_(facts), lexicon_(lexicon) {}

    std::vector<MatchedFact> match() {
        for (std::uint32_t i = 0; i < facts_.size(); ++i) {
            by_kind_[static_cast<std::size_t>(facts_[i].fact->kind)].push_back(i);
        }
        number_names();
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
        MatchedFact& matched = matched_.emplace_back(MatchedFact{kind, {}});
        for (const std::uint32_t member : members) matched.given.push_back(facts_[member]);
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

    /// Whether the target itself is called so.
    [[nodiscard]] bool is_alias(std::string_view words, TargetId target) const {
        const auto& aliases = lexicon_.target(target).aliases;
        return std::any_of(aliases.begin(), aliases.end(), [&](const std::string& alias) {
            std::string plain;
            std::copy_if(alias.begin(), alias.end(), std::back_inserter(plain),
                         [](char c) { return c != '^'; });
            return name_words(plain) == words;
        });
    }

    [[nodiscard]] bool is_generic(std::string_view noun, TargetId target) const {
        const Target& about = lexicon_.target(target);
        return about.kind == "armed-group" ? noun == "group" || noun == "movement" ||
                                                 noun == "organization" || noun == "organisation"
                                           : std::any_of(about.generic.begin(), about.generic.end(),
                                                         [&](const std::string& phrase) {
                                                             return last_word(phrase) == noun;
                                                         });
    }

    /// "in Tehran": a government's seat where it is no more than a place.
    [[nodiscard]] bool is_seat(const StoryFact& f) const {
        return f.target && lexicon_.target(*f.target).kind == "government" &&
               f.behind_place_word * 2 >= f.count;
    }

    /// All names of the event, those of sources among them.
    void number_names() {
        std::vector<WrittenName> names;
        std::vector<std::uint32_t> owners;
        for (std::uint32_t i = 0; i < facts_.size(); ++i) {
            const StoryFact& f = fact(i);
            const bool speaks = f.kind == FactKind::source || f.kind == FactKind::quote ||
                                f.kind == FactKind::demand;
            if (f.kind == FactKind::actor) {
                names.push_back({f.name, is_seat(f) ? std::nullopt : f.target});
                owners.push_back(i);
            } else if (speaks && !f.name.empty()) {
                // Of a quotation only the words of who speaks are at hand, in small letters.
                const bool alias = f.target && is_alias(f.name, *f.target);
                names.push_back({f.name, alias ? f.target : std::nullopt});
                owners.push_back(i);
            }
        }
        const std::vector<std::uint32_t> numbers = match_names(names);
        name_of_fact_.assign(facts_.size(), 0);
        std::set<std::uint32_t> of_actors;
        for (std::size_t n = 0; n < owners.size(); ++n) {
            name_of_fact_[owners[n]] = numbers[n] + 1;
            if (fact(owners[n]).kind == FactKind::actor) of_actors.insert(numbers[n] + 1);
        }
        // A source is known by name if it is named somewhere, as itself or as an actor.
        for (std::uint32_t i = 0; i < facts_.size(); ++i) {
            const StoryFact& f = fact(i);
            if (f.kind == FactKind::source && has_capital(last_word(f.text))) {
                of_actors.insert(name_of_fact_[i]);
            }
        }
        proper_names_ = std::move(of_actors);
    }

    [[nodiscard]] Source source_of(std::uint32_t index) const {
        const StoryFact& f = fact(index);
        if (f.name.empty()) return {{}, f.target};
        if (proper_names_.contains(name_of_fact_[index])) {
            return {"name " + std::to_string(name_of_fact_[index]), f.target};
        }
        const std::string head = singular(last_word(f.name));
        if (!f.target) return {"noun " + f.name, {}};
        const auto target = "target " + std::to_string(f.target->value);
        if (is_generic(head, *f.target)) {
            // "the group" is Hamas where Hamas is named.
            for (std::uint32_t i = 0; i < facts_.size(); ++i) {
                const StoryFact& other = fact(i);
                if (other.kind == FactKind::actor && other.target == f.target) {
                    return {"name " + std::to_string(name_of_fact_[i]), f.target};
                }
            }
            return {target, f.target};
        }
        return {target + " " + head, f.target};
    }

    void match_named() {
        std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
        for (const std::uint32_t i : of(FactKind::actor)) groups[name_of_fact_[i]].push_back(i);
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
            if (f.target) {
                const std::string& kind = lexicon_.target(*f.target).kind;
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
                    [&](std::uint32_t i) { return source_of(i).key; });
    }

    // ---- figures ------------------------------------------------------------------------------

    [[nodiscard]] std::string side_of(std::optional<TargetId> target) const {
        if (!target) return {};
        const Target& known = lexicon_.target(*target);
        return known.side.empty() ? known.id : known.side;
    }

    [[nodiscard]] static std::uint64_t number_of(const StoryFact& figure) {
        if (figure.low == 0 && figure.high) return *figure.high;  // "up to 30"
        return figure.high ? (figure.low + *figure.high) / 2 : figure.low;
    }

    [[nodiscard]] static bool are_near(std::uint64_t less, std::uint64_t more) {
        if (more < exact_below) return less == more;
        return static_cast<double>(more) <= static_cast<double>(less) * farthest_ratio;
    }

    void match_figures() {
        std::map<std::tuple<HarmKind, std::string, bool>, std::vector<std::uint32_t>> groups;
        for (const std::uint32_t i : of(FactKind::figure)) {
            const StoryFact& f = fact(i);
            groups[{f.unit, side_of(f.target), f.vague}].push_back(i);
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
        const bool same_source = sources_[a].may_be(sources_[b]);
        if (same_source) return common >= fewest_with_source && share >= shared_with_source;
        return common >= fewest_without_source && share >= shared_without_source;
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
        sources_.resize(facts_.size());
        for (const FactKind kind : {FactKind::quote, FactKind::demand}) {
            for (const std::uint32_t i : of(kind)) sources_[i] = source_of(i);
        }
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
            if (is_same_statement(quote, statement, common, fact(quote).words.size())) {
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
                      return sources_[a].may_be(sources_[b]) && has_enough_in_common(a, b, common);
                  }));
    }

    [[nodiscard]] bool has_enough_in_common(std::uint32_t a, std::uint32_t b,
                                            std::size_t common) const {
        return static_cast<double>(common) >=
               shared_of_demand * static_cast<double>(shorter_of(a, b));
    }

    // ---- dates and causes ---------------------------------------------------------------------

    void match_dates() {
        std::map<std::string, std::vector<std::uint32_t>> groups;
        for (const std::uint32_t i : of(FactKind::date)) groups[fact(i).date].push_back(i);
        for (auto& [date, members] : groups) {
            for (const std::uint32_t i : of(FactKind::date)) {
                const std::string& other = fact(i).date;
                if (other.size() > date.size() && other.starts_with(date)) members.push_back(i);
            }
            keep(FactKind::date, members);
        }
    }

    void match_causes() {
        std::vector<std::uint32_t> doers;
        std::vector<std::uint32_t> reasons;
        for (const std::uint32_t i : of(FactKind::cause)) {
            const StoryFact& f = fact(i);
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
    const Lexicon& lexicon_;
    std::array<std::vector<std::uint32_t>, all_fact_kinds.size()> by_kind_;
    std::vector<std::uint32_t> name_of_fact_;  ///< number of its name + 1; 0 = none
    std::set<std::uint32_t> proper_names_;     ///< numbers + 1 of names that are no mere nouns
    std::vector<Source> sources_;              ///< of quotes and demands
    std::vector<MatchedFact> matched_;
};

}  // namespace

std::vector<MatchedFact> match_facts(const std::vector<GivenFact>& facts, const Lexicon& lexicon) {
    return FactMatcher(facts, lexicon).match();
}

}  // namespace parallax
