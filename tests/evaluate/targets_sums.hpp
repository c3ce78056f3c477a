#pragma once

#include "tests/evaluate/targets_reading.hpp"

#include <array>

namespace parallax::targets {

/// Whether the hit is of the axes `regard` or `evaluation`.
[[nodiscard]] bool is_evaluative(const Lexicon& lexicon, const Hit& hit);

/// The entry's weight. Where the hit is negated: against its target if it speaks for it ("no
/// hero"), half as much against it if it speaks against it: who is said not to be corrupt is
/// suspected of it. (In NewsMTSC's training rows 72 % of the first and 64 % of the second are
/// negative.)
[[nodiscard]] double weight_of(const Lexicon& lexicon, const Hit& hit);

/// Sum of the weights of the axes `regard` and `evaluation` attached to the target.
[[nodiscard]] double sum_attached(const Reader& reader, const Reading& reading);

/// The same over all hits of the row, whoever they are about.
[[nodiscard]] double sum_all(const Reader& reader, const Reading& reading);

/// The same over hits attached to nobody.
[[nodiscard]] double sum_free(const Reader& reader, const Reading& reading);

/// Pronouns that the row annotates as its target, by what the engine made of them: the target,
/// another, nobody; then pronouns that it took for the target where the row annotates none.
[[nodiscard]] std::array<int, 4> count_pronouns(Reader& reader, const Row& row,
                                                const Reading& reading);

}  // namespace parallax::targets
