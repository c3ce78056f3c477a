#pragma once

#include "engine/context/mentions.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace parallax {

/// What a title, a given name or a pronoun says of somebody; `unknown` where none does.
enum class Gender : std::uint8_t { unknown, man, woman };

/// "he", "his", "him", "himself", "he's": man; "she" and its forms: woman.
[[nodiscard]] Gender gender_of_pronoun(std::string_view word);

/// Whether one may be the other: no two known ones that differ.
[[nodiscard]] constexpr bool may_be_one(Gender a, Gender b) {
    return a == Gender::unknown || b == Gender::unknown || a == b;
}

/// What a text says of the gender of those it names: by the title or given name before a name
/// ("Mrs. Castor", "Lena Castor"), also where the surname alone stands elsewhere in it. A surname
/// that belongs to a man and a woman of the text tells nothing.
class PersonGenders {
public:
    /// Both arguments must outlive this.
    PersonGenders(const TokenView& view, std::span<const Mention> mentions);

    [[nodiscard]] Gender of(const Mention& mention) const;
    /// Of the name that the words of `name` make up, a mention or not.
    [[nodiscard]] Gender of_name(TokenRange name) const;

private:
    [[nodiscard]] Gender by_words(TokenRange name) const;

    struct Surname {
        std::string_view word;
        bool man = false;
        bool woman = false;
    };
    const TokenView& view_;
    std::vector<Surname> surnames_;  ///< sorted by word
};

}  // namespace parallax
