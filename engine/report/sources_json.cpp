#include "engine/report/json_parts.hpp"

#include <nlohmann/json.hpp>

namespace parallax {

namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json text_or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json interval_json(const std::optional<Interval>& interval) {
    if (!interval) {
        return nullptr;
    }
    return {{"low", interval->low}, {"high", interval->high}, {"level", interval->level}};
}

Json to_json(const SourceCell& cell) {
    Json voices = Json::object();
    for (const Voice voice : {Voice::quoted, Voice::reported, Voice::borrowed}) {
        voices[std::string(name_of(voice))] = cell.words_by_voice[static_cast<std::size_t>(voice)];
    }
    Json cues = Json::array();
    for (const CueUse& use : cell.cues) {
        cues.push_back({{"cue", text_or_null(use.cue)},
                        {"endorsement", name_of(use.endorsement)},
                        {"passages", use.passages}});
    }
    return {{"documents", cell.documents},
            {"passages", cell.passages},
            {"words", cell.words},
            {"voices", std::move(voices)},
            {"cues", std::move(cues)}};
}

Json to_json(const SideCell& cell) {
    Json passages = Json::object();
    for (const Endorsement endorsement : all_endorsements) {
        passages[std::string(name_of(endorsement))] =
            cell.passages[static_cast<std::size_t>(endorsement)];
    }
    return {{"words",
             {{"count", cell.words.count},
              {"of", cell.words.of},
              {"share", cell.words.share ? Json(*cell.words.share) : Json(nullptr)},
              {"interval", interval_json(cell.words.interval)}}},
            {"speakers", cell.speakers},
            {"passages", std::move(passages)}};
}

}  // namespace

std::string sources_json(const Comparison& comparison, const Lexicon& lexicon) {
    Json list = Json::array();
    for (const SourceRow& row : comparison.sources) {
        Json outlets = Json::array();
        for (const SourceCell& cell : row.outlets) {
            outlets.push_back(to_json(cell));
        }
        list.push_back(
            {{"speaker", text_or_null(row.speaker)},
             {"target", row.target ? Json(lexicon.target(*row.target).id) : Json(nullptr)},
             {"outlets", std::move(outlets)}});
    }
    return dump(list);
}

std::string sides_json(const Comparison& comparison) {
    Json list = Json::array();
    for (const SideRow& row : comparison.sides) {
        Json outlets = Json::array();
        for (const SideCell& cell : row.outlets) {
            outlets.push_back(to_json(cell));
        }
        list.push_back({{"side", text_or_null(row.side)}, {"outlets", std::move(outlets)}});
    }
    return dump(list);
}

}  // namespace parallax
