#include "engine/profile/story_names.hpp"

#include "engine/profile/match_names.hpp"
#include "engine/profile/written_words.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace parallax {
namespace {

constexpr std::size_t fewest_role_words = 2;  // that tell one person from others of a side

bool has_capital(std::string_view word) {
    return !word.empty() && !(word.front() >= 'a' && word.front() <= 'z');
}

bool is_said(FactKind kind) {
    return kind == FactKind::source || kind == FactKind::quote || kind == FactKind::demand;
}

std::string join(const std::set<std::string>& words) {
    std::string result;
    for (const std::string& word : words) result.append(result.empty() ? "" : " ").append(word);
    return result;
}

}  // namespace

StoryNames::StoryNames(std::span<const GivenFact> facts, const NameForms& forms,
                       const TargetWords& targets)
    : facts_(facts), targets_(targets), names_(facts.size(), 0), keys_(facts.size()) {
    number_names(forms);
    find_sources();
    join_roles();
    for (std::uint32_t i = 0; i < facts_.size(); ++i) {
        const StoryFact& fact = *facts_[i].fact;
        if (!is_said(fact.kind) || keys_[i].empty()) continue;
        if (names_[i] != 0) names_of_source_[keys_[i]].insert(names_[i]);
        if (fact.target) sides_of_source_[keys_[i]][*fact.target] += fact.count;
        if (fact.kind == FactKind::source) {
            forms_of_source_[keys_[i]][fact.text].insert(facts_[i].outlet);
        }
    }
    for (std::uint32_t i = 0; i < facts_.size(); ++i) {
        if (keys_[i].empty() || headings_.contains(keys_[i])) continue;
        headings_.emplace(keys_[i], find_heading(i));
    }
}

bool StoryNames::is_seat(const StoryFact& fact) const {
    return fact.target && targets_.target(*fact.target).kind == "government" &&
           fact.behind_place_word * 2 >= fact.count;
}

void StoryNames::number_names(const NameForms& name_forms) {
    std::vector<WrittenName> written;
    std::vector<std::uint32_t> owners;
    for (std::uint32_t i = 0; i < facts_.size(); ++i) {
        const StoryFact& fact = *facts_[i].fact;
        WrittenName name{fact.name, {}, {}, facts_[i].document, {}};
        if (fact.kind == FactKind::actor) {
            if (!is_seat(fact)) name.target = fact.target;
            name.is_person = fact.is_person;
        } else if (is_said(fact.kind) && !fact.name.empty()) {
            // Of a quotation only the words of who speaks are at hand, in small letters.
            if (fact.target && targets_.is_alias(fact.name, *fact.target)) {
                name.target = fact.target;
            }
            name.speaks_for = fact.target;
        } else {
            continue;
        }
        if (name.target && !targets_.is_one_body(*name.target)) name.one_of = last_word(fact.name);
        written.push_back(std::move(name));
        owners.push_back(i);
    }
    const std::vector<std::uint32_t> numbers = match_names(written, name_forms);
    for (std::size_t n = 0; n < owners.size(); ++n) {
        const std::uint32_t owner = owners[n];
        const std::uint32_t number = numbers[n] + 1;
        const StoryFact& fact = *facts_[owner].fact;
        names_[owner] = number;
        const std::optional<TargetId> target = written[n].target;
        if (target && written[n].one_of.empty()) {
            // Of soldiers and civilians of one side, of a person and a government, the first of the
            // lexicon.
            const auto [bare, is_new] = bare_.emplace(number, *target);
            if (!is_new) bare->second = std::min(bare->second, *target);
            name_of_bare_.emplace(*target, number);
        }
        const bool is_actor = fact.kind == FactKind::actor;
        if (is_actor || fact.kind == FactKind::source) all_names_.insert(fact.name);
        if (is_actor) forms_of_name_[number][fact.text].insert(facts_[owner].outlet);
        if (fact.kind == FactKind::source) {
            forms_as_source_[number][fact.text].insert(facts_[owner].outlet);
        }
        // A source is known by name if it is named somewhere, as itself or as an actor.
        if (is_actor || (fact.kind == FactKind::source && has_capital(last_word(fact.text)))) {
            proper_.insert(number);
        }
    }
    for (const auto& [number, forms] : forms_as_source_) {
        if (bare_.contains(number)) speakers_.insert(number);
    }
}

