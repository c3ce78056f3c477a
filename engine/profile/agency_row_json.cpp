#include "engine/profile/agency_row_json.hpp"

#include "engine/profile/row_reader.hpp"

#include <limits>

namespace parallax {

void write_harms(JsonWriter& out, const DocumentRow& row, const Lexicon& lexicon) {
    out.key("harms").begin_array();
    for (const HarmCount& count : row.harms) {
        out.begin_object().key("target");
        if (count.target) {
            out.value(lexicon.target(*count.target).id);
        } else {
            out.null();
        }
        out.key("voice").value(name_of(count.voice)).key("kind").value(name_of(count.kind));
        out.key("form").value(name_of(count.form)).key("force").value(std::uint32_t{count.force});
        out.key("agent_named").value(count.agent_named);
        out.key("victims_named").value(count.victims_named);
        out.key("figure").value(name_of(count.figure)).key("flagged").value(count.flagged);
        out.key("count").value(count.count).end_object();
    }
    out.end_array();
}

std::vector<HarmCount> read_harms(JsonReader& reader, const LocatedJson& row,
                                  const Lexicon& lexicon) {
    std::vector<HarmCount> counts;
    for (const LocatedJson& value : reader.list(row, "harms")) {
        if (!reader.has_fields(value, "an entry of harms",
                               {"target", "voice", "kind", "form", "force", "agent_named",
                                "victims_named", "figure", "flagged", "count"})) {
            continue;
        }
        const bool was_faultless = reader.is_faultless();
        HarmCount count;
        count.target = read_target(reader, value, lexicon);
        count.voice = read_named(reader, value, "voice", all_voices);
        count.kind = read_named(reader, value, "kind", all_harm_kinds);
        count.form = read_named(reader, value, "form", all_harm_forms);
        count.force = static_cast<std::uint8_t>(reader.whole_number(value, "force", 3));
        count.agent_named = reader.truth(value, "agent_named");
        count.victims_named = reader.truth(value, "victims_named");
        count.figure = read_named(reader, value, "figure", all_figure_uses);
        count.flagged = reader.truth(value, "flagged");
        count.count = static_cast<std::uint32_t>(
            reader.whole_number(value, "count", std::numeric_limits<std::uint32_t>::max()));
        if (reader.is_faultless() && (count.force == 0 || count.count == 0)) {
            reader.add_fault(value, "force is 1 to 3 and count at least 1");
        }
        const bool is_in_order = counts.empty() || key_of(counts.back()) < key_of(count);
        counts.push_back(count);
        if (was_faultless && reader.is_faultless() && !is_in_order) {
            reader.add_fault(value, "harms is out of order or repeated here");
        }
    }
    return counts;
}

}  // namespace parallax
