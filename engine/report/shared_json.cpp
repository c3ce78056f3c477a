#include "engine/report/estimate_json.hpp"
#include "engine/report/json_parts.hpp"
#include "engine/report/line_parts.hpp"

namespace parallax {

namespace {

void write_voices(JsonWriter& json, const WordsByVoice& words) {
    json.key("voices").begin_object();
    for (const Voice voice : all_voices) {
        json.key(name_of(voice)).value(words[static_cast<std::size_t>(voice)]);
    }
    json.end_object();
}

void write_wire(JsonWriter& json, std::string_view name, const std::vector<WireWords>& list) {
    json.key(name).begin_array();
    for (const WireWords& wire : list) {
        json.begin_object().key("agency").value(wire.agency);
        json.key("words").value(wire.words).key("documents").value(wire.documents).end_object();
    }
    json.end_array();
}

void write_pair(JsonWriter& json, const SharedPair& pair, const Comparison& comparison) {
    json.begin_object().key("outlet").value(comparison.outlets[pair.other].outlet);
    write_share(json, "words", pair.words);
    write_voices(json, pair.voices);
    write_wire(json, "wire", pair.wire);
    json.key("documents").value(pair.documents).key("of_documents").value(pair.of_documents);
    json.key("longest").value(pair.longest);
    json.key("runs").value(pair.runs).key("shown").value(pair.shown).end_object();
}

void write_outlets(JsonWriter& json, const Comparison& comparison) {
    json.key("outlets").begin_array();
    for (const SharedOutlet& outlet : comparison.shared.outlets) {
        json.begin_object();
        write_share(json, "words", outlet.words);
        write_voices(json, outlet.voices);
        json.key("documents").value(outlet.documents).key("left_out").value(outlet.left_out);
        write_wire(json, "copies", outlet.copies);
        write_wire(json, "material", outlet.material);
        json.key("shared_with").begin_array();
        for (const SharedPair& pair : outlet.with) write_pair(json, pair, comparison);
        json.end_array().end_object();
    }
    json.end_array();
}

void write_excerpt(JsonWriter& json, const SharedExcerpt& excerpt) {
    json.key("field").value(name_of(excerpt.field));
    write_offsets(json, excerpt.span);
}

void write_place(JsonWriter& json, std::string_view name, const SharedPlace& place,
                 const ListedDocuments& listed) {
    json.key(name).begin_object();
    write_document(json, place.key, listed);
    json.key("word").value(place.begin).key("excerpt");
    if (place.excerpt) {
        json.begin_object();
        write_excerpt(json, *place.excerpt);
        json.key("sentences").begin_object();
        write_offsets(json, place.excerpt->sentences);
        json.end_object().key("text");
        write_text_or_null(json, place.excerpt->text);
        json.end_object();
    } else {
        json.null();
    }
    json.end_object();
}

void write_runs(JsonWriter& json, const Comparison& comparison, const ListedDocuments& listed) {
    json.key("runs").begin_array();
    for (const SharedRun& run : comparison.shared.runs) {
        json.begin_object().key("outlet").value(comparison.outlets[run.outlet].outlet);
        json.key("other").value(comparison.outlets[run.other].outlet);
        json.key("words").value(run.words);
        write_voices(json, run.voices);
        write_place(json, "here", run.here, listed);
        write_place(json, "there", run.there, listed);
        json.end_object();
    }
    json.end_array();
}

void write_documents(JsonWriter& json, const Comparison& comparison,
                     const ListedDocuments& listed) {
    json.key("documents").begin_array();
    for (const SharedDocument& document : comparison.shared.documents) {
        if (!listed.index_of(document.key)) continue;
        json.begin_object();
        write_document(json, document.key, listed);
        json.key("words").value(document.words).key("shared").value(document.shared);
        json.key("credits").begin_array();
        for (const CreditedAgency& credit : document.credits) {
            json.begin_object().key("agency").value(credit.agency);
            json.key("kind").value(name_of(credit.kind)).key("text").value(credit.text);
            json.end_object();
        }
        json.end_array().key("left_out").begin_array();
        for (const SharedExcerpt& excerpt : document.left_out) {
            json.begin_object();
            write_excerpt(json, excerpt);
            json.end_object();
        }
        json.end_array().end_object();
    }
    json.end_array();
}

}  // namespace

std::string shared_json(const Report& report, const ListedDocuments& listed) {
    JsonWriter json;
    json.begin_object().key("shortest_run").value(shortest_run);
    json.key("collapsed").value(report.shared_collapsed);
    write_outlets(json, report.comparison);
    write_runs(json, report.comparison, listed);
    write_documents(json, report.comparison, listed);
    json.end_object();
    return json.take();
}

}  // namespace parallax
