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

/// The member `name`: [begin, end].
void write_span(JsonWriter& out, std::string_view name, Span span);

/// The members "key", "field", "span", "sentence" and "text" of an Evidence or a HarmEvidence.
template <class AnyEvidence>
void write_place(JsonWriter& out, const AnyEvidence& evidence) {
    out.key("key").value(evidence.key).key("field").value(name_of(evidence.field));
    write_span(out, "span", evidence.span);
    write_span(out, "sentence", evidence.sentence);
    out.key("text").value(evidence.text);
}

/// The members "negated", "hypothetical" and "so_called".
void write_flags(JsonWriter& out, HitFlags flags);

}  // namespace parallax
