#include "engine/profile/unclear_facts.hpp"

#include "engine/core/ascii_case.hpp"
#include "engine/profile/near_figures.hpp"
#include "engine/profile/word_pairs.hpp"
#include "engine/profile/written_words.hpp"

#include <algorithm>
#include <string_view>

namespace parallax {
namespace {

constexpr std::size_t fewest_common_words = 3;  // or all of the shorter
constexpr std::size_t fewest_words = 2;
constexpr double common_of_shorter = 0.6;
constexpr std::size_t month_length = 7;  // 2024-03

bool is_wording(FactKind kind) {
    return kind == FactKind::quote || kind == FactKind::demand;
}

}  // namespace

UnclearFacts::UnclearFacts(std::span<const StoryDocument> documents, std::size_t outlets,
                           const NameForms& forms, const TargetWords& targets)
    : spellings_(forms.spellings), targets_(targets), told_(outlets) {
    for (const StoryDocument& document : documents) {
        if (document.facts == nullptr) continue;
        Told& told = told_[document.outlet];
        told.capitals.add(document.facts->capitals);
        if (!document.facts->spellings.empty()) {
            std::vector<std::string> respelled;
            for (const std::string& run : document.facts->capitals) {
                respelled.push_back(spellings_.respell(run));
            }
            told.capitals.add(respelled);
        }
        for (const StoryFact& fact : document.facts->facts) read(fact, told);
    }
}

void UnclearFacts::read(const StoryFact& fact, Told& told) {
    if (fact.kind == FactKind::figure) told.figures.push_back(&fact);
    if (fact.kind == FactKind::date && (fact.indirect || fact.date.size() == month_length)) {
        told.has_open_day = told.has_open_day || fact.date.empty();
        told.dates.insert(fact.date);
    }
    if (fact.kind == FactKind::source) {
        told.roles.insert(fact.role.begin(), fact.role.end());
        if (fact.target) told.spoken_for.insert(*fact.target);
    }
    if (fact.kind == FactKind::cause && fact.indirect) {
        told.harmed.emplace(*fact.target, fact.unit);
    }
    if (!is_wording(fact.kind)) return;
    for (const std::uint32_t word : fact.words) {
        told.said_by_word[word].push_back(static_cast<std::uint32_t>(told.said.size()));
    }
    told.said.push_back(&fact);
}

bool UnclearFacts::may_tell(std::uint32_t outlet, const MatchedFact& matched) const {
    const Told& told = told_[outlet];
    switch (matched.kind) {
        case FactKind::actor:
        case FactKind::place:
            return holds_name(told, matched);
        case FactKind::source:
            return matched.unnamed || holds_source(told, matched);
        case FactKind::date:
            return holds_date(told, matched.given.front().fact->date);
        case FactKind::quote:
        case FactKind::demand:
            return holds_words(told, matched);
        case FactKind::figure:
            return holds_figure(told, matched);
        case FactKind::cause:
            return holds_cause(told, matched);
    }
    return false;
}

bool UnclearFacts::holds_name(const Told& told, const MatchedFact& matched) const {
    return std::any_of(matched.given.begin(), matched.given.end(), [&](const GivenFact& given) {
        const std::string& name = given.fact->name;
        return told.capitals.may_hold(name) ||
               (!spellings_.empty() && told.capitals.may_hold(spellings_.respell(name)));
    });
}

bool UnclearFacts::holds_cause(const Told& told, const MatchedFact& matched) const {
    const StoryFact& first = *matched.given.front().fact;
    if (!first.doer) return holds_words(told, matched);
    return std::any_of(told.harmed.begin(), told.harmed.end(), [&](const auto& harm) {
        return harm.second == first.unit && targets_.are_of_one_side(harm.first, *first.target);
    });
}

bool UnclearFacts::holds_source(const Told& told, const MatchedFact& matched) const {
    const auto speaks = [&](TargetId target) {
        if (target == *matched.body) return true;
        return targets_.is_power(*matched.body) &&
               (targets_.is_power(target) || targets_.target(target).kind == "person") &&
               targets_.are_of_one_side(target, *matched.body);
    };
    if (matched.body && std::any_of(told.spoken_for.begin(), told.spoken_for.end(), speaks)) {
        return true;
    }
    return std::any_of(matched.given.begin(), matched.given.end(), [&](const GivenFact& given) {
        const std::vector<std::string_view> words = cut_words(given.fact->name);
        return !words.empty() && std::all_of(words.begin(), words.end(), [&](auto word) {
            return told.roles.contains(singular(lower_ascii_letters(word)));
        });
    });
}

bool UnclearFacts::holds_date(const Told& told, const std::string& date) {
    if (told.dates.contains(date) || (told.has_open_day && date.size() > month_length)) return true;
    if (date.size() > month_length && told.dates.contains(date.substr(0, month_length))) {
        return true;
    }
    return std::any_of(told.dates.begin(), told.dates.end(), [&](const std::string& other) {
        return other.size() > date.size() && other.starts_with(date);
    });
}

bool UnclearFacts::holds_words(const Told& told, const MatchedFact& matched) {
    std::vector<std::size_t> common(told.said.size(), 0);  // words, by what is said
    std::vector<std::uint32_t> touched;
    for (const GivenFact& given : matched.given) {
        const WordNumbers& words = given.fact->words;
        for (const std::uint32_t said : touched) common[said] = 0;
        touched.clear();
        for (const std::uint32_t word : words) {
            const auto found = told.said_by_word.find(word);
            if (found == told.said_by_word.end()) continue;
            for (const std::uint32_t said : found->second) {
                if (common[said]++ == 0) touched.push_back(said);
            }
        }
        for (const std::uint32_t said : touched) {
            const std::size_t count = common[said];
            const std::size_t shorter = std::min(words.size(), told.said[said]->words.size());
            const bool all = count == shorter && count >= fewest_words;
            const bool most =
                count >= fewest_common_words &&
                static_cast<double>(count) >= common_of_shorter * static_cast<double>(shorter);
            if (all || most) return true;
        }
    }
    return false;
}

bool UnclearFacts::holds_figure(const Told& told, const MatchedFact& matched) {
    return std::any_of(told.figures.begin(), told.figures.end(), [&](const StoryFact* figure) {
        return std::any_of(matched.given.begin(), matched.given.end(), [&](const auto& given) {
            const StoryFact& other = *given.fact;
            const bool open = !figure->target || !other.target;
            const bool near =
                figure->vague || other.vague || are_near(figure->low, other.low) ||
                are_near(figure->high.value_or(figure->low), other.high.value_or(other.low));
            return open && near && figure->unit == other.unit;
        });
    });
}

}  // namespace parallax
