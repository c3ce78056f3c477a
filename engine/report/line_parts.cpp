#include "engine/report/line_parts.hpp"

namespace parallax {

void write_offsets(JsonWriter& json, Span span) {
    json.key("begin").value(span.begin).key("end").value(span.end);
}

void write_extract(JsonWriter& json, std::string_view bytes, const std::optional<Span>& span) {
    if (!span) {
        json.null();
        return;
    }
    json.begin_object();
    write_offsets(json, *span);
    json.key("text").value(slice(bytes, *span)).end_object();
}

void write_target(JsonWriter& json, const std::optional<TargetId>& target, const Lexicon& lexicon) {
    if (target) {
        json.value(lexicon.target(*target).id);
    } else {
        json.null();
    }
}

void write_text_or_null(JsonWriter& json, std::string_view text) {
    if (text.empty()) {
        json.null();
    } else {
        json.value(text);
    }
}

void write_document_labels(JsonWriter& json, const Document& document) {
    json.key("id").value(document.id);
    json.key("outlet").value(document.outlet);
    json.key("event");
    write_text_or_null(json, document.event);
    json.key("date");
    write_text_or_null(json, document.date);
}

std::optional<Span> speaker_of(const Annotation& annotation, const Hit& hit) {
    if (!hit.passage || *hit.passage >= annotation.passages.size()) {
        return std::nullopt;
    }
    return annotation.passages[*hit.passage].speaker;
}

}  // namespace parallax
