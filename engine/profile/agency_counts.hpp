#pragma once

#include "engine/context/annotation.hpp"
#include "engine/context/harm_words.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace parallax {

struct AnalysedDocument;

inline constexpr std::size_t harm_form_count = all_harm_forms.size();
inline constexpr std::array all_harm_kinds{
    HarmKind::death,        HarmKind::injury,      HarmKind::attack,     HarmKind::captivity,
    HarmKind::displacement, HarmKind::deprivation, HarmKind::destruction};

/// Whether a record gives a casualty figure, and whether it says whose count it is.
enum class FigureUse : std::uint8_t { none, attributed, bare };
inline constexpr std::array all_figure_uses{FigureUse::none, FigureUse::attributed,
                                            FigureUse::bare};
[[nodiscard]] std::string_view name_of(FigureUse use);

/// How often one document tells of harm in one way. Records that say the harm did not happen or
/// only threatens are `flagged` and counted in nothing else.
struct HarmCount {
    std::optional<TargetId> target;  ///< who is affected
    std::string lemma;               ///< the word's entry in the list of words of harm
    Voice voice = Voice::own;        ///< whose claim it is
    HarmKind kind = HarmKind::death;
    HarmFormKind form = HarmFormKind::active;
    std::uint8_t force = 1;      ///< 1 … 3
    bool agent_named = false;    ///< who acts is a target, or has a noun phrase that is no pronoun
    bool victims_named = false;  ///< somebody affected has a name
    FigureUse figure = FigureUse::none;
    bool flagged = false;
    std::uint32_t count = 0;

    friend bool operator==(const HarmCount&, const HarmCount&) = default;
};

[[nodiscard]] inline auto key_of(const HarmCount& c) {
    return std::tie(c.target, c.lemma, c.voice, c.kind, c.form, c.force, c.agent_named,
                    c.victims_named, c.figure, c.flagged);
}

/// The harm that a document tells of, outside furniture, in order of key, keys unique.
[[nodiscard]] std::vector<HarmCount> count_harms(const AnalysedDocument& analysed);

}  // namespace parallax
