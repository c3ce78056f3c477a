#include "engine/model/text_reading.hpp"

#include <algorithm>

namespace parallax {

std::string_view name_of(Family family) {
    switch (family) {
        case Family::lexicon:
            return "lexicon";
        case Family::axes:
            return "axes";
        case Family::style:
            return "style";
        case Family::words:
            return "words";
        case Family::characters:
            return "characters";
        case Family::position:
            return "position";
    }
    return "lexicon";
}

std::optional<Family> family_named(std::string_view name) {
    for (const Family family : all_families) {
        if (name == name_of(family)) return family;
    }
    return std::nullopt;
}

Family family_of(std::string_view feature) {
    if (feature.starts_with("w:")) return Family::words;
    if (feature.starts_with("c:")) return Family::characters;
    if (feature.starts_with("p:")) return Family::position;
    if (feature.starts_with("axis:")) return Family::axes;
    if (feature.starts_with("style:")) return Family::style;
    return Family::lexicon;
}

std::string_view name_of(Scaling scaling) {
    return scaling == Scaling::rate ? "rate" : "unit";
}

bool TextReading::has(Family family) const {
    return std::find(families.begin(), families.end(), family) != families.end();
}

}  // namespace parallax
