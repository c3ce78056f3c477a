#pragma once

#include "engine/model/evaluation.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax {

/// "0.742" or "–".
[[nodiscard]] std::string three_digits(const std::optional<double>& number);

/// "0.742 (0.711 to 0.770)", without the brackets where there is no interval.
[[nodiscard]] std::string with_interval(const std::optional<double>& number,
                                        const std::optional<Interval>& interval);

/// What readers call a measure.
[[nodiscard]] std::string_view title_of(Measure measure);

/// A row a measure, a column an evaluation.
[[nodiscard]] std::string measures_table(
    const std::vector<std::pair<std::string, const Evaluation*>>& columns);

/// Precision, recall and F1 a class, then truth against prediction.
[[nodiscard]] std::string classes_tables(const Evaluation& evaluation);

/// How often predictions of each probability are right, with a bar.
[[nodiscard]] std::string reliability_table(const Evaluation& evaluation);

/// Results by outlet or topic.
[[nodiscard]] std::string parts_table(std::string_view what, const std::vector<PartResult>& parts);

}  // namespace parallax
