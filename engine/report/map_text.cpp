#include "engine/report/map_text.hpp"

#include "engine/report/short_phrase.hpp"

#include <fmt/format.h>

namespace parallax {

std::string_view name_of(NoMap why_not) {
    switch (why_not) {
        case NoMap::nothing:
            return "";
        case NoMap::few_outlets:
            return "few_outlets";
        case NoMap::few_counts:
            return "few_counts";
        case NoMap::few_measures:
            return "few_measures";
    }
    return "";
}

std::string describe(NoMap why_not) {
    switch (why_not) {
        case NoMap::nothing:
            return "";
        case NoMap::few_outlets:
            return fmt::format("There is no map: it needs at least {} outlets.",
                               fewest_outlets_of_map);
        case NoMap::few_counts:
            return fmt::format(
                "There is no map: fewer than {} outlets have {} labels of targets or hits with a "
                "pole about a target in their own wording.",
                fewest_outlets_of_map, fewest_counts_of_place);
        case NoMap::few_measures:
            return fmt::format(
                "There is no map: these articles hold too few labels and framing words to place "
                "outlets by. It needs three measures with {} counts in the outlets' own wording, "
                "at least {} of them on either side, that differ between outlets.",
                fewest_counts_of_measure, fewest_of_either);
    }
    return "";
}

std::string map_measure_title(const DeclaredMeasure& measure, const Lexicon& lexicon) {
    const std::string& target = lexicon.target(*measure.target).name;
    if (measure.kind == DeclaredKind::label) {
        return fmt::format("“{}” for {}, of its labels",
                           short_phrase(lexicon.term(*measure.term).phrase), target);
    }
    const Axis& axis = lexicon.axis(*measure.axis);
    return fmt::format("{} words about {} ({}), of those with a pole", axis.negative, target,
                       axis.id);
}

}  // namespace parallax
