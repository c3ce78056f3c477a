#include "engine/profile/agency_row_json.hpp"

#include "engine/profile/row_reader.hpp"
#include "engine/profile/row_writer.hpp"

namespace parallax {
namespace {

constexpr std::array all_party_links{PartyLink::none,     PartyLink::named,  PartyLink::pronoun,
                                     PartyLink::scene,    PartyLink::event,  PartyLink::role,
                                     PartyLink::opponent, PartyLink::source, PartyLink::foreign,
                                     PartyLink::neighbour};

std::uint8_t read_force(JsonReader& reader, const LocatedJson& value) {
    const auto force = static_cast<std::uint8_t>(reader.whole_number(value, "force", 3));
    if (reader.is_faultless() && force == 0) reader.add_fault(value, "force is 1 to 3");
    return force;
}

HarmCount read_harm_count(JsonReader& reader, const LocatedJson& value, const Lexicon& lexicon) {
    HarmCount count;
    count.target = read_target(reader, value, lexicon);
    count.lemma = reader.text(value, "lemma");
    count.voice = read_named(reader, value, "voice", all_voices);
    count.kind = read_named(reader, value, "kind", all_harm_kinds);
    count.form = read_named(reader, value, "form", all_harm_forms);
    count.force = read_force(reader, value);
    count.agent_named = reader.truth(value, "agent_named");
    count.victims_named = reader.truth(value, "victims_named");
    count.figure = read_named(reader, value, "figure", all_figure_uses);
    count.flagged = reader.truth(value, "flagged");
    count.count = read_count(reader, value, "count");
    if (reader.is_faultless() && count.count == 0) {
        reader.add_fault(value, "count is at least 1");
    }
    return count;
}

}  // namespace

void write_harms(JsonWriter& out, const DocumentRow& row, const Lexicon& lexicon) {
    out.key("harms").begin_array();
    for (const HarmCount& count : row.harms) {
        out.begin_object();
        write_target(out, "target", count.target, lexicon);
        out.key("lemma").value(count.lemma);
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
    return read_counts(reader, row, "harms",
                       {"target", "lemma", "voice", "kind", "form", "force", "agent_named",
                        "victims_named", "figure", "flagged", "count"},
                       lexicon, &read_harm_count);
}

std::string write_harm_evidence(const HarmEvidence& evidence, const Lexicon& lexicon) {
    JsonWriter out;
    out.begin_object();
    write_place(out, evidence);
    out.key("lemma").value(evidence.lemma);
    out.key("kind").value(name_of(evidence.kind)).key("form").value(name_of(evidence.form));
    out.key("force").value(std::uint32_t{evidence.force});
    out.key("voice").value(name_of(evidence.voice));
    write_target(out, "agent", evidence.agent, lexicon);
    out.key("agent_text").value(evidence.agent_text);
    write_target(out, "affected", evidence.affected, lexicon);
    out.key("affected_text").value(evidence.affected_text);
    out.key("link").value(name_of(evidence.link));
    out.key("victims_named").value(evidence.victims_named);
    out.key("figure").value(evidence.figure).key("source").value(evidence.source);
    write_flags(out, evidence.flags);
    out.end_object();
    return out.take();
}

HarmEvidence read_harm_evidence(JsonReader& reader, const LocatedJson& line, const Lexicon& lexicon,
                                std::uint64_t seed) {
    HarmEvidence evidence;
    if (!reader.has_fields(
            line, "an evidence of harm",
            {"key",      "field",         "span",     "sentence",      "text",   "lemma",
             "kind",     "form",          "force",    "voice",         "agent",  "agent_text",
             "affected", "affected_text", "link",     "victims_named", "figure", "source",
             "negated",  "hypothetical",  "so_called"})) {
        return evidence;
    }
    read_place(reader, line, evidence);
    evidence.lemma = reader.text(line, "lemma");
    evidence.kind = read_named(reader, line, "kind", all_harm_kinds);
    evidence.form = read_named(reader, line, "form", all_harm_forms);
    evidence.force = read_force(reader, line);
    evidence.voice = read_named(reader, line, "voice", all_voices);
    evidence.agent = read_target(reader, line, lexicon, "agent");
    evidence.agent_text = reader.text(line, "agent_text");
    evidence.affected = read_target(reader, line, lexicon, "affected");
    evidence.affected_text = reader.text(line, "affected_text");
    evidence.link = read_named(reader, line, "link", all_party_links);
    evidence.victims_named = reader.truth(line, "victims_named");
    evidence.figure = reader.text(line, "figure");
    evidence.source = reader.text(line, "source");
    evidence.flags = read_flags(reader, line);
    rank_evidence(reader, line, seed, TermId{0}, evidence);
    return evidence;
}

}  // namespace parallax
