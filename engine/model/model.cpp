#include "engine/model/model.hpp"

#include <algorithm>

namespace parallax {

std::string_view name_of(PriorMap map) {
    switch (map) {
        case PriorMap::as_signed:
            return "signed";
        case PriorMap::absolute:
            return "absolute";
        case PriorMap::zero:
            return "zero";
    }
    return "signed";
}

std::string feature_name(std::string_view term_id, Wording wording) {
    std::string name(term_id);
    name += '@';
    name += name_of(wording);
    return name;
}

Model make_lexicon_model(const Lexicon& lexicon) {
    Model model;
    model.id = "lexicon";
    model.task = "framing by axis and target";
    model.classes = {"negative", "positive"};
    for (const Term& term : lexicon.terms()) {
        if (!term.axis) continue;
        for (const Wording wording : all_wordings) {
            const double weight = wording == Wording::outlet ? term.weight : 0.0;
            model.features.push_back({feature_name(term.id, wording), weight, 0.0, weight});
        }
    }
    std::sort(model.features.begin(), model.features.end(),
              [](const ModelFeature& a, const ModelFeature& b) { return a.name < b.name; });
    return model;
}

bool is_of_other_lexicons(const Model& model, const Lexicon& lexicon) {
    return model.training && model.training->lexicon_sha256 != lexicon.sha256();
}

}  // namespace parallax
