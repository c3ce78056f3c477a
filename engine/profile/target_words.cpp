#include "engine/profile/target_words.hpp"

#include "engine/profile/story_facts.hpp"
#include "engine/profile/written_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace parallax {
namespace {

/// The words of a lexicon's phrase without its signs.
std::string plain(std::string_view phrase) {
    std::string result;
    for (const char c : phrase) {
        if (c != '^' && c != '\\') result += c;
    }
    return result;
}

bool begins_with_capital(std::string_view word) {
    return !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
}

void add_capitalised(std::set<std::string>& words, const std::string& phrase) {
    const std::string bare = plain(phrase);
    for (const std::string_view word : cut_words(bare)) {
        if (begins_with_capital(word)) words.insert(name_words(word));
    }
}

}  // namespace

TargetWords::TargetWords(const Lexicon& lexicon) : lexicon_(lexicon) {
    members_.resize(lexicon.targets().size());
    for (std::uint32_t i = 0; i < lexicon.targets().size(); ++i) {
        for (const std::string& alias : lexicon.targets()[i].aliases) {
            by_alias_[name_words(plain(alias))].insert(TargetId{i});
        }
        for (const std::string& member : lexicon.targets()[i].members) {
            members_[i].insert(name_words(plain(member)));
        }
    }
    list_side_words();
}

void TargetWords::list_side_words() {
    const auto targets = lexicon_.targets();
    std::vector<std::set<std::string>> own(targets.size());
    std::map<std::string, std::vector<std::size_t>> together;  // by side or adjective
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const Target& target = targets[i];
        for (const std::string& adjective : target.adjectives) {
            own[i].insert(name_words(plain(adjective)));
            together["adjective " + adjective].push_back(i);
        }
        if (!target.side.empty()) together["side " + target.side].push_back(i);
        for (const std::string& alias : target.aliases) {
            if (alias.find(' ') == std::string::npos) add_capitalised(own[i], alias);
        }
        for (const std::string& member : target.members) add_capitalised(own[i], member);
    }
    side_words_ = own;
    for (const auto& [name, members] : together) {
        for (const std::size_t a : members) {
            for (const std::size_t b : members) side_words_[a].insert(own[b].begin(), own[b].end());
        }
    }
}

bool TargetWords::is_alias(const std::string& words, TargetId target) const {
    const auto found = by_alias_.find(words);
    return found != by_alias_.end() && found->second.contains(target);
}

bool TargetWords::is_generic(std::string_view noun, TargetId target) const {
    const std::vector<std::string>& phrases = lexicon_.target(target).generic;
    return std::any_of(phrases.begin(), phrases.end(),
                       [&](const std::string& phrase) { return last_word(phrase) == noun; });
}

std::optional<TargetId> TargetWords::find_place(const std::string& words) const {
    const auto found = by_alias_.find(words);
    if (found == by_alias_.end() || found->second.size() != 1) return std::nullopt;
    const TargetId target = *found->second.begin();
    return lexicon_.target(target).kind == "place" ? std::optional(target) : std::nullopt;
}

bool TargetWords::is_organisation(TargetId target) const {
    const std::string& kind = lexicon_.target(target).kind;
    return kind == "armed-group" || kind == "organisation" || kind == "party";
}

bool TargetWords::is_power(TargetId target) const {
    const std::string& kind = lexicon_.target(target).kind;
    return kind == "state" || kind == "government" || kind == "army";
}

bool TargetWords::are_of_one_side(TargetId a, TargetId b) const {
    const Target& one = lexicon_.target(a);
    const Target& other = lexicon_.target(b);
    if (!one.side.empty() || !other.side.empty()) return one.side == other.side;
    return std::any_of(one.adjectives.begin(), one.adjectives.end(), [&](const auto& adjective) {
        return std::find(other.adjectives.begin(), other.adjectives.end(), adjective) !=
               other.adjectives.end();
    });
}

bool TargetWords::is_one_body(TargetId target) const {
    constexpr std::array<std::string_view, 9> kinds{"person", "state", "government",
                                                    "army",   "place", "armed-group",
                                                    "people", "faith", "civilians"};
    return std::find(kinds.begin(), kinds.end(), lexicon_.target(target).kind) != kinds.end();
}

}  // namespace parallax
