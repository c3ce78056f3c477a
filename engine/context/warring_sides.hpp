#pragma once

#include "engine/lexicon/lexicon.hpp"
#include "engine/lexicon/target_names.hpp"
#include "engine/text/word_map.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace parallax {

/// Places and events name no people of their own; their scenes do.
[[nodiscard]] inline bool is_somebody(const Target& target) {
    return target.kind != "place" && target.kind != "event";
}

/// For each target the people it is at war with: where the lexicon that declares it has people on
/// exactly two sides, those of the other side; and the people of its own side. And by which words
/// each is called.
class WarringSides {
public:
    explicit WarringSides(const Lexicon& lexicon);

    [[nodiscard]] std::optional<TargetId> opponent_of(TargetId target) const {
        return opponents_[target.index()];
    }
    [[nodiscard]] std::optional<TargetId> people_of(TargetId target) const {
        return people_[target.index()];
    }
    /// The sided target that has this one normalised word among its names.
    [[nodiscard]] std::optional<TargetId> find_by_word(std::string_view word) const;
    [[nodiscard]] const TargetNames& names() const { return names_; }
    /// The army of the target's war, if one side alone has one.
    [[nodiscard]] std::optional<TargetId> army_around(TargetId target) const {
        return armies_[target.index()];
    }
    /// An armed group of the target's war, if one side alone has any.
    [[nodiscard]] std::optional<TargetId> group_around(TargetId target) const {
        return groups_[target.index()];
    }

private:
    std::vector<std::optional<TargetId>> opponents_;  ///< by target
    std::vector<std::optional<TargetId>> people_;     ///< by target
    std::vector<std::optional<TargetId>> armies_;     ///< by target
    std::vector<std::optional<TargetId>> groups_;     ///< by target
    WordMap<TargetId> by_word_;
    TargetNames names_;
};

}  // namespace parallax