std::string StoryNames::key_of(std::uint32_t index) const {
    const StoryFact& fact = *facts_[index].fact;
    if (fact.name.empty()) return {};
    const std::string head = singular(last_word(fact.name));
    // "The union" is the target though a sentence elsewhere begins with "Union".
    const bool is_small = fact.kind != FactKind::source || !has_capital(last_word(fact.text));
    const bool is_generic = fact.target && is_small && targets_.is_generic(head, *fact.target);
    if (!is_generic && proper_.contains(names_[index])) {
        return "name " + std::to_string(names_[index]);
    }
    if (!fact.target) return "noun " + fact.name;
    const auto target = "target " + std::to_string(fact.target->value);
    if (is_generic) {
        // "the group" is Hamas where Hamas is named.
        const auto named = name_of_bare_.find(*fact.target);
        if (named != name_of_bare_.end()) return "name " + std::to_string(named->second);
        return target;
    }
    // "Officials of the group" without a name are its voice, where it speaks itself.
    if (targets_.is_organisation(*fact.target)) {
        const auto named = name_of_bare_.find(*fact.target);
        if (named != name_of_bare_.end() && speakers_.contains(named->second)) {
            return "name " + std::to_string(named->second);
        }
    }
    const std::set<std::string> role = tell_role(fact, true);
    return target + " " + (role.empty() ? head : join(role));
}

void StoryNames::find_sources() {
    for (std::uint32_t i = 0; i < facts_.size(); ++i) {
        if (is_said(facts_[i].fact->kind)) keys_[i] = key_of(i);
    }
}

/// What the words say beside whose it is: "office prime minister" of "the office of Dravia's prime
/// minister".
std::set<std::string> StoryNames::tell_role(const StoryFact& fact, bool with_name) const {
    std::set<std::string> role(fact.role.begin(), fact.role.end());
    if (fact.target) {
        for (const std::string& word : targets_.side_words(*fact.target)) {
            role.erase(word);
            role.erase(singular(word));
        }
    }
    if (with_name) return role;
    for (const std::string_view word : cut_words(fact.name)) {
        role.erase(std::string(word));
        role.erase(singular(word));
    }
    return role;
}

/// A role that only one name of the event has means that name, wherever it stands without one.
void StoryNames::join_roles() {
    using SideRole = std::pair<TargetId, std::string>;
    std::map<SideRole, std::set<std::string>> bearers;  // of a role beside or in a name, their keys
    for (std::uint32_t i = 0; i < facts_.size(); ++i) {
        const StoryFact& fact = *facts_[i].fact;
        if (fact.kind != FactKind::source || !fact.target || !keys_[i].starts_with("name ")) {
            continue;
        }
        for (const bool with_name : {false, true}) {
            const std::set<std::string> role = tell_role(fact, with_name);
            if (role.size() >= fewest_role_words) {
                bearers[{*fact.target, join(role)}].insert(keys_[i]);
            }
        }
    }
    std::map<std::string, std::string> instead;
    for (const auto& [role, keys] : bearers) {
        const auto unnamed = "target " + std::to_string(role.first.value) + " " + role.second;
        if (keys.size() == 1) instead.emplace(unnamed, *keys.begin());
    }
    // "Dravia's Prime Minister's Office", "the office of Prime Minister Maren" of Dravia.
    std::map<SideRole, std::string> same;
    for (std::uint32_t i = 0; i < facts_.size(); ++i) {
        const StoryFact& fact = *facts_[i].fact;
        if (fact.kind != FactKind::source || !fact.target || !keys_[i].starts_with("name ")) {
            continue;
        }
        const std::set<std::string> role = tell_role(fact, true);
        const bool is_role = role.size() >= fewest_role_words && tell_role(fact, false).empty();
        if (!is_role) continue;
        const auto [kept, is_new] = same.try_emplace({*fact.target, join(role)}, keys_[i]);
        if (is_new) continue;
        std::string root = kept->second;
        for (auto next = instead.find(root); next != instead.end(); next = instead.find(root))
            root = next->second;
        if (root != keys_[i]) {
            instead[keys_[i]] = root;
            instead["target " + std::to_string(fact.target->value) + " " + join(role)] = root;
        }
    }
    // "Officials" are "senior officials" of that side where nobody else's officials speak.
    std::map<std::string, std::set<std::string>> longer;  // keys by that of their head alone
    for (std::uint32_t i = 0; i < facts_.size(); ++i) {
        const StoryFact& fact = *facts_[i].fact;
        if (!fact.target || !keys_[i].starts_with("target ")) continue;
        const std::string head =
            "target " + std::to_string(fact.target->value) + " " + singular(last_word(fact.name));
        if (head != keys_[i]) longer[head].insert(keys_[i]);
    }
    for (const std::string& key : std::set<std::string>(keys_.begin(), keys_.end())) {
        const auto found = longer.find(key);
        if (found != longer.end() && found->second.size() == 1) {
            instead.emplace(*found->second.begin(), key);
        }
    }
    constexpr int longest_chain = 3;  // senior officials, officials, the one who is named
    for (std::string& key : keys_) {
        for (int step = 0; step < longest_chain; ++step) {
            const auto found = instead.find(key);
            if (found == instead.end()) break;
            key = found->second;
        }
    }
}

