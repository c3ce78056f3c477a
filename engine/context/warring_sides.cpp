#include "engine/context/warring_sides.hpp"

#include "engine/text/normalise.hpp"

#include <set>
#include <string>

namespace parallax {

WarringSides::WarringSides(const Lexicon& lexicon)
    : opponents_(lexicon.targets().size()),
      people_(lexicon.targets().size()),
      armies_(lexicon.targets().size()),
      groups_(lexicon.targets().size()),
      names_(lexicon.targets()) {
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
    /// Phrases of one word without marks of the notation; of targets with the same word the first.
    const auto add_words = [&](const std::vector<std::string>& phrases, std::size_t index) {
        for (const std::string& phrase : phrases) {
            if (phrase.find_first_of(" ^*{\\") != std::string::npos) continue;
            by_word_.emplace(normalise_word(phrase), TargetId{static_cast<std::uint32_t>(index)});
        }
    };
    for (std::size_t index = 0; index < targets.size(); ++index) {
        const Target& target = targets[index];
        if (target.side.empty()) continue;
        if (is_somebody(target)) add_words(target.aliases, index);
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
    // "the Dravian war": an event's name may hold an adjective.
    for (std::size_t index = 0; index < targets.size(); ++index) {
        if (targets[index].side.empty() || !is_somebody(targets[index])) continue;
        add_words(targets[index].adjectives, index);
    }
}

std::optional<TargetId> WarringSides::find_by_word(std::string_view word) const {
    const auto found = by_word_.find(word);
    return found == by_word_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace parallax
