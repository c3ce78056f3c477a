#pragma once

#include "engine/lexicon/lexicon.hpp"
#include "engine/profile/comparison.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax {

/// One outlet's number: value = unit's factor · count ÷ of.
struct MeasureCell {
    std::uint64_t count = 0;
    std::uint64_t of = 0;
    std::optional<double> value;
    std::optional<Interval> interval;
    const AxisCell* axis = nullptr;  ///< of kind "axis" only; lives as long as the comparison
};

/// One measure side by side, as the CSV files name it.
struct MeasureRow {
    std::string_view kind;     ///< axis, labelling, label, mention, voice, sources, agency
    std::string measure;       ///< axis, choice, kind of mention, voice, form of harm
    std::string label;         ///< of kind "label": the term's id; of harm: the word
    std::string target;        ///< id, "unattached", or empty for none; of harm: the side affected
    std::string_view wording;  ///< empty for voices; of harm: the voice
    std::string_view unit;     ///< what `value` is
    std::vector<MeasureCell> outlets;  ///< as Comparison::outlets
};

/// Every measure of the comparison, in its order.
[[nodiscard]] std::vector<MeasureRow> list_measures(const Comparison& comparison,
                                                    const Lexicon& lexicon);

}  // namespace parallax
