#include "engine/core/json_writer.hpp"
#include "engine/report/estimate_json.hpp"
#include "engine/report/json_parts.hpp"
#include "engine/report/line_parts.hpp"

#include <algorithm>

namespace parallax {

namespace {

/// Sources × outlets: the page lists those with most words, and they come first.
constexpr std::size_t most_cells_of_page = 5000;

void write_cell(JsonWriter& json, const SourceCell& cell) {
    json.begin_object().key("documents").value(cell.documents);
    json.key("passages").value(cell.passages).key("words").value(cell.words);
    json.key("voices").begin_object();
    for (const Voice voice : {Voice::quoted, Voice::reported, Voice::borrowed}) {
        json.key(name_of(voice)).value(cell.words_by_voice[static_cast<std::size_t>(voice)]);
    }
    json.end_object().key("cues").begin_array();
    for (const CueUse& use : cell.cues) {
        json.begin_object().key("cue");
        write_text_or_null(json, use.cue);
        json.key("endorsement").value(name_of(use.endorsement));
        json.key("passages").value(use.passages).end_object();
    }
    json.end_array().end_object();
}

void write_cell(JsonWriter& json, const SideCell& cell) {
    json.begin_object();
    write_share(json, "words", cell.words);
    json.key("speakers").value(cell.speakers).key("passages").begin_object();
    for (const Endorsement endorsement : all_endorsements) {
        json.key(name_of(endorsement)).value(cell.passages[static_cast<std::size_t>(endorsement)]);
    }
    json.end_object().end_object();
}

template <class Cell>
void write_outlets(JsonWriter& json, const std::vector<Cell>& outlets) {
    json.key("outlets").begin_array();
    for (const Cell& cell : outlets) {
        write_cell(json, cell);
    }
    json.end_array();
}

}  // namespace

std::string sources_json(const Comparison& comparison, const Lexicon& lexicon, Detail detail) {
    std::size_t most = comparison.sources.size();
    if (detail == Detail::page) {
        most = std::min(most,
                        most_cells_of_page / std::max<std::size_t>(1, comparison.outlets.size()));
    }
    JsonWriter json;
    json.begin_array();
    for (std::size_t at = 0; at < most; ++at) {
        const SourceRow& row = comparison.sources[at];
        json.begin_object().key("speaker");
        write_text_or_null(json, row.speaker);
        json.key("target");
        write_target(json, row.target, lexicon);
        json.key("written").begin_array();
        for (const std::string& form : row.written) json.value(form);
        json.end_array();
        write_outlets(json, row.outlets);
        json.end_object();
    }
    json.end_array();
    return json.take();
}

std::string sides_json(const Comparison& comparison) {
    JsonWriter json;
    json.begin_array();
    for (const SideRow& row : comparison.sides) {
        json.begin_object().key("side");
        write_text_or_null(json, row.side);
        write_outlets(json, row.outlets);
        json.end_object();
    }
    json.end_array();
    return json.take();
}

}  // namespace parallax
