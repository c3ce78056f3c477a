#include "engine/context/person_genders.hpp"

#include <algorithm>
#include <array>

namespace parallax {

Gender gender_of_pronoun(std::string_view word) {
    static constexpr std::array men{"he", "his", "him", "himself", "he's"};
    static constexpr std::array women{"she", "her", "hers", "herself", "she's"};
    if (std::find(men.begin(), men.end(), word) != men.end()) return Gender::man;
    if (std::find(women.begin(), women.end(), word) != women.end()) return Gender::woman;
    return Gender::unknown;
}

PersonGenders::PersonGenders(const TokenView& view, std::span<const Mention> mentions)
    : view_(view) {
    for (const Mention& mention : mentions) {
        const Gender gender = by_words(with_titles(view, mention));
        if (gender == Gender::unknown) continue;
        const bool man = gender == Gender::man;
        surnames_.push_back({view.normalised(mention.tokens.end - 1), man, !man});
    }
    std::sort(surnames_.begin(), surnames_.end(),
              [](const Surname& a, const Surname& b) { return a.word < b.word; });
    std::size_t kept = 0;
    for (const Surname& surname : surnames_) {
        if (kept > 0 && surnames_[kept - 1].word == surname.word) {
            surnames_[kept - 1].man = surnames_[kept - 1].man || surname.man;
            surnames_[kept - 1].woman = surnames_[kept - 1].woman || surname.woman;
        } else {
            surnames_[kept++] = surname;
        }
    }
    surnames_.resize(kept);
}

Gender PersonGenders::by_words(TokenRange name) const {
    // A capital at a sentence's start makes no name, a given name it may be.
    if (name.begin > 0 && starts_sentence(view_, name.begin - 1)) {
        if (view_.is(name.begin - 1, RuleClass::man)) return Gender::man;
        if (view_.is(name.begin - 1, RuleClass::woman)) return Gender::woman;
    }
    for (std::uint32_t at = name.begin; at < name.end; ++at) {
        if (!view_.is_word(at)) continue;
        if (name.size() == 1) return gender_of_pronoun(view_.normalised(at));
        // A surname can be a given name of others: "Tyler", "Scott".
        if (at + 1 == name.end) break;
        if (view_.is(at, RuleClass::man)) return Gender::man;
        if (view_.is(at, RuleClass::woman)) return Gender::woman;
    }
    return Gender::unknown;
}

Gender PersonGenders::of_name(TokenRange name) const {
    const Gender said = by_words(name);
    if (said != Gender::unknown) return said;
    const std::string_view word = view_.normalised(name.end - 1);
    const auto found = std::lower_bound(
        surnames_.begin(), surnames_.end(), word,
        [](const Surname& surname, std::string_view wanted) { return surname.word < wanted; });
    if (found == surnames_.end() || found->word != word || found->man == found->woman) {
        return Gender::unknown;
    }
    return found->man ? Gender::man : Gender::woman;
}

Gender PersonGenders::of(const Mention& mention) const {
    return of_name(with_titles(view_, mention));
}

}  // namespace parallax
