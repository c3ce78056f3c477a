#pragma once

#include "engine/profile/capital_runs.hpp"
#include "engine/profile/event_facts.hpp"
#include "engine/profile/match_facts.hpp"
#include "engine/profile/name_spellings.hpp"
#include "engine/profile/target_words.hpp"

#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace parallax {

/// Whether an outlet that was not found to give a fact can be said not to mention it. It cannot
/// where its articles hold
/// - the words of a name, with a capital, in whatever reading (SeenCapitals);
/// - a source of the same body under another name ("a harbour board spokesman"), or somebody who
///   speaks for that body; of a state, its government or its army also one who speaks for another
///   of these three or for its leader;
/// - a day, month or year that the date may mean, or its month alone;
/// - words of a quotation or demand, three or more and most of the shorter, or all of it;
/// - a figure of the same harm with a number so near that both may be one, whose side is open;
/// - of a cause, such harm to the same side without a word of who did it, or most words of what it
///   is said to answer;
/// and for nobody where the source has no name: whose wife speaks, words do not tell.
/// The facts and what is said of the targets must outlive it.
class UnclearFacts {
public:
    UnclearFacts(std::span<const StoryDocument> documents, std::size_t outlets,
                 const NameForms& forms, const TargetWords& targets);

    [[nodiscard]] bool may_tell(std::uint32_t outlet, const MatchedFact& matched) const;

private:
    struct Told {
        SeenCapitals capitals;
        std::unordered_set<std::string> dates;  ///< unsure ones, and months that are named
        bool has_open_day = false;              ///< "on Tuesday" in an article without a date
        std::unordered_set<std::string> roles;  ///< words for sources
        std::set<TargetId> spoken_for;          ///< by a source
        std::set<std::pair<TargetId, HarmKind>> harmed;  ///< by nobody who is named
        std::vector<const StoryFact*> figures;
        std::vector<const StoryFact*> said;  ///< quotations, indirect speech, demands
        std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> said_by_word;
    };
    static void read(const StoryFact& fact, Told& told);
    [[nodiscard]] bool holds_name(const Told& told, const MatchedFact& matched) const;
    [[nodiscard]] bool holds_source(const Told& told, const MatchedFact& matched) const;
    [[nodiscard]] bool holds_cause(const Told& told, const MatchedFact& matched) const;
    [[nodiscard]] static bool holds_date(const Told& told, const std::string& date);
    [[nodiscard]] static bool holds_words(const Told& told, const MatchedFact& matched);
    [[nodiscard]] static bool holds_figure(const Told& told, const MatchedFact& matched);

    NameSpellings spellings_;
    const TargetWords& targets_;
    std::vector<Told> told_;  ///< by outlet
};

}  // namespace parallax
