#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace parallax {

/// q values that hold the false discovery rate (Benjamini & Hochberg 1995): in the order of `p`,
///   q_(i) = min over j >= i of m·p_(j) ÷ j, at most 1,
/// so that all with q <= level are findings of which on average at most `level` are false. Equal p
/// values get equal q values. Requires every p in [0, 1]; of none, none.
[[nodiscard]] std::vector<double> adjust_benjamini_hochberg(std::span<const double> p);

/// The same inside a family of `p` that was opened because it was among `opened` rejected of
/// `families` tested (Benjamini & Bogomolov 2014): its q values times families ÷ opened, at most 1.
/// Comparing these with the level keeps the expected average share of false findings over the
/// opened families at the level. Requires 1 <= opened <= families.
[[nodiscard]] std::vector<double> adjust_in_selected_family(std::span<const double> p,
                                                            std::size_t opened,
                                                            std::size_t families);

}  // namespace parallax
