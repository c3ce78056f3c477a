#include "engine/core/json_writer.hpp"
#include "engine/report/estimate_json.hpp"
#include "engine/report/json_parts.hpp"
#include "engine/report/line_parts.hpp"

namespace parallax {
namespace {

void write_cell(JsonWriter& json, const HarmCell& cell) {
    json.begin_object().key("records").value(cell.records).key("deaths").value(cell.deaths);
    json.key("flagged").value(cell.flagged).key("documents").value(cell.documents);
    json.key("forms").begin_object();
    for (const HarmFormKind form : all_harm_forms) {
        write_share(json, name_of(form), cell.forms[static_cast<std::size_t>(form)]);
    }
    json.end_object().key("forces").begin_object();
    write_share(json, "1", cell.forces[0]);
    write_share(json, "2", cell.forces[1]);
    write_share(json, "3", cell.forces[2]);
    json.end_object().key("mean_force");
    write_number(json, cell.mean_force);
    write_share(json, "agent_named", cell.agent_named);
    write_share(json, "victims_named", cell.victims_named);
    write_share(json, "figures_attributed", cell.figures_attributed);
    json.end_object();
}

void write_contrast(JsonWriter& json, const HarmContrastCell& cell) {
    json.begin_object().key("first_records").value(cell.first_records);
    json.key("second_records").value(cell.second_records);
    write_share_difference(json, "agent_named", cell.agent_named);
    write_share_difference(json, "agentless", cell.agentless);
    write_share_difference(json, "victims_named", cell.victims_named);
    write_share_difference(json, "figures_attributed", cell.figures_attributed);
    json.key("force").begin_object().key("first");
    write_number(json, cell.first_force);
    json.key("second");
    write_number(json, cell.second_force);
    json.key("difference");
    write_number(json, cell.force_difference);
    json.end_object().end_object();
}

/// One object by voice for each outlet.
template <class Cell>
void write_outlets(JsonWriter& json,
                   const std::vector<std::array<Cell, all_voices.size()>>& outlets,
                   void (*write)(JsonWriter&, const Cell&)) {
    json.key("outlets").begin_array();
    for (const auto& outlet : outlets) {
        json.begin_object();
        for (const Voice voice : all_voices) {
            json.key(name_of(voice));
            write(json, outlet[static_cast<std::size_t>(voice)]);
        }
        json.end_object();
    }
    json.end_array();
}

}  // namespace

std::string agency_json(const Comparison& comparison, const Lexicon& lexicon, Detail detail) {
    JsonWriter json;
    json.begin_object().key("targets").begin_array();
    for (const HarmRow& row : comparison.agency.targets) {
        if (detail == Detail::page) break;
        json.begin_object().key("target");
        write_target(json, row.target, lexicon);
        write_outlets(json, row.outlets, &write_cell);
        json.end_object();
    }
    json.end_array().key("sides").begin_array();
    for (const HarmRow& row : comparison.agency.sides) {
        json.begin_object().key("side").value(row.side);
        write_outlets(json, row.outlets, &write_cell);
        json.end_object();
    }
    json.end_array().key("verbs").begin_array();
    for (const HarmVerbRow& row : comparison.agency.verbs) {
        json.begin_object().key("side").value(row.side).key("lemma").value(row.lemma);
        json.key("kind").value(name_of(row.kind)).key("force").value(std::uint32_t{row.force});
        json.key("outlets").begin_array();
        for (const auto& outlet : row.outlets) {
            json.begin_object();
            for (const Voice voice : all_voices) {
                json.key(name_of(voice)).value(outlet[static_cast<std::size_t>(voice)]);
            }
            json.end_object();
        }
        json.end_array().end_object();
    }
    json.end_array().key("contrasts").begin_array();
    for (const HarmContrast& row : comparison.agency.contrasts) {
        json.begin_object().key("first").value(row.first).key("second").value(row.second);
        write_outlets(json, row.outlets, &write_contrast);
        json.end_object();
    }
    json.end_array().end_object();
    return json.take();
}

}  // namespace parallax
