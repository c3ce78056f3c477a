#include "engine/profile/row_writer.hpp"

namespace parallax {

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

void write_flags(JsonWriter& out, HitFlags flags) {
    out.key("negated").value(bool{flags.negated});
    out.key("hypothetical").value(bool{flags.hypothetical});
    out.key("so_called").value(bool{flags.so_called});
}

}  // namespace parallax
