#pragma once

#include "engine/core/ids.hpp"
#include "engine/lexicon/lexicon.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// What a lexicon says of the names of its targets, in the form of name_words(). The lexicon must
/// outlive it.
class TargetWords {
public:
    explicit TargetWords(const Lexicon& lexicon);

    [[nodiscard]] const Target& target(TargetId id) const { return lexicon_.target(id); }

    /// Whether the target itself is called so.
    [[nodiscard]] bool is_alias(const std::string& words, TargetId target) const;

    /// Whether some target is called so.
    [[nodiscard]] bool is_alias(const std::string& words) const {
        return by_alias_.contains(words);
    }

    /// Whether one of the people who stand for the target is called so.
    [[nodiscard]] bool is_member(const std::string& words, TargetId target) const {
        return members_[target.index()].contains(words);
    }

    /// Whether "the NOUN" may refer to the target once it was named.
    [[nodiscard]] bool is_generic(std::string_view noun, TargetId target) const;

    /// The place that is called so, if only one is.
    [[nodiscard]] std::optional<TargetId> find_place(const std::string& words) const;

    /// Whether all bare names of the target are names of one and the same thing, as those of a
    /// state or a person are; unlike those of the press of a country.
    [[nodiscard]] bool is_one_body(TargetId target) const;

    /// Whether those who speak for the target without a name are its own voice: of an armed group,
    /// a party, a council; a government and a state have many.
    [[nodiscard]] bool is_organisation(TargetId target) const;

    /// Whether it is a state, a government or an army: one may speak where the other is meant.
    [[nodiscard]] bool is_power(TargetId target) const;

    /// Whether both have one side, or an adjective in common where they have none.
    [[nodiscard]] bool are_of_one_side(TargetId a, TargetId b) const;

    /// Words that say only whose somebody is: adjectives, single bare names and people of the
    /// target and of those that share its side or an adjective.
    [[nodiscard]] const std::set<std::string>& side_words(TargetId target) const {
        return side_words_[target.index()];
    }

private:
    void list_side_words();

    const Lexicon& lexicon_;
    std::map<std::string, std::set<TargetId>> by_alias_;
    std::vector<std::set<std::string>> members_;     ///< by target
    std::vector<std::set<std::string>> side_words_;  ///< by target
};

}  // namespace parallax
