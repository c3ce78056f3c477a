#pragma once

#include "engine/core/json_writer.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/profile/profile_table.hpp"

#include <optional>
#include <string_view>

namespace parallax {

/// The member `name`: the target's id, or null.
void write_target(JsonWriter& out, std::string_view name, std::optional<TargetId> target,
                  const Lexicon& lexicon);

/// The members "key", "field", "span", "sentence" and "text" of an Evidence or a HarmEvidence.
template <class AnyEvidence>
void write_place(JsonWriter& out, const AnyEvidence& evidence) {
    const auto write_span = [&out](std::string_view name, Span span) {
        out.key(name).begin_array().value(span.begin).value(span.end).end_array();
    };
    out.key("key").value(evidence.key).key("field").value(name_of(evidence.field));
    write_span("span", evidence.span);
    write_span("sentence", evidence.sentence);
    out.key("text").value(evidence.text);
}

/// The members "negated", "hypothetical" and "so_called".
void write_flags(JsonWriter& out, HitFlags flags);

}  // namespace parallax
