#include "engine/report/difference_text.hpp"
#include "engine/report/internal/ordered_json.hpp"
#include "engine/report/json_parts.hpp"
#include "engine/report/sensitivity_title.hpp"

namespace parallax {

namespace {

using parallax::to_json;

/// Above this many pairs only those of measures that the joint tests opened are listed.
constexpr std::size_t most_pairs_listed = 4000;
constexpr std::size_t most_pairs_on_page = 1000;  ///< about 900 bytes each

Json to_json(const DifferenceSide& side) {
    return {{"count", side.count},          {"of", side.of},
            {"value", to_json(side.value)}, {"expected", side.expected},
            {"documents", side.documents},  {"events", side.events}};
}

Json observation_json(const std::optional<Observation>& observation) {
    if (!observation) return nullptr;
    return *observation == Observation::stratum ? "event" : "document";
}

Json to_json(const OutletDifference& pair, bool is_rate) {
    Json drivers = Json::array();
    for (const Driver& driver : pair.driven_by) {
        drivers.push_back({{"kind", name_of(driver.kind)},
                           {"name", driver.name},
                           {"estimate", to_json(driver.estimate)}});
    }
    const bool found = pair.is_difference();
    return {{"a", pair.a},
            {"b", pair.b},
            {"first", to_json(pair.first)},
            {"second", to_json(pair.second)},
            {"common_events", pair.common_events},
            {"estimate", to_json(pair.estimate)},
            {"interval", to_json(pair.interval)},
            {"clustered_by", observation_json(pair.clustered_by)},
            {"effect", to_json(pair.effect)},
            {"p", to_json(pair.p)},
            {"q", to_json(pair.q)},
            {"verdict", name_of_verdict(found)},
            {"reason", found ? Json(nullptr) : Json(name_of(pair.lacking))},
            {"reason_text", found ? Json(nullptr) : Json(explain(pair.lacking, is_rate))},
            {"driven_by", std::move(drivers)},
            {"smallest_detectable", to_json(pair.smallest_detectable)}};
}

std::size_t count_pairs(const DifferenceComparison& differences) {
    std::size_t pairs = 0;
    for (const MeasureDifference& measure : differences.measures) pairs += measure.pairs.size();
    return pairs;
}

Json to_json(const MeasureDifference& difference, bool all_pairs, const UsedTables& used,
             const Lexicon& lexicon) {
    const DeclaredMeasure& measure = difference.measure;
    const bool is_rate = measure.is_rate();
    Json pairs = Json::array();
    for (const OutletDifference& pair : difference.pairs) {
        if (all_pairs || difference.opened) pairs.push_back(to_json(pair, is_rate));
    }
    const std::size_t left_out = difference.pairs.size() - pairs.size();
    return {
        {"id", id_of(measure, lexicon)},
        {"kind", is_rate ? "rate" : "share"},
        {"measure", name_of(measure.kind)},
        {"axis", measure.axis ? Json(lexicon.axis(*measure.axis).id) : Json(nullptr)},
        {"pole", measure.axis ? Json(measure.positive ? "positive" : "negative") : Json(nullptr)},
        {"choice", measure.choice ? Json(lexicon.choice(*measure.choice).id) : Json(nullptr)},
        {"term", measure.term ? Json(used.index_of(*measure.term)) : Json(nullptr)},
        {"target", measure.target ? Json(lexicon.target(*measure.target).id) : Json(nullptr)},
        {"wording", name_of(Wording::outlet)},
        {"unit", is_rate ? "per 1,000 words" : "share"},
        {"count", difference.count},
        {"of", difference.of},
        {"documents", difference.documents},
        {"events", difference.events},
        {"outlets", difference.outlets},
        {"p", to_json(difference.p)},
        {"q", to_json(difference.q)},
        {"draws", difference.draws},
        {"opened", difference.opened},
        {"pairs", std::move(pairs)},
        {"pairs_tested", difference.pairs_tested},
        {"pairs_not_tested", difference.pairs_not_tested},
        {"pairs_left_out", left_out}};
}

Json to_json(const ChoiceDifference& choice, const Lexicon& lexicon) {
    Json pairs = Json::array();
    for (const LabelDistance& pair : choice.pairs) {
        pairs.push_back(
            {{"a", pair.a},
             {"b", pair.b},
             {"labels_a", pair.labels_a},
             {"labels_b", pair.labels_b},
             {"jensen_shannon", to_json(pair.jensen_shannon)},
             {"jensen_shannon_above_chance", to_json(pair.jensen_shannon_above_chance)},
             {"total_variation", to_json(pair.total_variation)},
             {"total_variation_above_chance", to_json(pair.total_variation_above_chance)}});
    }
    return {{"choice", lexicon.choice(choice.choice).id},
            {"target", lexicon.target(choice.target).id},
            {"pairs", std::move(pairs)}};
}

Json to_json(const SensitivityRow& row, bool is_rate) {
    const bool found = row.lacking == Lacking::nothing;
    const bool lacks = row.lacking && !found;
    return {{"measure", row.measure},
            {"a", row.a},
            {"b", row.b},
            {"headline_verdict", name_of_verdict(row.was_difference)},
            {"headline", to_json(row.headline)},
            {"estimate", to_json(row.estimate)},
            {"interval", to_json(row.interval)},
            {"q", to_json(row.q)},
            {"same_sign", row.same_sign},
            {"moved", row.moved},
            {"verdict", row.lacking ? Json(name_of_verdict(found)) : Json(nullptr)},
            {"reason", lacks ? Json(name_of(*row.lacking)) : Json(nullptr)},
            {"reason_text", lacks ? Json(explain(*row.lacking, is_rate)) : Json(nullptr)}};
}

Json to_json(const Sensitivity& sensitivity, const DifferenceComparison& differences,
             const Lexicon& lexicon) {
    Json rows = Json::array();
    for (const SensitivityRow& row : sensitivity.rows)
        rows.push_back(to_json(row, differences.measures[row.measure].measure.is_rate()));
    Json measures = Json::array();
    for (const SensitivityMeasure& measure : sensitivity.measures) {
        measures.push_back({{"measure", measure.measure},
                            {"p", to_json(measure.p)},
                            {"q", to_json(measure.q)},
                            {"opened", measure.opened}});
    }
    const bool counted = sensitivity.why_not.empty();
    return {
        {"variant", name_of(sensitivity.variant)},
        {"entry", sensitivity.entry ? Json(lexicon.term(*sensitivity.entry).id) : Json(nullptr)},
        {"title", sensitivity_title(sensitivity, lexicon)},
        {"why_not", counted ? Json(nullptr) : Json(sensitivity.why_not)},
        {"documents", sensitivity.documents},
        {"measures", std::move(measures)},
        {"rows", std::move(rows)}};
}

}  // namespace

std::string differences_json(const DifferenceComparison& differences, const UsedTables& used,
                             const Lexicon& lexicon, Detail detail) {
    const bool for_page = detail == Detail::page;
    const bool all_pairs =
        count_pairs(differences) <= (for_page ? most_pairs_on_page : most_pairs_listed);
    Json measures = Json::array();
    for (const MeasureDifference& measure : differences.measures) {
        if (for_page && !differences.tested) break;
        measures.push_back(to_json(measure, all_pairs, used, lexicon));
    }
    Json choices = Json::array();
    for (const ChoiceDifference& choice : differences.choices) {
        if (for_page) break;
        choices.push_back(to_json(choice, lexicon));
    }
    Json sensitivity = Json::array();
    for (const Sensitivity& variant : differences.sensitivity)
        sensitivity.push_back(to_json(variant, differences, lexicon));
    return dump({{"tested", differences.tested},
                 {"why_not", differences.tested ? Json(nullptr) : Json(differences.why_not)},
                 {"level", false_discovery_level},
                 {"permutations", differences.permutations},
                 {"pair_permutations", differences.pair_permutations},
                 {"near_duplicates_left_out", differences.near_duplicates},
                 {"documents_without_event", differences.documents_without_event},
                 {"measures", std::move(measures)},
                 {"choices", std::move(choices)},
                 {"sensitivity", std::move(sensitivity)}});
}

}  // namespace parallax
