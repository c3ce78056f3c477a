#include "engine/report/agency_json.hpp"

#include "engine/report/flag_names.hpp"
#include "engine/report/line_parts.hpp"

namespace parallax {
namespace {

/// Who acts or is affected: null if nothing is known of it.
void write_party(JsonWriter& json, std::string_view bytes, const AgencyParty& party,
                 const Lexicon& lexicon) {
    if (!party.span && !party.target) {
        json.null();
        return;
    }
    json.begin_object();
    if (party.span) {
        write_offsets(json, *party.span);
        json.key("text").value(slice(bytes, *party.span));
    } else {
        json.key("begin").null().key("end").null().key("text").null();
    }
    json.key("target");
    write_target(json, party.target, lexicon);
    json.key("side");
    write_text_or_null(json, party.target ? std::string_view(lexicon.target(*party.target).side)
                                          : std::string_view());
    json.key("link").value(name_of(party.link));
    json.end_object();
}

void write_figure(JsonWriter& json, std::string_view bytes,
                  const std::optional<CasualtyFigure>& figure) {
    if (!figure) {
        json.null();
        return;
    }
    json.begin_object();
    write_offsets(json, figure->span);
    json.key("text").value(slice(bytes, figure->span));
    json.key("low").value(figure->low);
    json.key("high");
    if (figure->high) {
        json.value(*figure->high);
    } else {
        json.null();
    }
    json.key("hedge");
    write_extract(json, bytes, figure->hedge);
    json.end_object();
}

}  // namespace

void write_agency(JsonWriter& json, std::string_view bytes, const Annotation& annotation,
                  const Lexicon& lexicon) {
    json.key("agency").begin_array();
    for (const AgencyRecord& record : annotation.agency) {
        json.begin_object();
        write_offsets(json, record.span);
        json.key("sentence").value(record.sentence);
        json.key("verb");
        write_extract(json, bytes, record.verb);
        json.key("lemma").value(record.lemma);
        json.key("kind").value(name_of(record.kind));
        json.key("form").value(name_of(record.form));
        json.key("reduced").value(record.reduced);
        json.key("agent");
        write_party(json, bytes, record.agent, lexicon);
        json.key("affected");
        write_party(json, bytes, record.affected, lexicon);
        json.key("force").value(std::uint32_t{record.force});
        json.key("figure");
        write_figure(json, bytes, record.figure);
        json.key("named").value(record.victims_named);
        json.key("age");
        write_extract(json, bytes, record.age);
        json.key("family");
        write_extract(json, bytes, record.family);
        json.key("attribution");
        write_extract(json, bytes, record.attribution);
        json.key("cause");
        write_extract(json, bytes, record.cause);
        json.key("cause_link");
        write_extract(json, bytes, record.cause_link);
        json.key("voice").value(name_of(record.voice));
        json.key("flags").begin_array();
        for (const std::string_view flag : names_of(record.flags)) json.value(flag);
        json.end_array().end_object();
    }
    json.end_array();
}

}  // namespace parallax
