#include "engine/core/json_writer.hpp"
#include "engine/report/agency_json.hpp"
#include "engine/report/flag_names.hpp"
#include "engine/report/line_parts.hpp"
#include "engine/report/lines.hpp"

namespace parallax {

namespace {

void write_sections(JsonWriter& json, const ParsedText& parsed) {
    json.key("sections").begin_array();
    for (const SectionSpan& section : parsed.sections) {
        json.begin_object();
        write_offsets(json, section.span);
        json.key("section").value(name_of(section.section)).end_object();
    }
    json.end_array();
}

void write_sentences(JsonWriter& json, const ParsedText& parsed) {
    json.key("sentences").begin_array();
    for (const Sentence& sentence : parsed.sentences) {
        json.begin_array().value(sentence.span.begin).value(sentence.span.end).end_array();
    }
    json.end_array();
}

void write_passages(JsonWriter& json, std::string_view bytes, const Annotation& annotation,
                    const Lexicon& lexicon) {
    json.key("passages").begin_array();
    for (const Passage& passage : annotation.passages) {
        json.begin_object();
        write_offsets(json, passage.span);
        json.key("voice").value(name_of(passage.voice));
        json.key("endorsement").value(name_of(passage.endorsement));
        json.key("speaker");
        write_extract(json, bytes, passage.speaker);
        json.key("speaker_name");
        write_extract(json, bytes, passage.speaker_name);
        json.key("speaker_target");
        write_target(json, passage.speaker_target, lexicon);
        json.key("cue");
        write_extract(json, bytes, passage.cue);
        json.key("chain").begin_array();
        for (const OuterVoice& outer : passage.chain) {
            json.begin_object();
            json.key("speaker");
            write_extract(json, bytes, outer.speaker);
            json.key("cue");
            write_extract(json, bytes, outer.cue);
            json.end_object();
        }
        json.end_array();
        json.end_object();
    }
    json.end_array();
}

void write_hit(JsonWriter& json, std::string_view bytes, const Annotation& annotation,
               const Hit& hit, const Lexicon& lexicon) {
    const Term& term = lexicon.term(hit.term);
    json.begin_object();
    json.key("term").value(term.id);
    json.key("lexicon").value(term.lexicon);
    json.key("surface").value(slice(bytes, hit.span));
    write_offsets(json, hit.span);
    json.key("sentence").value(hit.sentence);
    json.key("section").value(name_of(hit.section));
    json.key("voice").value(name_of(hit.voice));
    json.key("wording").value(name_of(hit.wording));
    json.key("speaker");
    write_extract(json, bytes, speaker_of(annotation, hit));
    json.key("target");
    write_target(json, hit.target, lexicon);
    json.key("target_span");
    if (hit.target_span) {
        json.begin_object();
        write_offsets(json, *hit.target_span);
        json.end_object();
    } else {
        json.null();
    }
    json.key("link").value(name_of(hit.link));
    if (hit.on_axis && term.axis) {
        json.key("axis").value(lexicon.axis(*term.axis).id);
        json.key("weight").value(term.weight);
    } else {
        json.key("axis").null().key("weight").null();
    }
    json.key("choice");
    if (hit.in_choice && term.choice) {
        json.value(lexicon.choice(*term.choice).id);
    } else {
        json.null();
    }
    json.key("flags").begin_array();
    for (const std::string_view flag : names_of(hit.flags)) {
        json.value(flag);
    }
    json.end_array().end_object();
}

void write_opportunities(JsonWriter& json, const Annotation& annotation, const Lexicon& lexicon) {
    json.key("opportunities").begin_array();
    for (const Opportunity& opportunity : annotation.opportunities) {
        json.begin_object();
        json.key("target").value(lexicon.target(opportunity.target).id);
        write_offsets(json, opportunity.span);
        json.key("kind").value(name_of(opportunity.kind));
        json.key("wording").value(name_of(opportunity.wording));
        json.end_object();
    }
    json.end_array();
}

void write_field(JsonWriter& json, const AnalysedDocument& analysed, Field field,
                 const Lexicon& lexicon) {
    const std::string_view bytes = analysed.bytes(field);
    const ParsedText& parsed = analysed.parsed(field);
    const Annotation& annotation = analysed.annotation(field);
    json.begin_object();
    write_sections(json, parsed);
    write_sentences(json, parsed);
    write_passages(json, bytes, annotation, lexicon);
    json.key("hits").begin_array();
    for (const Hit& hit : annotation.hits) {
        write_hit(json, bytes, annotation, hit, lexicon);
    }
    json.end_array();
    write_opportunities(json, annotation, lexicon);
    write_agency(json, bytes, annotation, lexicon);
    json.end_object();
}

}  // namespace

std::string render_annotation(const AnalysedDocument& analysed, const Lexicon& lexicon) {
    JsonWriter json;
    json.begin_object();
    write_document_labels(json, analysed.document);
    for (const Field field : all_fields) {
        json.key(name_of(field));
        write_field(json, analysed, field, lexicon);
    }
    json.end_object();
    return json.take() + "\n";
}

}  // namespace parallax
