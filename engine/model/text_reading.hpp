#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// A kind of feature. A feature's name begins with its family's prefix; lexicon terms have none.
enum class Family : std::uint8_t {
    lexicon,     ///< "<term id>@<wording>": a term in one wording
    axes,        ///< "axis:<axis><+ or ->@<wording>": weights of all terms of one pole
    style,       ///< "style:<what>": marks, capitals, figures, words by voice
    words,       ///< "w:<words>": word n-grams
    characters,  ///< "c:<bytes>": character n-grams within a word, "_" for its bounds
    position,    ///< "p:<word>": a word of the headline or of the first sentence of several
};
inline constexpr std::array all_families{Family::lexicon, Family::axes,       Family::style,
                                         Family::words,   Family::characters, Family::position};

[[nodiscard]] std::string_view name_of(Family family);
[[nodiscard]] std::optional<Family> family_named(std::string_view name);

/// The family of a feature by its name's prefix.
[[nodiscard]] Family family_of(std::string_view feature);

/// How often a feature occurs, as a number. n occurrences in a unit of S scored sentences in which
/// all features of the family occur N times together; words, characters and position only, the
/// other families are always rates.
enum class Scaling : std::uint8_t {
    rate,  ///< n ÷ S
    unit,  ///< (1 + ln n) ÷ √N: long texts weigh no more than short ones
};
inline constexpr std::array all_scalings{Scaling::rate, Scaling::unit};

[[nodiscard]] std::string_view name_of(Scaling scaling);

/// What a model looks at in a text. Part of the model: the same text is read the same way when it
/// is scored as when it was learned from.
struct TextReading {
    std::vector<Family> families{Family::lexicon};  ///< sorted, each once
    std::uint32_t word_grams = 3;                   ///< longest word n-gram, 1 to 3
    std::uint32_t shortest_characters = 2;          ///< 1 to longest_characters
    std::uint32_t longest_characters = 5;           ///< at most 8
    bool by_wording = false;  ///< n-grams of sources are features of their own: "…@source"
    Scaling scaling = Scaling::rate;
    /// Names that n-grams see as ⟨outlet⟩ wherever they stand in this case. Sorted, each once. A
    /// list of the model, never of the document read: a score does not depend on the masthead.
    std::vector<std::string> outlet_names{};

    friend bool operator==(const TextReading&, const TextReading&) = default;
    [[nodiscard]] bool has(Family family) const;
};

}  // namespace parallax
