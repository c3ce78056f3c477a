#pragma once

#include "engine/core/json_writer.hpp"
#include "engine/lexicon/lexicon.hpp"
#include "engine/profile/analysed_document.hpp"

#include <optional>
#include <string_view>

namespace parallax {

/// Members "begin" and "end" of the object being written.
void write_offsets(JsonWriter& json, Span span);

/// {begin,end,text}, or null.
void write_extract(JsonWriter& json, std::string_view bytes, const std::optional<Span>& span);

/// The target's id, or null.
void write_target(JsonWriter& json, const std::optional<TargetId>& target, const Lexicon& lexicon);

/// Text, or null if it is empty.
void write_text_or_null(JsonWriter& json, std::string_view text);

/// Members "id", "outlet", "event" and "date".
void write_document_labels(JsonWriter& json, const Document& document);

/// The noun phrase that names who speaks the hit's passage, if there is one.
[[nodiscard]] std::optional<Span> speaker_of(const Annotation& annotation, const Hit& hit);

}  // namespace parallax
