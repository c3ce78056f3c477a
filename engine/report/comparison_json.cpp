#include "engine/report/internal/ordered_json.hpp"
#include "engine/report/json_parts.hpp"

#include <numeric>

namespace parallax {

namespace {

using parallax::to_json;

Json to_json(const ShareEstimate& estimate) {
    return {{"count", estimate.count},
            {"of", estimate.of},
            {"share", to_json(estimate.share)},
            {"interval", to_json(estimate.interval)}};
}

Json to_json(const RateEstimate& estimate) {
    return {{"count", estimate.count},
            {"words", estimate.words},
            {"per_thousand", to_json(estimate.per_thousand)},
            {"interval", to_json(estimate.interval)}};
}

/// Without `poles` hits are counted and not summed.
Json to_json(const AxisCell& cell, bool poles) {
    return {{"hits", cell.hits},
            {"negative", poles ? Json(cell.negative) : Json(nullptr)},
            {"positive", poles ? Json(cell.positive) : Json(nullptr)},
            {"flagged", cell.flagged},
            {"documents", cell.documents},
            {"sum", poles ? Json(cell.sum) : Json(nullptr)},
            {"rate", to_json(cell.rate)}};
}

Json to_json(const ChoiceCell& cell) {
    Json labels = Json::array();
    for (const ShareEstimate& label : cell.labels) {
        labels.push_back(to_json(label));
    }
    Json surfaces = Json::array();
    for (const std::vector<SurfaceUse>& of_label : cell.surfaces) {
        Json& uses = surfaces.emplace_back(Json::array());
        for (const SurfaceUse& use : of_label) {
            uses.push_back({{"surface", use.surface}, {"count", use.count}});
        }
    }
    return {{"labelling", to_json(cell.labelling)},
            {"labels", std::move(labels)},
            {"surfaces", std::move(surfaces)}};
}

Json to_json(const std::array<std::uint64_t, 3>& mentions) {
    return {{name_of(OpportunityKind::label), mentions[0]},
            {name_of(OpportunityKind::bare), mentions[1]},
            {name_of(OpportunityKind::generic), mentions[2]},
            {"of", std::accumulate(mentions.begin(), mentions.end(), std::uint64_t{0})}};
}

/// One object by wording for each outlet.
template <class Cell, class... Options>
Json cells_by_outlet(const std::vector<std::array<Cell, wording_count>>& outlets,
                     Options... options) {
    Json list = Json::array();
    for (const auto& outlet : outlets) {
        Json by_wording = Json::object();
        for (const Wording wording : all_wordings) {
            by_wording[std::string(name_of(wording))] =
                to_json(outlet[static_cast<std::size_t>(wording)], options...);
        }
        list.push_back(std::move(by_wording));
    }
    return list;
}

}  // namespace

std::string outlets_json(const Comparison& comparison) {
    Json list = Json::array();
    for (const OutletSummary& outlet : comparison.outlets) {
        Json voices = Json::object();
        for (const Voice voice : all_voices) {
            voices[std::string(name_of(voice))] =
                to_json(outlet.voice_shares[static_cast<std::size_t>(voice)]);
        }
        list.push_back(
            {{"outlet", outlet.outlet},
             {"documents", outlet.documents},
             {"without_hits", to_json(outlet.without_hits)},
             {"sentences", outlet.sentences},
             {"words", std::accumulate(outlet.words.begin(), outlet.words.end(), std::uint64_t{0})},
             {"voices", std::move(voices)},
             {"first_date", text_or_null(outlet.first_date)},
             {"last_date", text_or_null(outlet.last_date)}});
    }
    return dump(list);
}

std::string events_json(const Comparison& comparison) {
    Json list = Json::array();
    for (const EventSummary& event : comparison.events) {
        list.push_back({{"event", text_or_null(event.event)},
                        {"documents", event.documents},
                        {"first_date", text_or_null(event.first_date)},
                        {"last_date", text_or_null(event.last_date)}});
    }
    return dump(list);
}

std::string axes_json(const Comparison& comparison, const Lexicon& lexicon) {
    Json list = Json::array();
    for (const AxisRow& row : comparison.axes) {
        const bool poles = can_sum_poles(lexicon.axis(row.axis), row.target);
        list.push_back({{"axis", lexicon.axis(row.axis).id},
                        {"target", target_json(row.target, lexicon)},
                        {"outlets", cells_by_outlet(row.outlets, poles)}});
    }
    return dump(list);
}

std::string choices_json(const Comparison& comparison, const UsedTables& used,
                         const Lexicon& lexicon) {
    Json list = Json::array();
    for (const ChoiceRow& row : comparison.choices) {
        Json terms = Json::array();
        for (const TermId term : row.terms) {
            terms.push_back(used.index_of(term));
        }
        list.push_back({{"choice", lexicon.choice(row.choice).id},
                        {"target", target_json(row.target, lexicon)},
                        {"terms", std::move(terms)},
                        {"outlets", cells_by_outlet(row.outlets)}});
    }
    return dump(list);
}

std::string mentions_json(const Comparison& comparison, const Lexicon& lexicon) {
    Json list = Json::array();
    for (const MentionRow& row : comparison.mentions) {
        list.push_back(
            {{"target", lexicon.target(row.target).id}, {"outlets", cells_by_outlet(row.outlets)}});
    }
    return dump(list);
}

}  // namespace parallax
