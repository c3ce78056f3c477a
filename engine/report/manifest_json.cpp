#include "engine/report/internal/ordered_json.hpp"
#include "engine/report/json_parts.hpp"

namespace parallax {

namespace {

Json to_json(const std::vector<InputFile>& inputs) {
    Json list = Json::array();
    for (const InputFile& input : inputs) {
        list.push_back({{"name", input.name}, {"sha256", input.sha256}, {"bytes", input.bytes}});
    }
    return list;
}

Json to_json(const std::vector<LexiconSource>& lexicons) {
    Json list = Json::array();
    for (const LexiconSource& source : lexicons) {
        list.push_back({{"id", source.id},
                        {"title", source.title},
                        {"version", source.version},
                        {"language", source.language},
                        {"kind", name_of(source.kind)},
                        {"sha256", source.sha256},
                        {"terms", source.terms}});
    }
    return list;
}

Json to_json(const std::vector<std::pair<std::string, std::string>>& pairs, const char* second) {
    Json list = Json::array();
    for (const auto& [name, value] : pairs) {
        list.push_back({{"name", name}, {second, value}});
    }
    return list;
}

/// What was tested and how, so that nothing a reader filters later changes a q value.
Json family_json(const DifferenceComparison& differences, const Lexicon& lexicon) {
    Json measures = Json::array();
    for (const MeasureDifference& measure : differences.measures) {
        if (measure.p) measures.push_back(id_of(measure.measure, lexicon));
    }
    return {{"rule",
             "in the outlet's own wording: each pole of an axis about each target, each choice's "
             "labelling of each target, each label; of these all of which all outlets together "
             "have enough on common events for a verdict; in these the pairs of outlets that have "
             "enough"},
            {"level", false_discovery_level},
            {"fewest_to_judge", fewest_to_judge},
            {"fewest_places_to_judge", fewest_places_to_judge},
            {"permutations", differences.permutations},
            {"pair_permutations", differences.pair_permutations},
            {"measures", std::move(measures)}};
}

}  // namespace

std::string manifest_json(const Report& report, const Lexicon& lexicon, int indent) {
    const Manifest& manifest = report.manifest;
    Json json{{"format", "parallax-manifest/1"},
              {"version", manifest.version},
              {"inputs", to_json(manifest.inputs)},
              {"lexicons", to_json(manifest.lexicons)},
              {"rules", to_json(manifest.rules, "sha256")},
              {"model", {{"id", manifest.model_id}, {"sha256", manifest.model_sha256}}},
              {"options", to_json(manifest.options, "value")},
              {"seed", manifest.seed},
              {"read", manifest.read},
              {"analysed", manifest.analysed},
              {"rejected", manifest.read - manifest.analysed},
              {"left_out", manifest.left_out},
              {"family", family_json(report.differences, lexicon)}};
    if (!manifest.house_styles.empty()) {
        json["house_styles"] = to_json(manifest.house_styles, "sha256");
    }
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

std::string render_manifest(const Report& report, const Lexicon& lexicon) {
    return manifest_json(report, lexicon, 2) + "\n";
}

}  // namespace parallax
