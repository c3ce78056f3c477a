#include "engine/report/internal/ordered_json.hpp"
#include "engine/report/json_parts.hpp"
#include "engine/report/short_phrase.hpp"

namespace parallax {

namespace {

Json to_json(const Axis& axis) {
    return {{"id", axis.id},
            {"kind", name_of(axis.kind)},
            {"negative", axis.negative},
            {"positive", axis.positive},
            {"about", axis.about},
            {"lexicon", axis.lexicon}};
}

Json to_json(const Target& target) {
    return {{"id", target.id},
            {"name", target.name},
            {"kind", text_or_null(target.kind)},
            {"side", text_or_null(target.side)},
            {"lexicon", target.lexicon}};
}

Json to_json(const Choice& choice, const Lexicon& lexicon) {
    return {{"id", choice.id},
            {"about", choice.about},
            {"target", choice.target ? Json(lexicon.target(*choice.target).id) : Json(nullptr)},
            {"lexicon", choice.lexicon}};
}

Json to_json(const Term& term, const Lexicon& lexicon) {
    return {{"id", term.id},
            {"label", short_phrase(term.phrase)},
            {"phrase", term.phrase},
            {"axis", term.axis ? Json(lexicon.axis(*term.axis).id) : Json(nullptr)},
            {"weight", term.axis ? Json(term.weight) : Json(nullptr)},
            {"choice", term.choice ? Json(lexicon.choice(*term.choice).id) : Json(nullptr)},
            {"target", term.target ? Json(lexicon.target(*term.target).id) : Json(nullptr)},
            {"function", text_or_null(term.function)},
            {"pair", text_or_null(term.pair)},
            {"reference", term.reference},
            {"note", text_or_null(term.note)},
            {"source", text_or_null(term.source)},
            {"lexicon", term.lexicon}};
}

}  // namespace

std::string lexicon_json(const UsedTables& used, const Lexicon& lexicon) {
    Json axes = Json::array();
    for (const AxisId id : used.axes()) {
        axes.push_back(to_json(lexicon.axis(id)));
    }
    Json targets = Json::array();
    for (const TargetId id : used.targets()) {
        targets.push_back(to_json(lexicon.target(id)));
    }
    Json choices = Json::array();
    for (const ChoiceId id : used.choices()) {
        choices.push_back(to_json(lexicon.choice(id), lexicon));
    }
    Json terms = Json::array();
    for (const TermId id : used.terms()) {
        terms.push_back(to_json(lexicon.term(id), lexicon));
    }
    const Json json{{"sha256", lexicon.sha256()},
                    {"language", lexicon.language()},
                    {"terms_in_all", lexicon.terms().size()},
                    {"axes", std::move(axes)},
                    {"targets", std::move(targets)},
                    {"choices", std::move(choices)},
                    {"terms", std::move(terms)}};
    return dump(json);
}

}  // namespace parallax