bool StoryNames::is_known_source(std::uint32_t fact) const {
    return keys_[fact].starts_with("name ") || keys_[fact].starts_with("target ");
}

bool StoryNames::is_own_name(std::uint32_t fact) const {
    const auto names = names_of_source_.find(keys_[fact]);
    if (!keys_[fact].starts_with("name ") || names == names_of_source_.end()) return false;
    return std::none_of(names->second.begin(), names->second.end(),
                        [&](std::uint32_t name) { return bare_.contains(name); });
}

std::optional<TargetId> StoryNames::side_of_source(std::uint32_t fact) const {
    const auto found = sides_of_source_.find(keys_[fact]);
    if (found == sides_of_source_.end()) return std::nullopt;
    return std::max_element(found->second.begin(), found->second.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
}

/// "UN Gilad Erdan": two names of the event that stand side by side.
bool StoryNames::is_two_names(const std::string& text) const {
    const std::string words = name_words(text);
    if (targets_.is_alias(words)) return false;
    for (std::size_t space = words.find(' '); space != std::string::npos;
         space = words.find(' ', space + 1)) {
        const std::string tail = words.substr(space + 1);
        if (tail.find(' ') == std::string::npos) return false;
        if (all_names_.contains(words.substr(0, space)) && all_names_.contains(tail)) return true;
    }
    return false;
}

std::string StoryNames::choose_form(const Forms& forms) const {
    const std::pair<const std::string, std::set<std::uint32_t>>* best = nullptr;
    bool best_is_two = false;
    for (const auto& form : forms) {
        const bool two = is_two_names(form.first);
        const auto better = [&] {
            if (two != best_is_two) return best_is_two;
            if (form.second.size() != best->second.size()) {
                return form.second.size() > best->second.size();
            }
            if (form.first.size() != best->first.size()) {
                return form.first.size() > best->first.size();
            }
            return form.first > best->first;
        };
        if (best == nullptr || better()) {
            best = &form;
            best_is_two = two;
        }
    }
    return best == nullptr ? std::string() : best->first;
}

std::string StoryNames::heading_of_name(std::uint32_t fact, bool is_place) const {
    const auto bare = bare_.find(names_[fact]);
    if (bare != bare_.end()) {
        const Target& target = targets_.target(bare->second);
        // A capital that is a place here is not its government.
        if (!is_place || target.kind == "place") return target.name;
    }
    const auto forms = forms_of_name_.find(names_[fact]);
    if (forms == forms_of_name_.end()) return facts_[fact].fact->text;
    std::string form = choose_form(forms->second);
    const auto spoken = forms_as_source_.find(names_[fact]);
    const bool rather_spoken = is_two_names(form) && spoken != forms_as_source_.end();
    return rather_spoken ? choose_form(spoken->second) : form;
}

const std::string& StoryNames::heading_of_source(std::uint32_t fact) const {
    const auto found = headings_.find(keys_[fact]);
    return found == headings_.end() ? facts_[fact].fact->name : found->second;
}

std::string StoryNames::find_heading(std::uint32_t fact) const {
    const std::string& key = keys_[fact];
    const auto names = names_of_source_.find(key);
    if (names == names_of_source_.end()) return facts_[fact].fact->name;
    Forms forms;
    for (const std::uint32_t name : names->second) {
        const auto bare = bare_.find(name);
        if (bare != bare_.end()) return targets_.target(bare->second).name;
        const auto found = forms_of_name_.find(name);
        if (found == forms_of_name_.end()) continue;
        for (const auto& [text, outlets] : found->second) {
            forms[text].insert(outlets.begin(), outlets.end());
        }
    }
    if (key.starts_with("target ") && key.find(' ', 7) == std::string::npos) {
        return targets_.target(*facts_[fact].fact->target).name;
    }
    const std::string form = choose_form(forms);
    if (!form.empty() && !is_two_names(form)) return form;
    const auto found = forms_of_source_.find(key);
    if (found != forms_of_source_.end()) return choose_form(found->second);
    return form.empty() ? facts_[fact].fact->name : form;
}

}  // namespace parallax
