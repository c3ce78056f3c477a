#pragma once

#include "engine/context/annotation.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/profile/share_estimate.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace parallax {

/// What a framing term does (Entman 1993): it defines a problem, names its cause, judges, or calls
/// for a remedy.
inline constexpr std::array<std::string_view, 4> all_functions{"define", "cause", "judge",
                                                               "remedy"};

/// The functions of one outlet's framing terms in one wording, flagged hits left out.
struct FunctionCell {
    std::uint64_t hits = 0;     ///< of terms that have a function
    std::uint64_t without = 0;  ///< of terms of which the lexicon does not say it
    std::array<ShareEstimate, all_functions.size()> functions;  ///< of `hits`
};

using FunctionCells = std::array<FunctionCell, all_wordings.size()>;

struct FunctionRow {
    std::optional<TargetId> target;
    std::vector<FunctionCells> outlets;  ///< as Comparison::outlets
};

struct FunctionComparison {
    std::vector<FunctionCells> all;    ///< as Comparison::outlets, over all targets
    std::vector<FunctionRow> targets;  ///< by target, hits without a target last
};

struct ProfileTable;
struct OutletIndex;

/// Terms of framing lexicons, on an axis or in a choice; each hit counts once.
[[nodiscard]] FunctionComparison compare_functions(const ProfileTable& table,
                                                   const Lexicon& lexicon,
                                                   const OutletIndex& index);

}  // namespace parallax
