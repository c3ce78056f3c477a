#pragma once

#include "engine/report/report.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace parallax {

// Differences in plain words, as the Markdown report, the CSV file and the terminal show them.

/// "delegitimising words about Hamas": what a measure counts, without markup.
[[nodiscard]] std::string measure_title(const DeclaredMeasure& measure, const Lexicon& lexicon);

/// "+1.25" per 1,000 words, "−12 points" of a share; empty if absent.
[[nodiscard]] std::string difference_text(const std::optional<double>& difference, bool is_rate);

/// "1.25", "12 points": a difference of either sign; empty if absent.
[[nodiscard]] std::string magnitude_text(const std::optional<double>& difference, bool is_rate);

/// "difference" or "not enough evidence", as report.json and the CSV file say it.
[[nodiscard]] std::string_view name_of_verdict(bool is_difference);

/// Why there is no verdict in a few words: "under 10 counted"; empty for a difference.
[[nodiscard]] std::string shorten(Lacking lacking);

/// "+0.41 … +2.09"; empty if absent.
[[nodiscard]] std::string interval_text(const std::optional<Interval>& interval, bool is_rate);

/// "3.40 (17 of 5,002 words)", "41 % (7 of 17)"
[[nodiscard]] std::string side_text(const DifferenceSide& side, bool is_rate);

/// "0.003", "< 0.001"; empty if absent.
[[nodiscard]] std::string probability_text(const std::optional<double>& probability);

/// "driven by the article “x”"; empty if nothing drives it. Names of articles as they are.
[[nodiscard]] std::string drivers_text(const OutletDifference& difference);

}  // namespace parallax
