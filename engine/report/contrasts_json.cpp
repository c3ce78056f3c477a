#include "engine/report/estimate_json.hpp"
#include "engine/report/json_parts.hpp"
#include "engine/report/line_parts.hpp"

namespace parallax {

std::string contrasts_json(const Comparison& comparison, const Lexicon& lexicon, Detail detail) {
    JsonWriter json;
    json.begin_array();
    for (const TargetContrast& contrast : comparison.contrasts) {
        json.begin_object().key("axis").value(lexicon.axis(contrast.axis).id);
        json.key("first").value(lexicon.target(contrast.first).id);
        json.key("second").value(lexicon.target(contrast.second).id).key("outlets").begin_array();
        for (const ContrastCells& cells : contrast.outlets) {
            json.begin_object();
            for (const Wording wording : all_wordings) {
                if (detail == Detail::page && wording != Wording::outlet) continue;
                write_share_difference(json, name_of(wording),
                                       cells[static_cast<std::size_t>(wording)]);
            }
            json.end_object();
        }
        json.end_array().end_object();
    }
    json.end_array();
    return json.take();
}

std::string affinity_json(const Report& report) {
    JsonWriter json;
    json.begin_object().key("lexicons").begin_array();
    for (const std::string& lexicon : report.affinity.lexicons) json.value(lexicon);
    json.end_array().key("outlets").begin_array();
    for (const OutletAffinity& outlet : report.affinity.outlets) {
        json.begin_object().key("documents").value(outlet.documents).key("means").begin_array();
        for (const std::optional<double>& mean : outlet.means) write_number(json, mean);
        json.end_array().key("intervals").begin_array();
        for (const std::optional<Interval>& interval : outlet.intervals)
            write_bare_interval(json, interval);
        json.end_array().end_object();
    }
    json.end_array().end_object();
    return json.take();
}

}  // namespace parallax
