#pragma once

#include "engine/corpus/read_ratings.hpp"
#include "engine/numeric/agreement.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace parallax {

/// Below it nothing should be concluded from ratings (Krippendorff 2004, Content Analysis).
inline constexpr double lowest_agreement = 0.667;

/// How far coders agree, with what is shown of it.
struct AgreementReport {
    Ratings ratings;
    std::vector<Agreement> scales;                 ///< never empty
    RatingScale listed_by = RatingScale::nominal;  ///< one of `scales`
    std::uint64_t seed = 0;
};

/// Units whose own agreement on the scale `listed_by` is below the bar: the lowest first, then by
/// name.
[[nodiscard]] std::vector<std::uint32_t> find_doubtful_units(const AgreementReport& report);

/// For people: alpha by scale, then the units below the bar with what each coder said.
[[nodiscard]] std::string render_agreement(const AgreementReport& report);

/// `parallax-agreement/1`, with a final newline.
[[nodiscard]] std::string render_agreement_json(const AgreementReport& report);

}  // namespace parallax
