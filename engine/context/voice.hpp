#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace parallax {

/// Whose claim a stretch of text is.
enum class Voice : std::uint8_t {
    own,       ///< the outlet's
    quoted,    ///< in quotation marks, somebody speaks
    reported,  ///< indirect speech
    scare,     ///< quotation marks that distance the outlet from a word; nobody speaks
    borrowed,  ///< a source the text itself introduces, reproduced without marks
};
inline constexpr std::array all_voices{Voice::own, Voice::quoted, Voice::reported, Voice::scare,
                                       Voice::borrowed};

/// Whose words a hit is made of.
enum class Wording : std::uint8_t {
    outlet,     ///< own voice, and naming phrases inside indirect speech
    source,     ///< quoted or borrowed
    uncertain,  ///< predicates inside indirect speech
    scare,      ///< marked off by the outlet
};
inline constexpr std::array all_wordings{Wording::outlet, Wording::source, Wording::uncertain,
                                         Wording::scare};

/// What the cue of a passage says about the truth of its content.
enum class Endorsement : std::uint8_t { neutral, factive, doubtful };
inline constexpr std::array all_endorsements{Endorsement::neutral, Endorsement::factive,
                                             Endorsement::doubtful};

/// Which voice a stretch over several voices takes: the one of lowest rank, in the order scare,
/// quoted, reported, borrowed, own.
[[nodiscard]] int rank_of(Voice voice);

/// Wording of a noun phrase that refers to somebody, by the voice it stands in: the outlet's own
/// inside indirect speech, because the reporter worded it.
[[nodiscard]] Wording wording_of_name(Voice voice);

/// Wording of a predicate, by the voice it stands in.
[[nodiscard]] Wording wording_of_predicate(Voice voice);

[[nodiscard]] std::string_view name_of(Voice voice);
[[nodiscard]] std::string_view name_of(Wording wording);
[[nodiscard]] std::string_view name_of(Endorsement endorsement);

}  // namespace parallax
