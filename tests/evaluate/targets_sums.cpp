#include "tests/evaluate/targets_sums.hpp"

#include <algorithm>

namespace parallax::targets {

bool is_evaluative(const Lexicon& lexicon, const Hit& hit) {
    const Term& term = lexicon.term(hit.term);
    if (!term.axis || !hit.on_axis) return false;
    const std::string& axis = lexicon.axis(*term.axis).id;
    return axis == "regard" || axis == "evaluation";
}

double weight_of(const Lexicon& lexicon, const Hit& hit) {
    const double weight = lexicon.term(hit.term).weight;
    if (!hit.flags.negated) return weight;
    return weight > 0 ? -weight : 0.5 * weight;
}

double sum_attached(const Reader& reader, const Reading& reading) {
    double total = 0;
    for (const Hit& hit : reading.annotation.hits) {
        if (!hit.target || !reader.is_given(*hit.target)) continue;
        if (is_evaluative(reader.lexicon(), hit)) total += weight_of(reader.lexicon(), hit);
    }
    return total;
}

double sum_free(const Reader& reader, const Reading& reading) {
    double total = 0;
    for (const Hit& hit : reading.annotation.hits) {
        if (hit.target) continue;
        if (is_evaluative(reader.lexicon(), hit)) total += weight_of(reader.lexicon(), hit);
    }
    return total;
}

std::array<int, 4> count_pronouns(Reader& reader, const Row& row, const Reading& reading) {
    std::array<int, 4> counts{};
    const ContextInput input = reader.input(row, reading);
    const TokenView view = reader.view(input);
    const auto is_annotated = [&](std::uint32_t at) {
        return std::any_of(row.further.begin(), row.further.end(),
                           [&](Span place) { return place.overlaps(view[at].span()); });
    };
    for (std::uint32_t at = 0; at < view.size(); ++at) {
        if (!view.is_any(
                at, any_of(WordClass::pronoun, WordClass::object_pronoun, WordClass::possessive))) {
            continue;
        }
        if (at >= reading.given.begin && at < reading.given.end) continue;
        const auto found = std::find_if(
            reading.mentions.begin(), reading.mentions.end(), [&](const Mention& mention) {
                return mention.tokens.begin <= at && at < mention.tokens.end;
            });
        const bool none = found == reading.mentions.end();
        if (is_annotated(at)) {
            ++counts[none ? 2 : reader.is_given(found->target) ? 0 : 1];
        } else if (!none && found->is_pronoun && reader.is_given(found->target)) {
            ++counts[3];
        }
    }
    return counts;
}

double sum_all(const Reader& reader, const Reading& reading) {
    double total = 0;
    for (const Hit& hit : reading.annotation.hits) {
        if (is_evaluative(reader.lexicon(), hit)) total += reader.lexicon().term(hit.term).weight;
    }
    return total;
}

}  // namespace parallax::targets
