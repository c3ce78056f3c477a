#include "engine/profile/agency_row_json.hpp"

#include "engine/profile/row_reader.hpp"

namespace parallax {
namespace {

constexpr std::array all_party_links{PartyLink::none,     PartyLink::named,  PartyLink::pronoun,
                                     PartyLink::scene,    PartyLink::event,  PartyLink::role,
                                     PartyLink::opponent, PartyLink::source, PartyLink::foreign,
                                     PartyLink::neighbour};

void write_target(JsonWriter& out, std::string_view name, std::optional<TargetId> target,
                  const Lexicon& lexicon) {
    out.key(name);
    if (target) {
        out.value(lexicon.target(*target).id);
    } else {
        out.null();
    }
}

void write_span(JsonWriter& out, std::string_view name, Span span) {
    out.key(name).begin_array().value(span.begin).value(span.end).end_array();
}

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
    out.begin_object().key("key").value(evidence.key);
    out.key("field").value(name_of(evidence.field));
    write_span(out, "span", evidence.span);
    write_span(out, "sentence", evidence.sentence);
    out.key("text").value(evidence.text).key("lemma").value(evidence.lemma);
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
    out.key("negated").value(bool{evidence.flags.negated});
    out.key("hypothetical").value(bool{evidence.flags.hypothetical});
    out.key("so_called").value(bool{evidence.flags.so_called}).end_object();
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
    evidence.key = reader.text(line, "key");
    evidence.field = read_named(reader, line, "field", all_fields);
    evidence.span = read_span(reader, line, "span");
    evidence.sentence = read_span(reader, line, "sentence");
    evidence.text = reader.text(line, "text");
    if (reader.is_faultless() && !evidence.sentence.contains(evidence.span)) {
        reader.add_fault(*line.find("span"), "span lies outside its sentence");
    }
    if (reader.is_faultless() && evidence.text.size() != evidence.sentence.size()) {
        reader.add_fault(*line.find("text"), "text is not as long as its sentence");
    }
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
    evidence.flags.negated = reader.truth(line, "negated");
    evidence.flags.hypothetical = reader.truth(line, "hypothetical");
    evidence.flags.so_called = reader.truth(line, "so_called");
    if (is_content_key(evidence.key)) {
        evidence.rank = evidence_rank(seed, evidence.key, evidence.field, evidence.span, TermId{0});
    } else {
        reader.add_fault(*line.find("key"), "key must be 64 lower-case hexadecimal digits");
    }
    return evidence;
}

}  // namespace parallax
